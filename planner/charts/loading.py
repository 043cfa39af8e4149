"""Loading matplotlib without the tables of its manual.

While its classes are defined, matplotlib works out which properties each has and writes them into help texts and
signatures. Nobody reads them in this program, and they were half of what loading the figures took.
"""

from typing import Any


def _tell_nothing(_described: object) -> str:
    """In place of what writes the tables."""
    return ""


def load_matplotlib() -> None:
    """Load what figures are drawn with, their help texts left out; nothing happens to what is loaded already."""
    from matplotlib import artist

    described: Any = artist
    described.kwdoc = _tell_nothing
    # No public name: where another version has none of that name, loading only takes longer.
    described.Artist._update_set_signature_and_docstring = classmethod(_tell_nothing)
    import matplotlib.backends.backend_agg
    import matplotlib.figure  # noqa: F401 - loaded, not used

"""The files shipped with the program, wherever it runs from."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent


def root() -> Path:
    """The folder of shipped resources: inside the package where it is installed or frozen, beside it in a checkout."""
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def path(*parts: str) -> Path:
    """The path of one shipped resource, for example ``path("market", "pack.json")``."""
    return root().joinpath(*parts)

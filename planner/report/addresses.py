"""Web addresses as the targets of links."""

from typing import Final
from urllib.parse import quote

_KEPT: Final = ":/?#[]@!$&'()*+,;=%~"


def target(url: str) -> str:
    """The address with nothing in it that could end a link: all but letters, digits and its own signs as %XX."""
    return quote(url, safe=_KEPT)

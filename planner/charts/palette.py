"""The colours of all charts: one set of tokens for light ground, one for dark."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``.

    ``forecast`` and ``plan_b`` are the blue of Okabe and Ito, made lighter for dark ground only; the other plans have
    their orange, green and purple on either ground.
    """

    background: str
    panel: str
    line: str
    ink: str
    muted: str
    accent: str
    accent_ground: str
    good: str
    attention: str
    forecast: str
    plan_a: str
    plan_b: str
    plan_c: str
    plan_d: str

    @property
    def plans(self) -> tuple[str, ...]:
        """The colours of up to four plans, in their order."""
        return (self.plan_a, self.plan_b, self.plan_c, self.plan_d)


LIGHT: Final = Palette(
    background="#f6f7f9",
    panel="#ffffff",
    line="#e3e6ea",
    ink="#1c2430",
    muted="#667085",
    accent="#0b62a4",
    accent_ground="#e8f1f9",
    good="#007a5a",
    attention="#b35c00",
    forecast="#0072b2",
    plan_a="#e69f00",
    plan_b="#0072b2",
    plan_c="#009e73",
    plan_d="#cc79a7",
)
DARK: Final = Palette(
    background="#16191e",
    panel="#1e232a",
    line="#323941",
    ink="#e8ebef",
    muted="#9aa4b2",
    accent="#6ab7f5",
    accent_ground="#223546",
    good="#4ac29a",
    attention="#f0a050",
    forecast="#56b4e9",
    plan_a="#e69f00",
    plan_b="#56b4e9",
    plan_c="#009e73",
    plan_d="#cc79a7",
)


def blend(colour: str, ground: str, share: float) -> str:
    """``colour`` laid over ``ground`` with the given share, 0 to 1: what a translucent area looks like there."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(share * top + (1 - share) * below):02x}" for top, below in pairs)


def contrast(colour: str, ground: str) -> float:
    """How well one colour can be read on the other: 1 not at all, 21 best (WCAG 2 contrast ratio)."""
    lights = sorted((_luminance(colour), _luminance(ground)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def clearest(ground: str, *colours: str) -> str:
    """The one of the colours that is read best on the ground."""
    return max(colours, key=lambda colour: contrast(colour, ground))


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

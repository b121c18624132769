"""The institution's accent, made readable: whatever it is, light and dark keep WCAG's contrast."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).parent / "static" / "ui" / "tokens.css"
READABLE = 4.5
"""WCAG 2.2, 1.4.3: contrast of text of normal size."""
VISIBLE = 3.0
"""WCAG 2.2, 1.4.11: contrast of what is not text."""
SURFACES = (
    "paper",
    "card",
    "sunken",
    "level-note-bg",
    "level-advice-bg",
    "level-answer-bg",
    "level-stop-bg",
    "good-bg",
)
"""The tokens on which a link may stand."""

Colour = tuple[int, int, int]
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Accent:
    """The accent in one theme, all as "#rrggbb": a fill, text on it, the fill pressed, text, and a tint."""

    fill: str
    on: str
    strong: str
    text: str
    tint: str


def parsed(text: str) -> Colour:
    """The colour of "#rgb" or "#rrggbb"; ValueError for anything else."""
    match = re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", text.strip().lower())
    if match is None:
        raise ValueError(f"{text!r} is not a colour like #1f5fa8")
    digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
    return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16))


def written(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """`colour` with a share (0 to 1) of `other` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return (red, green, blue)


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2's contrast ratio, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """WCAG 2's relative luminance."""
    parts = (part / 255 for part in colour)
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@cache
def surfaces(theme: str) -> tuple[Colour, ...]:
    """The colours of SURFACES in "light" or "dark", as tokens.css has them."""
    light, dark = TOKENS.read_text("utf-8").split('[data-bs-theme="dark"]')
    rules = light if theme == "light" else dark
    return tuple(parsed(re.search(rf"--{name}: (#[0-9a-f]+);", rules)[1]) for name in SURFACES)  # type: ignore[index]


@cache
def accent(chosen: str, theme: str) -> Accent:
    """What the chosen colour becomes in "light" or "dark"."""
    towards = BLACK if theme == "light" else WHITE
    around = surfaces(theme)
    fill = _moved(parsed(chosen), towards, around[:2], VISIBLE)
    on = max(WHITE, BLACK, key=lambda ink: contrast(ink, fill))
    away = BLACK if on == WHITE else WHITE
    tint = mixed(around[1], fill, 0.1)
    return Accent(
        fill=written(fill),
        on=written(on),
        strong=written(mixed(fill, away, 0.15)),
        text=written(_moved(parsed(chosen), towards, (*around, tint), READABLE)),
        tint=written(tint),
    )


def _moved(colour: Colour, towards: Colour, around: tuple[Colour, ...], enough: float) -> Colour:
    """The colour, moved no further than it must be to stand out from everything around it."""
    for step in range(101):
        moved = mixed(colour, towards, step / 100)
        if all(contrast(moved, surface) >= enough for surface in around):
            return moved
    return towards

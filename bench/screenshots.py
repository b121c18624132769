"""Screenshots drawn for the tests and the benchmark: English and Dutch, with invented names and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

LINES = {
    "en": (
        "The meeting about the new faculty building is on Thursday",
        "Please transfer EUR 1,250.00 to NL91 ABNA 0417 1643 00",
        "Student number s1234567, born on 3 March 2001",
        "Confidential: do not share before 14 May at 10:00",
        "We'll see you in the Lipsius building, room 0.03!",
        "Call +31 71 527 2727 or write to info@example.org",
        "Why don't we begin with (at least) 25% of the budget?",
    ),
    "nl": (
        "De vergadering over het nieuwe faculteitsgebouw is op donderdag",
        "Maak 1.250,00 euro over naar NL91 ABNA 0417 1643 00",
        "Studentnummer s1234567, geboren op 3 maart 2001",
        "Vertrouwelijk: niet delen voor 14 mei om 10.00 uur",
        "Tot ziens in het Lipsius, zaal 0.03! BSN 111222333",
        "Wij zijn het team voor onderwijs, beheer en bedrijfsvoering",
        "Wachtwoord: Kersentuin-58, wifi van de leeszaal",
    ),
}
_FONTS = Path("/usr/share/fonts/truetype")
TYPEFACES = {
    "": "",
    "sans": "dejavu/DejaVuSans.ttf",
    "serif": "dejavu/DejaVuSerif.ttf",
    "mono": "dejavu/DejaVuSansMono.ttf",
    "narrow": "liberation/LiberationSans-Regular.ttf",
}


def typefaces() -> list[str]:
    """Those that are on this machine; the one that Pillow draws by itself ("") always is."""
    return [name for name, path in TYPEFACES.items() if not path or (_FONTS / path).exists()]


def screenshot(
    lines: Sequence[str], *, size: int, dark: bool = False, width: int = 1100, typeface: str = ""
) -> Any:
    """Pixels (uint8, height × width × 3) of lines of text, letters of so many pixels."""
    path = TYPEFACES[typeface]
    font: Any = ImageFont.truetype(_FONTS / path, size) if path else ImageFont.load_default(size)
    paper, ink = ((24, 28, 36), (235, 235, 235)) if dark else ((255, 255, 255), (20, 20, 20))
    image = Image.new("RGB", (width, int(len(lines) * size * 1.7) + 60), paper)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((30, 30 + number * size * 1.7), line, font=font, fill=ink)
    return np.asarray(image)


def distance(one: str, other: str) -> int:
    """How many characters must be added, dropped or changed (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, against in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (letter != against))
    return row[-1]

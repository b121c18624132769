"""Does any text take more than linear time? The time of each hostile text at 1, 2, 4 and 8 times its size.

A linear check shows ratios near 2 from one column to the next; a quadratic one near 4.
"""

from __future__ import annotations

import sys
import time
from datetime import date

from pedel.policy import Draft, Pack, check

DAY = date(2026, 3, 2)
SIZE = 25_000
HOSTILE = {
    "letters": "a",
    "words": "word ",
    "capitals": "Anna Jan ",
    "digits": "1",
    "digits apart": "1 ",
    "phone-like": "06-",
    "at signs": "a@",
    "addresses": "a.b@c.nl ",
    "schemes": "http://",
    "slashes": "/",
    "open quotes": '"',
    "quotes": '"a b" ',
    "stars": "f*",
    "spaced letters": "a b ",
    "stretched": "looool ",
    "zero width": "a\u200b",
    "look-alikes": "аa",
    "emoji": "😡",
    "combining": "e\u0301",
    "right to left": "\u202ea",
    "newlines": "\n",
    "dots": ". ",
    "cues": "wachtwoord: bsn studentnummer embargo until born on ",
    "people": "Jan de Vries heeft een depressie en ",
    "insults": "you idiot klootzak ",
    "angry": "IK BEN WOEDEND!!! ",
    "claims": "50% of students the best research shows ",
    "news": "Leiden University announces news ",
    "hashtags": "#openaccessweek ",
    "months": "12 mei 2026 ",
}


def linear(pack: Pack) -> None:
    """Prints milliseconds at each size and the worst ratio between neighbours."""
    sys.stdout.write(
        f"  {'text of ' + format(SIZE, ',') + ' …':18s}{'1x':>9s}{'2x':>9s}{'4x':>9s}{'8x':>9s}  8x/4x\n"
    )
    for name, piece in HOSTILE.items():
        times = [_milliseconds(pack, piece, SIZE * factor) for factor in (1, 2, 4, 8)]
        shown = "".join(f"{value:9.1f}" for value in times)
        sys.stdout.write(f"  {name:18s}{shown}  {times[3] / times[2]:5.1f}\n")
        sys.stdout.flush()


def _milliseconds(pack: Pack, piece: str, size: int) -> float:
    text = (piece * (size // len(piece) + 1))[:size]
    best = float("inf")
    for _ in range(2):
        began = time.perf_counter()
        check(Draft(text, account="brand"), pack, day=DAY)
        best = min(best, (time.perf_counter() - began) * 1000)
    return best

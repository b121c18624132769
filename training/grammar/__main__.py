"""Shows what the grammar makes: `python -m training.grammar LANGUAGE [NUMBER] [SHOWN]`."""

from __future__ import annotations

import random
import sys
from collections import Counter

from .disguising import dressed
from .phrases import said
from .sentences import made


def main(language: str, number: int = 5000, shown: int = 80) -> None:
    """Counts per maker and kind, and some rows by chance."""
    rows = list(made(language, number, 7))
    print(len(rows), "rows", Counter(name for name, _, _ in rows).most_common())
    print("kinds", Counter(str(kinds) for _, _, kinds in rows).most_common())
    chance = random.Random(number)
    for name, text, kinds in chance.sample(rows, min(shown, len(rows))):
        label = "".join(
            "hic"[n] if kind == 1 else "?" if kind != kind else "-" for n, kind in enumerate(kinds)
        )
        print(f"{name:14} {label} {dressed(said(text), chance).text}")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))

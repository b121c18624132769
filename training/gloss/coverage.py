"""How much of the published rows the word list knows: `python -m training.gloss.coverage`."""

from __future__ import annotations

import gzip
import json
from collections import Counter

from ..rows import DATA
from .lexicon import phrases, words
from .pieces import pieces

NAME = 0.85
"""A word that has a capital this often, where not all of it has, is taken for a name. Ours."""


def main() -> None:
    """Print how many running words are known, and how many are names that are left alone."""
    known, seen, capitals = 0, Counter[str](), Counter[str]()
    with gzip.open(DATA / "abuse-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for piece in pieces(json.loads(line)["text"], ()):
                if piece.kind in {"word", "phrase"}:
                    known += len(piece.key.split())
                elif piece.kind == "other" and piece.key.replace("'", "").isalpha() and piece.key.isascii():
                    seen[piece.key] += 1
                    capitals[piece.key] += piece.is_capital and not piece.is_loud
    names = sum(n for word, n in seen.items() if capitals[word] >= NAME * n)
    total = known + sum(seen.values())
    print(f"{len(words()):,} words, {len(phrases()):,} phrases, {total:,} running words")
    print(f"known {known / total:.2%}, with names that stay {(known + names) / total:.2%}")
    print("most frequent unknown:", ", ".join(word for word, _ in seen.most_common(60)))


if __name__ == "__main__":
    main()

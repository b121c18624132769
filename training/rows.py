"""The rows that are learned from: published data and sentences of our own grammar."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import nan
from pathlib import Path

DATA = Path(__file__).parents[2] / "shared" / "data" / "language"
KINDS = ("discrimination", "insult", "obscenity")
HELD_OUT = 20
"""One row in so many is never learned from: it is for judging."""
TYPES = {
    "Identity based Attack": "discrimination",
    "Threat": "discrimination",
    "Insult": "insult",
    "Profane/Obscene": "obscenity",
}
"""What the annotators of the typed spans call our kinds; a threat is one against people."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text and what is said of it.

    `kinds` has for each of `KINDS` how far it holds, 0 to 1, or nan where nobody has said. `spans` are the
    places that carry it, None where nobody has said. `weight` is how much it counts.
    """

    text: str
    kinds: tuple[float, float, float]
    source: str
    spans: tuple[tuple[int, int], ...] | None = None
    weight: float = 1.0

    @property
    def is_held_out(self) -> bool:
        """Whether it is for judging only; decided by the text, so that copies stay together."""
        known = " ".join(self.text.lower().split())
        return int(hashlib.sha256(known.encode()).hexdigest(), 16) % HELD_OUT == 0


def published() -> Iterator[Row]:
    """Every row of the published data."""
    yield from _labelled()
    yield from _typed()
    yield from _toxic()


def _labelled() -> Iterator[Row]:
    for row in _read("abuse-train"):
        weight = 0.7 if row["source"] == "edos" else 1.0
        yield Row(row["text"], (float(row["hateful"]), nan, nan), row["source"], weight=weight)


def _typed() -> Iterator[Row]:
    for row in _read("typed-spans"):
        said = row["annotators"]
        share = dict.fromkeys(KINDS, 0.0)
        for spans in said:
            for kind in {TYPES[span["type"]] for span in spans if span["type"] in TYPES}:
                share[kind] += 1 / max(len(said), 1)
        places = [(s["start"], s["end"]) for spans in said for s in spans if s["type"] in TYPES]
        yield Row(row["text"], tuple(share[k] for k in KINDS), "typed", tuple(places), 0.7)  # type: ignore[arg-type]


def _toxic() -> Iterator[Row]:
    for row in _read("toxic-spans-train"):
        yield Row(row["text"], (nan, nan, nan), "toxic", tuple(_runs(row["toxic_characters"])), 0.5)


def _runs(characters: list[int]) -> Iterator[tuple[int, int]]:
    """Offsets one after another as (start, end)."""
    start = last = None
    for at in sorted(characters):
        if last is None or at != last + 1:
            if start is not None and last is not None:
                yield start, last + 1
            start = at
        last = at
    if start is not None and last is not None:
        yield start, last + 1


def _read(name: str) -> Iterator[dict]:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)

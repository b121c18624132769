"""Dutch compounds that insult, made from their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from ...terms import TermList
from .. import own_terms

MADE = {"person": "insult", "people": "slur", "thing": "obscene", "matter": "obscene"}
"""Which tag of words the compounds with a kind of head belong to."""


@cache
def compounds() -> Mapping[str, TermList]:
    """The compounds by tag: "insult-joined" written as one word, "insult-hyphened" in two parts.

    In a text a hyphen reads like a blank, so a check has to look which of the two it is where the
    prefix is a word of its own ("kanker").
    """
    parts = {tag: terms for tag, (terms, _) in own_terms("disrespect/compounds").items()}
    made: dict[str, list[str]] = {}
    for kind, tag in MADE.items():
        for prefix, head in _pairs(kind, parts):
            if prefix + head not in parts["harmless"]:
                made.setdefault(f"{tag}-joined", []).append(prefix + head)
                written = "loose" if prefix in parts["loose"] else "hyphened"
                made.setdefault(f"{tag}-{written}", []).append(f"{prefix} {head}")
    return {tag: TermList(tuple(terms), tag.endswith("-joined")) for tag, terms in made.items()}


def _pairs(kind: str, parts: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    prefixes = {"thing": parts["coarse"], "matter": parts["loose"]}
    return product(prefixes.get(kind, parts["prefix"] + parts["coarse"]), parts[kind])

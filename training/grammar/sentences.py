"""Rows made from the phrases."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from math import nan

from ..rows import Row
from .claiming import (
    Kinds,
    Made,
    claims,
    denied_inside,
    deserved,
    direct,
    kind_words,
    one_of_them,
    pronoun,
    slurs,
    tagged,
    wrapped,
)
from .clearing import beside, harmless, ordinary
from .disguising import dressed
from .insulting import acts, coarse, criticism, insults, told
from .phrases import said
from .voice import Voice

Maker = Callable[[Voice], Iterable[Made]]
MAKERS: tuple[tuple[float, Maker], ...] = (
    (0.08, claims),
    (0.09, wrapped),
    (0.03, denied_inside),
    (0.07, kind_words),
    (0.15, direct),
    (0.03, deserved),
    (0.03, pronoun),
    (0.04, one_of_them),
    (0.06, slurs),
    (0.02, tagged),
    (0.16, harmless),
    (0.18, ordinary),
    (0.11, insults),
    (0.03, acts),
    (0.02, told),
    (0.02, criticism),
    (0.05, coarse),
)
"""How often each maker is asked; it makes one row to five, in contrast. Ours."""
IN_EARNEST = (claims, wrapped, direct, slurs)
"""Makers in which coarse words are nobody's object of study."""
_COARSE = re.compile(r"\b(?:fuck|shit|kut|klote|kolere)|<(?:kanker|tyfus|tering|kut)>", re.IGNORECASE)
PATIENCE = 30
"""So many makings for each row asked for, before we say that there are no more."""


def made(language: str, number: int, seed: int) -> Iterator[tuple[str, str, Kinds]]:
    """So many different marked texts of a language at most: the maker's name, the text, its kinds."""
    voice = Voice(language, random.Random(f"{language}{seed}"))
    weights, makers = zip(*MAKERS, strict=True)
    seen: set[str] = set()
    for _ in range(number * PATIENCE):
        maker = voice.chance.choices(makers, weights)[0]
        for one in maker(voice):
            text, kinds = beside(voice, one)
            if maker in IN_EARNEST and kinds[2] == 0.0 and _COARSE.search(text):
                kinds = (kinds[0], kinds[1], nan)
            if text not in seen:
                seen.add(text)
                yield maker.__name__, text, kinds
            if len(seen) == number:
                return


def sentences(language: str, number: int, seed: int) -> Iterator[Row]:
    """So many different rows of a language at most; the same seed gives the same rows."""
    chance = random.Random(f"{language}{seed}dressed")
    for _, marked, kinds in made(language, number, seed):
        text, spans = dressed(said(marked), chance)
        yield Row(text, kinds, f"own-{language}", spans if 1.0 in kinds else ())

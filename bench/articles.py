"""Articles of invented sentences, for measuring: words in no order that anybody would write."""

from __future__ import annotations

import random
from collections.abc import Sequence

WORDS = (
    "the of and to in a is that for on with as by at from are this which was has their between after over "
    "de het een van en in op te dat voor met zijn niet aan er om ook als bij nog door over naar uit "
    "university faculty research student garden library professor museum lecture building minister letter "
    "universiteit faculteit onderzoek tuin bibliotheek hoogleraar lezing gebouw brief minister raad college "
    "tulip comet archive kingdom winter harbour painter treaty mirror colony statue bridge canal planet "
    "tulp komeet archief winter haven schilder verdrag spiegel brug gracht planeet eiland regen toren "
    "opens discovers presents studies moves keeps follows measures names closes invites honours "
    "opent ontdekt toont onderzoekt verhuist bewaart volgt meet noemt sluit nodigt eert vertelt"
).split()


def article(dice: random.Random, words: int) -> str:
    """An article of so many words; two of them share no row of words but by chance."""
    return " ".join(
        word + "." if dice.random() < 0.08 else word  # a sentence of twelve words
        for word in dice.choices(WORDS, k=words)
    )


def changed(words: Sequence[str], many: int, dice: random.Random) -> str:
    """The words with so many of them, anywhere, put into others."""
    kept = list(words)
    for place in dice.sample(range(len(kept)), many):
        kept[place] = "otherwise" if dice.random() < 0.5 else "anders"
    return " ".join(kept)

"""Language that does not respect people.

- `discrimination`: against people for what they are: a slur used as one, or a group (by religion,
  belief, race, origin, sex, disability or sexual orientation: article 1 of the Dutch Constitution,
  articles 137c and 137d of the Dutch Criminal Code) said to be worth less, to be dangerous by
  nature, or to have no place or rights.
- `insult`: a word or curse that insults, aimed at a person or at people.
- `obscenity`: coarse language, also when it is meant well.

Left alone on purpose: criticism, however sharp ("a disgrace", "idiotic policy" of a board: a plan
cannot be insulted); words that are quoted, spoken about, denied, condemned or told of others;
research, teaching, history, art and law; what people call themselves; names and homonyms; contempt
for an opinion, a trade or a thing. A disguise ("1d10t", "k l o o t z a k") changes nothing.

A fact ("blind people cannot drive") is none of it. What is said of a group counts also where a
pronoun takes it up ("Why hire women? They …"). All rests on words and the way they are aimed, so
what hurts without such words is missed. The lists are our own; the profanity lists of LDNOOBW
(CC BY 4.0) were looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ...match import Label, Match, Part, Scan
from ...terms import TermList
from ...text import Span, Text
from .. import own_terms
from .._frames import words
from . import stance
from .compounds import compounds
from .context import Context, Place
from .groups import hostile, signs
from .target import AIMED, around

CATEGORIES = {
    "discrimination": Label("words that discriminate against people", "woorden die mensen discrimineren"),
    "insult": Label("a personal insult", "een persoonlijke belediging"),
    "obscenity": Label("coarse language", "grove taal"),
}
WAKES_ON_TERMS = True

_IDLE = frozenset(("sign", "innocent", "name"))  # of these nothing can come


class Kind(NamedTuple):
    """What a tag of words is: its category, and what it needs to be aimed at."""

    category: str
    aim: str = ""


KINDS = {
    "slur": Kind("discrimination"),
    "slur-joined": Kind("discrimination"),
    "slur-loose": Kind("discrimination"),
    "slur-hyphened": Kind("discrimination", "hyphen"),
    "slur-aimed": Kind("discrimination", "figure"),
    "slur-abused": Kind("discrimination", "abused"),
    "masked-slur": Kind("discrimination", "mask"),
    "hate": Kind("discrimination"),
    "dated": Kind("discrimination"),
    "insult": Kind("insult"),
    "insult-joined": Kind("insult"),
    "insult-loose": Kind("insult"),
    "insult-hyphened": Kind("insult", "hyphen"),
    "insult-aimed": Kind("insult", "noun"),
    "insult-role": Kind("insult", "role"),
    "insult-herd": Kind("insult", "herd"),
    "insult-charge": Kind("insult", "charge"),
    "insult-figure": Kind("insult", "figure"),
    "masked-insult": Kind("insult", "mask"),
    "ableist": Kind("insult", "noun"),
    "ableist-abused": Kind("insult", "abused"),
    "adjective": Kind("insult", "adjective"),
    "attack": Kind("insult"),
    "obscene": Kind("obscenity"),
    "obscene-joined": Kind("obscenity"),
    "obscene-loose": Kind("obscenity"),
    "obscene-hyphened": Kind("obscenity", "hyphen"),
    "obscene-prefix": Kind("obscenity", "prefix"),
    "masked": Kind("obscenity", "mask"),
}


@dataclass(frozen=True)
class Params:
    """What a pack may set: `allowed` words and phrases that mean no harm there (a name, a title)."""

    allowed: tuple[str, ...] = ()


def terms(params: Params) -> Mapping[str, TermList]:
    """The groups, the Dutch compounds and the harmless expressions, with what the pack allows."""
    innocent = TermList(words("disrespect/innocent", "innocent") + tuple(params.allowed))
    people = own_terms("disrespect/people")
    return {**people, **compounds(), "sign": signs(), "innocent": innocent}


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields a match for each such word or statement; the dated ones are questions."""
    for part in scan.parts:
        if part.where == "link" or scan.all_hits(part).keys() <= _IDLE:
            continue
        context: Context | None = None
        reach: dict[str, int] = {}
        for start, end, tag, about in sorted(_candidates(scan, part), key=lambda c: (c[0], -c[1])):
            category = _CATEGORY[tag]
            if end <= reach.get(category, 0):
                continue
            if tag in KINDS and not _is_aimed(part.text, start, end, KINDS[tag]):
                continue
            context = context or Context(part, scan.hits(part, "innocent"), scan.hits(part, "name"))
            if about is not None and _is_of_others(context, context.place(*about).asked):
                continue
            if _stands(context, context.place(start, end), tag):
                reach[category] = end
                yield Match(category, part, start, end, ask=tag == "dated")


_CATEGORY = {tag: kind.category for tag, kind in KINDS.items()}
_CATEGORY |= {"said of a group": "discrimination", "said of a lot": "insult"}


def _candidates(scan: Scan, part: Part) -> Iterator[tuple[int, int, str, Span | None]]:
    for tag, spans in scan.all_hits(part).items():
        if tag in KINDS:
            for start, end in spans:
                yield start, _word_end(part.text.folded, end) if tag == "obscene-prefix" else end, tag, None
    for said in hostile(scan, part):
        yield said.start, said.end, "said of a group" if said.is_named else "said of a lot", said.about


def _stands(context: Context, place: Place, tag: str) -> bool:
    """Whether nothing around a candidate clears it."""
    if tag.startswith("said"):
        place = stance.without_purpose(place)
        return not (stance.is_proud(place) or stance.is_denied(place) or _is_of_others(context, place))
    if context.is_foreign(place):
        return False
    if _CATEGORY[tag] == "discrimination":
        return not (stance.is_denied(place) or stance.is_proud(place) or stance.is_discussed(place))
    if _CATEGORY[tag] == "insult":
        return not (stance.is_not_meant(place) or stance.is_made_up(place))
    return True


def _is_of_others(context: Context, place: Place) -> bool:
    """Whether what is said is quoted, told, studied or condemned."""
    told = stance.is_discussed(place) or stance.is_a_claim_of_others(place)
    return told or context.is_foreign(place)


def _word_end(folded: str, end: int) -> int:
    """Where the word ends of which a prefix ends here; a long one is cut."""
    rest = folded[end : end + 24]
    return end + next((index for index, char in enumerate(rest) if not char.isalpha()), len(rest))


def _is_aimed(text: Text, start: int, end: int, kind: Kind) -> bool:
    """Whether a word is aimed at somebody, as far as words of its kind must be."""
    folded = text.folded
    word = folded[start:end]
    if kind.aim == "prefix":
        return len(word) > 5 and text.clean[start].islower()
    if kind.aim == "hyphen":
        return "-" in word
    if kind.aim == "mask":
        return any(sign in word for sign in "*#@")
    if kind.category != "obscenity" and _is_joined(folded, start, end):
        return False
    if not kind.aim:
        return True
    before, after = around(folded, start, end)
    return AIMED[kind.aim](before, word, after)


def _is_joined(folded: str, start: int, end: int) -> bool:
    """Whether a hyphen makes it part of a longer word ("slut-shaming", "psycho-social")."""
    before, after = folded[max(0, start - 2) : start], folded[end : end + 2]
    return (before[-1:] == "-" and before[:1].isalpha()) or (after[:1] == "-" and after[1:].isalpha())

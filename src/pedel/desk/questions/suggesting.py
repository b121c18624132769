"""The answers that exist already: guidance and clauses that a question may be about."""

from __future__ import annotations

from dataclasses import dataclass

from pedel.desk.guidelines import shelf
from pedel.desk.guidelines.searching import search as search_clauses
from pedel.desk.guidelines.searching import words
from pedel.policy import Clause

from .models import Guidance
from .searching import search_words

MOST_GUIDANCE, MOST_CLAUSES = 4, 4
"""As many as one reads before one asks. Ours."""
SHORTEST = 4
"""Shorter words say little about what is asked."""
NEAR = 0.5
"""A clause is shown that fits at least half as well as the best one."""
COMMON = frozenset(
    """about above after again also although always another anybody anyone anything because been before
    being between both cannot could does doing done dont during each either else ever every everybody
    everyone from have having here into just know like make many maybe might more most much must need never
    only other ought over please question quite really shall should since some somebody someone something
    such sure than that their them then there these they thing think this those though through today under
    until upon very want wants were what when where whether which while will with within without would
    your yours yourself
    aan alleen alles als altijd andere anders bent ben bij daar daarna daarom dacht deze doen door echt
    een eens even gaan geen graag heb hebben heeft hier hierover hoe hoeft iedereen iemand iets ik
    jouw jullie kan kunnen kunt maar mag mijn mijzelf misschien moet moeten mogen naar niet niets nodig
    nog omdat onder ons onze ook over tegen toch toen tussen uit van vraag vragen waar waarom wanneer
    want wat weet welk welke werd wie wil willen wilt worden wordt zelf zijn zoals zonder zou zouden
    """.split()
)
"""Words of both languages that stand in every question. Ours."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is already, the best first."""

    guidance: list[Guidance]
    clauses: list[Clause]

    def __bool__(self) -> bool:
        return bool(self.guidance or self.clauses)

    @property
    def names(self) -> set[str]:
        """What tells one answer from another, to know which of them somebody has seen."""
        return {f"g{one.pk}" for one in self.guidance} | {clause.id for clause in self.clauses}


def known(text: str) -> Known:
    """The published guidance and the clauses in force that have words of a question. Two queries."""
    asked = keywords(text)
    rows = Guidance.objects.filter(state=Guidance.State.PUBLISHED).select_related("current")
    found = search_clauses(shelf.in_force(), " ".join(asked))
    near = [one.clause for one in found if one.fit >= NEAR * found[0].fit]
    return Known(search_words(rows, asked)[:MOST_GUIDANCE], near[:MOST_CLAUSES])


def keywords(text: str) -> list[str]:
    """The words of a question that say what it is about, each once, in order."""
    found = (word for word in words(text) if len(word) >= SHORTEST and word not in COMMON)
    return list(dict.fromkeys(found))


def clauses_of(ids: list[str]) -> list[Clause]:
    """The clauses with these ids, as far as some pack has them."""
    pairs = ((pack, one) for one in ids if (pack := shelf.pack_of(one)))
    return [pack[one] for pack, one in pairs]

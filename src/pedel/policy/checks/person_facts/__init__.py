"""A named private person together with something sensitive about them.

"My student Sanne de Boer has a depression" names a person and her health. The guidelines ask for
that person's permission before anything about them goes round, so this check looks for a name and a
fact that is *said of* that name, in one sentence, in English and Dutch:

- `health`, `grades`, `discipline`, `leave`, `money`, `complaint`, `family`: what the fact is about.
- `picture`: a picture in which people are named or can be recognised is announced ("from left to
  right: …", "a photo of my students").

Left alone on purpose: what a person studies, teaches or writes about ("Jan Smit lectures on
depression"), public figures in their role, the dead and the famous, fiction, praise, permission that
is stated, and the author's own life. Nobody is looked up: names are known by their shape, by common
given names, and by the words that stand before them. A lone given name is asked about, not told.

The categories follow what the General Data Protection Regulation sets apart (articles 9 and 10:
health, sexual life, offences) and what belongs to study and work (grades, discipline, leave, money,
complaints).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ...match import Label, Match, Part, Scan
from ...text import Span, Text
from .context import is_praise, is_public, is_self, is_set_aside
from .figures import figures
from .names import Name, Word, names, vocabulary, words_between
from .pictures import pictures
from .said import Fact, is_said_of

CATEGORIES = {
    "health": Label("something about a person's health", "iets over iemands gezondheid"),
    "grades": Label("a person's grades or study results", "iemands cijfers of studieresultaten"),
    "discipline": Label(
        "a measure or suspicion against a person", "een maatregel of verdenking tegen iemand"
    ),
    "leave": Label("why a person is on leave", "waarom iemand met verlof is"),
    "money": Label("a person's money matters", "iemands geldzaken"),
    "complaint": Label("a complaint that concerns a person", "een klacht die iemand betreft"),
    "family": Label("a person's family or love life", "iemands gezin of liefdesleven"),
    "picture": Label("people in a picture", "mensen op een foto"),
}
VALUES = ("person",)
WAKES_ON_TERMS = True

_FACTS = ("health", "grades", "discipline", "leave", "money", "complaint", "family")
_LONGEST_SENTENCE = 600
_PRONOUNS = frozenset(("she", "he", "they", "zij", "ze", "hij"))
_SINGULAR = frozenset(
    "heeft is was had werd wordt kreeg krijgt zit ligt gaat kampt lijdt slikt haalde zakte".split()
)
_SURELY_ONE = frozenset(("she", "he", "hij"))


@dataclass(frozen=True)
class Params:
    """Nothing to set: what is sensitive is set by law, not by an institution."""


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields one match for each sentence and category in which a fact is said of a named person."""
    for part in scan.parts:
        if part.where.startswith(("text", "alt", "bio")) and scan.all_hits(part):
            yield from _facts_of(scan, part)
            yield from pictures(scan, part, partial(_people, scan, part))


def _facts_of(scan: Scan, part: Part) -> Iterator[Match]:
    for (start, end), hits in _by_sentence(scan, part).items():
        words = words_between(part.text, start, min(end, start + _LONGEST_SENTENCE))
        known = _people(scan, part, words)
        known = [*known, *_again(words, known)] if known else _meant(scan, part, words, start)
        if not known or is_set_aside(scan, part, start, end, words):
            continue
        told = {"grades"} if is_praise(words) else set()
        for fact in _facts(words, hits):
            name = _person_of(part.text, words, known, fact)
            if name is not None and fact.category not in told:
                told.add(fact.category)
                yield _match(part, words, name, fact)


def _people(scan: Scan, part: Part, words: list[Word]) -> list[Name]:
    """The private persons that are named among the words."""
    found = names(part.text, words)
    return [n for n in found if not is_public(part.text, words, n) and not is_self(scan, words, n)]


def _meant(scan: Scan, part: Part, words: list[Word], start: int) -> list[Name]:
    """The person that "she" or "hij" means: the only one named in the sentence before."""
    index = next((i for i, word in enumerate(words[:3]) if word.folded in _PRONOUNS), None)
    if index is None or start == 0:
        return []
    before = words_between(part.text, *part.text.sentence(start - 1))[-_LONGEST_SENTENCE // 6 :]
    people = _people(scan, part, before)
    return [people[0]._replace(first=index, last=index + 1)] if len(people) == 1 else []


def _again(words: list[Word], known: list[Name]) -> Iterator[Name]:
    """Every "she" or "hij" that means the one person named before it in the same sentence."""
    if len(known) != 1:
        return
    others = vocabulary()["break"] - vocabulary()["mood"]
    for index in range(known[0].last, len(words) - 1):
        folded = words[index].folded
        if folded in others:
            return
        if folded in _SURELY_ONE or (folded in _PRONOUNS and words[index + 1].folded in _SINGULAR):
            yield known[0]._replace(first=index, last=index + 1)


def _by_sentence(scan: Scan, part: Part) -> dict[Span, list[tuple[Span, str, str]]]:
    """The hits of facts by the sentence they stand in."""
    grouped: dict[Span, list[tuple[Span, str, str]]] = {}
    for category in _FACTS:
        for form in ("", ".state", ".noun", ".of", ".against"):
            for span in scan.hits(part, category + form):
                grouped.setdefault(part.text.sentence(span[0]), []).append((span, category, form[1:]))
    for span, category, form in figures(scan, part):
        grouped.setdefault(part.text.sentence(span[0]), []).append((span, category, form))
    return grouped


def _facts(words: list[Word], hits: list[tuple[Span, str, str]]) -> Iterator[Fact]:
    starts = [word.start for word in words]
    for (start, end), category, form in sorted(hits):
        first = bisect_right(starts, start) - 1  # the term may be the end of a compound
        last = bisect_left(starts, end)
        whole = last > 0 and words[last - 1].end <= end  # "astma" says nothing in "astma-onderzoek"
        if 0 <= first < last and whole:
            yield Fact(first, last, category, form)


def _person_of(text: Text, words: list[Word], known: list[Name], fact: Fact) -> Name | None:
    """The person a fact is said of: the nearest name that stands in the right place to it."""
    fitting = [name for name in known if is_said_of(text, words, name, fact)]
    return min(fitting, key=lambda name: abs(name.first - fact.first), default=None)


def _match(part: Part, words: list[Word], name: Name, fact: Fact) -> Match:
    start = min(name.start, words[fact.first].start)
    end = max(words[name.last - 1].end, words[fact.last - 1].end)
    return Match(
        fact.category,
        part,
        start,
        end,
        ask=not (name.sure or fact.category == "grades"),
        values={"person": name.initials},
    )

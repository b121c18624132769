"""Whether guidance names or betrays anybody: the policy's checks, names, and copied passages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from pedel.desk import packs
from pedel.desk.checking.showing import Shown, shown
from pedel.desk.guidelines.reading import language
from pedel.desk.guidelines.searching import words
from pedel.desk.knowledge import known
from pedel.desk.people.models import Person
from pedel.policy import Draft, check

from .models import Question, Wording

FIRM = frozenset(("identifiers", "secrets"))
LOOKED = FIRM | {"person_facts", "classified"}
"""The checks that speak of people and of what is not public."""
COPIED = 8
"""So many words in a row, the same as in the question, count as copied. No guideline gives this. Ours."""


@dataclass(frozen=True, slots=True)
class Concern:
    """Something in guidance that may point to a person; a firm one cannot be explained away.

    `excerpt` holds no masked value; `clause` is the id of the clause that speaks to it, or "".
    """

    message: str
    excerpt: str
    clause: str
    is_firm: bool


def concerns(wording: Wording, question: Question | None) -> list[Concern]:
    """What has to go or to be explained before this wording may appear, in the reader's language."""
    found: list[Concern] = []
    for lang in ("en", "nl"):
        text = f"{getattr(wording, f'question_{lang}')}\n\n{getattr(wording, f'answer_{lang}')}".strip()
        if text:
            found += [*_by_checks(text, lang), *_names(text, question), *_copied(text, question)]
    return list(dict.fromkeys(found))


def _by_checks(text: str, lang: str) -> Iterator[Concern]:
    report = check(Draft(text, account="brand", lang=lang), packs.in_force(), known=known())
    pairs = zip(shown(report, language()), report.findings, strict=True)
    yield from (_concern(one, finding.check) for one, finding in pairs if finding.check in LOOKED)


def _concern(one: Shown, check_name: str) -> Concern:
    return Concern(one.message, "" if one.is_masked else one.excerpt, one.clause.id, check_name in FIRM)


def _names(text: str, question: Question | None) -> Iterator[Concern]:
    """The one who asked is never named; colleagues only where there is a reason."""
    asker = question.asked_by if question else None
    if asker and (_holds(text, asker.name) or _holds(text, asker.email)):
        yield Concern(_("The one who asked is named. Take that out."), "", "", is_firm=True)
    known_here = Person.objects.filter(name__contains=" ").exclude(pk=asker.pk if asker else None)
    for name in known_here.values_list("name", flat=True):
        if _holds(text, name):
            why = _("A colleague is named. Take the name out, or say why it may stand.")
            yield Concern(why, name, "", is_firm=False)


def _holds(text: str, name: str) -> bool:
    name = re.escape(name.strip())
    return bool(name) and re.search(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE) is not None


def _copied(text: str, question: Question | None) -> Iterator[Concern]:
    """A passage of the question, of what was said then, or of the draft, word by word."""
    if question is None:
        return
    given: list[Any] = [question.text, *question.turns.filter(kind="reply").values_list("text", flat=True)]
    if enclosure := getattr(question, "enclosure", None):
        given.append(enclosure.text)
    theirs = {run for one in given for run in _runs(one)}
    if same := next((run for run in _runs(text) if run in theirs), None):
        why = _("A passage is the same as in the question. Say it in general words, or say why it may stand.")
        yield Concern(why, " ".join(same), "", is_firm=False)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    said = words(text)
    yield from (tuple(said[start : start + COPIED]) for start in range(len(said) - COPIED + 1))

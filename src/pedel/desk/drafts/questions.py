"""The questions that only the author can answer, and what they answered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pedel.desk import packs
from pedel.desk.checking.showing import asked
from pedel.policy import Clause, Question, Report

from .checked import reports
from .models import Answer, Draft, Fact
from .writing import Writing

LICENCE = "liability.copyright"
"""The clause that asks who made a picture."""
YES, NO, NOT_APPLICABLE = "yes", "no", "n/a"
WORDS = {YES: _("Yes"), NO: _("No"), NOT_APPLICABLE: _("Does not apply")}


@dataclass(frozen=True, slots=True)
class Put:
    """A question as it is put, and its answer.

    `id` tells it again; `is_about_facts`: it is answered by the list of facts that somebody has checked.
    """

    clause: Clause
    id: str
    text: str
    answer: Answer | None = None
    facts: tuple[Fact, ...] = ()

    @property
    def is_about_facts(self) -> bool:
        return attests(self.clause)

    @property
    def is_open(self) -> bool:
        return self.answer is None and not self.facts


def attests(clause: Clause) -> bool:
    """Whether a clause wants somebody to vouch for what a brand account says."""
    return "attest" in clause.effects.get("brand", ())


def questions(draft: Draft, lang: str, writing: Writing | None = None) -> list[Put]:
    """What is asked about a draft, each question once, in "en" or "nl"."""
    answers = {
        (answer.clause, answer.question): answer for answer in draft.answers.select_related("given_by")
    }
    facts = tuple(draft.facts.all())
    put: dict[tuple[str, str], Put] = {}
    for target_report in reports(draft, writing):
        report = target_report.report
        for question, one in zip(report.questions, asked(report, lang), strict=True):
            key = (one.clause.id, told(report, question))
            about = facts if attests(one.clause) else ()
            put.setdefault(key, Put(one.clause, key[1], one.text, answers.get(key), about))
    return [*put.values(), *_of_licences(draft, lang, answers)]


def _of_licences(draft: Draft, lang: str, answers: Mapping[tuple[str, str], Answer]) -> Iterator[Put]:
    """Each picture of which the library knows no licence asks whether it may be used."""
    pack = packs.in_force()
    for picture in draft.pictures.all() if LICENCE in pack else ():
        if picture.asset is not None and not picture.asset.licence:
            key = (LICENCE, f"licence:{picture.asset.sha256[:16]}")
            with override(lang):
                text = _("Nobody has noted who made “%s” and on what ground it may be used. May you use it?")
                yield Put(pack[LICENCE], key[1], str(text % picture.name), answers.get(key))


def told(report: Report, question: Question) -> str:
    """What tells a question again: its id, and where it is about a passage, a digest of that."""
    if question.end <= question.start:
        return question.id
    text = next(part.text.original for part in report.parts if part.where == question.where)
    passage = " ".join(text[question.start : question.end].casefold().split())
    return f"{question.id}:{hashlib.sha256(passage.encode()).hexdigest()[:16]}"

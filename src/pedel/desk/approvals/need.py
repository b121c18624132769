"""Whether a draft needs approval, why, and whose. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk import packs
from pedel.desk.accounts.models import Account
from pedel.desk.drafts.findings import findings
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.questions import YES
from pedel.desk.drafts.reports import Point, lang, open_points
from pedel.desk.mandates.authority import Reason, authority
from pedel.desk.mandates.kinds import NEVER_AT_ONCE
from pedel.desk.mandates.models import Mandate
from pedel.desk.mandates.wording import sentence
from pedel.desk.people.models import Person, Unit

from .routes import Stop, excluded, route

GATE = "approval.gate"
"""The kind of clause that asks for a yes; its questions decide whether it does."""


@dataclass(frozen=True, slots=True)
class Need:
    """What has to happen before a draft goes out.

    `at_once`: it may go out without approval. `reasons`: why not. `route`: (unit, rule, approvers) one
    after another; empty when nobody may say yes. `passed`: units passed over, because those who could
    say yes there had a hand in the draft. `points`: what keeps it from going out either way.
    """

    at_once: bool
    reasons: tuple[Reason, ...]
    route: tuple[Stop, ...]
    points: tuple[Point, ...]
    passed: tuple[Unit, ...]
    mandates: tuple[Mandate, ...]


def need(draft: Draft, person: Person) -> Need:
    """What a draft needs if this person sends it out or asks for approval now."""
    authorities = [
        authority(person, target.account, draft.kind, draft.topics, draft.language)
        for target in draft.targets.all()
    ]
    mandates = tuple(held.mandate for held in authorities if held.mandate)
    reasons = _once((*_of_clauses(draft), *(reason for held in authorities for reason in held.reasons)))
    way = route(draft, excluded(draft, person))
    points = tuple(blocking(draft))
    at_once = not reasons and bool(authorities)
    return Need(at_once, reasons, way.stops, points, way.passed, mandates)


def blocking(draft: Draft) -> Iterator[Point]:
    """Everything that keeps a draft both from going out and from being put to somebody."""
    yield from open_points(draft)
    for target in draft.targets.all():
        if target.account.state == Account.State.CLOSED:
            text = sentence(_("{account} is closed: nothing goes out on it."), account=str(target.account))
            yield Point("account", str(target.account_id), "", str(text))
    if draft.planned_for and draft.planned_for <= timezone.now():
        text = _("The time for which it is planned has passed. Choose a new one.")
        yield Point("time", "planned_for", "", str(text))


def _of_clauses(draft: Draft) -> Iterator[Reason]:
    """What the guidelines themselves ask approval for."""
    gates = [clause for clause in packs.in_force() if clause.kind == GATE]
    asked = {(clause.id, question.id) for clause in gates for question in clause.questions}
    if draft.kind in NEVER_AT_ONCE:
        text = _("A message with the university's views always needs approval.")
        yield Reason("views", text, gates[0].id if gates else "")
    for answer in draft.answers.all():
        if answer.answer == YES and (answer.clause, answer.question.partition(":")[0]) in asked:
            yield Reason("views", _("You say that it states the university's views."), answer.clause)
    for found in findings(draft, lang()):
        if found.shown.level == "answer" and found.reason is not None:
            text = sentence(
                _("You leave something as it is that the guidelines ask about: {title}."),
                title=found.shown.title.rstrip("."),
            )
            yield Reason("set-aside", text, found.shown.clause.id)


def _once(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Each sentence once; the university's views are one reason, whoever brings it up."""
    told: dict[tuple[str, str], Reason] = {}
    for reason in reasons:
        told.setdefault(("views", "") if reason.code == "views" else (reason.code, str(reason.text)), reason)
    return tuple(told.values())

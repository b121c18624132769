"""What waits for a person's yes, what they asked, what they decided. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from pedel.desk.drafts.models import Draft, Revision
from pedel.desk.people.models import Person, Role

from . import access
from .models import Decision, Delegation, Request, Step
from .roster import Roster, Voice
from .standing import excluded, open_step, standing, voice

MOST = 500
"""Requests at most that are looked through for one person."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request on which a person can decide now; `is_theirs`: they are asked first, not as a reserve."""

    request: Request
    step: Step
    voice: Voice
    is_theirs: bool


def waiting_for(person: Person) -> list[Waiting]:
    """What they can decide now, the oldest first; the number of queries does not grow with it."""
    if person.has_left():
        return []
    requests = [request for request in _open_to(person) if standing(request) == Request.State.WAITING]
    pairs = [(request, step) for request in requests if (step := open_step(request))]
    roster = Roster(step.unit for _, step in pairs)
    return [found for request, step in pairs if (found := _waiting(person, request, step, roster))]


def _waiting(person: Person, request: Request, step: Step, roster: Roster) -> Waiting | None:
    without = excluded(request)
    if person.pk in without:
        return None
    bench = roster.bench(step.unit, without, request.revision.draft.unit.path)
    if bench is None or (speaks := voice(step, bench, person)) is None:
        return None
    is_theirs = person in bench.asked_first() or request.escalated_at is not None
    return Waiting(request, step, speaks, is_theirs)


def _open_to(person: Person) -> QuerySet[Request]:
    """Requests of the units for which they can have a say."""
    delegated = Delegation.objects.on().filter(receiver=person).values_list("unit__path", flat=True)
    about = Q(pk=None)
    for path in {*person.paths(Role.APPROVER), *delegated}:
        about |= Q(pk__in=Step.objects.filter(unit__path__startswith=path).values("request"))
        about |= Q(revision__in=Revision.objects.filter(draft__unit__path__startswith=path))
    rows = Request.objects.filter(
        about, state=Request.State.WAITING, revision__draft__state=Draft.State.WAITING
    )
    return shown(rows).order_by("asked_at", "pk")[:MOST]


def seen_by(person: Person) -> QuerySet[Request]:
    """Everything they see, the newest first."""
    return shown(access.requests_for(person))


def asked_by(person: Person) -> QuerySet[Request]:
    """What they asked, or what was asked for a draft of theirs; the newest first."""
    return shown(
        Request.objects.none() if person.has_left() else Request.objects.filter(access.asked(person))
    )


def decided_by(person: Person) -> QuerySet[Request]:
    """What they said yes or no to, the newest first."""
    said = Decision.objects.filter(person=person).exclude(word=Decision.Word.ASK).values("step__request")
    return shown(access.requests_for(person).filter(pk__in=said))


def come_back(person: Person) -> list[Request]:
    """What may ask something of those who wrote it: asked about, or approved (perhaps too late)."""
    rows = asked_by(person).filter(
        Q(state=Request.State.APPROVED, revision__draft__state=Draft.State.APPROVED)
        | Q(state=Request.State.WAITING, revision__draft__state=Draft.State.WAITING)
    )
    return list(rows[:MOST])


def last_decision(request: Request) -> Decision | None:
    """The last word on a request, of decisions that have been fetched."""
    said = [decision for step in request.steps.all() for decision in step.decisions.all()]
    return max(said, key=lambda decision: (decision.decided_at, decision.pk), default=None)


def shown(requests: QuerySet[Request]) -> QuerySet[Request]:
    """With all that a line in a list needs."""
    return requests.select_related(
        "revision__draft__unit", "revision__draft__author", "asked_by"
    ).prefetch_related("steps__unit", "steps__decisions__person", "revision__draft__targets__account")

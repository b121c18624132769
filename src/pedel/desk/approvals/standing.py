"""How a request stands now. Reads only: what the row says, held against the draft and the clock."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.drafts import content
from pedel.desk.drafts.models import Draft, Revision
from pedel.desk.people.models import Person

from .models import Decision, Request, Rule, Step
from .roster import Bench, Voice

OPEN = {Request.State.WAITING: Draft.State.WAITING, Request.State.APPROVED: Draft.State.APPROVED}
"""The state in which a draft is as long as nobody touched it since."""


def standing(request: Request) -> str:
    """The state that holds: an edit voids, and time ends, what the row still calls waiting or approved."""
    if request.state not in OPEN or is_used(request):
        return str(request.state)
    if request.revision.draft.state != OPEN[request.state]:
        return str(Request.State.VOID)
    return str(Request.State.EXPIRED if request.expires_at <= timezone.now() else request.state)


def is_used(request: Request) -> bool:
    """Whether a yes has done its work: what it was for has gone out, and neither edit nor time ends it."""
    is_sent = request.revision.draft.state == Draft.State.SENT
    return request.state == Request.State.APPROVED and is_sent


def label(request: Request, state: str) -> str:
    """How it stands in words; a yes that was used says so."""
    return str(_("approved, and gone out") if is_used(request) else Request.State(state).label)


def is_as_frozen(draft: Draft, revision: Revision) -> bool:
    """Whether the draft still says exactly what the revision says, and nothing newer was frozen."""
    newest = Revision.objects.filter(draft=draft).order_by("-number").values_list("pk", flat=True).first()
    salt = content.read(revision)["salt"]
    now = content.digest(content.canonical(content.content(draft, salt)))
    return newest == revision.pk and now == revision.digest


def excluded(request: Request) -> frozenset[int]:
    """The ids of those who never decide on this request: author, asker, and all who edited."""
    revision = request.revision
    people = (revision.draft.author_id, request.asked_by_id, revision.frozen_by_id)
    return frozenset([*people, *revision.editors])


def open_step(request: Request) -> Step | None:
    """The step that waits, of steps that have been fetched."""
    return next((step for step in request.steps.all() if step.state == Step.State.OPEN), None)


def filled(decisions: Iterable[Decision]) -> set[int | None]:
    """The ids of those for whom a yes has been said."""
    yes = (d for d in decisions if d.word == Decision.Word.APPROVE)
    return {d.standing_in_for_id or d.person_id for d in yes}


def is_complete(step: Step, bench: Bench, decisions: Iterable[Decision]) -> bool:
    """Whether the step has every yes that it needs."""
    said = filled(decisions)
    if step.rule == Rule.ANY:
        return bool(said)
    return bool(said) and said.issuperset(seat.pk for seat in bench.seats)


def voice(step: Step, bench: Bench | None, person: Person) -> Voice | None:
    """In which role and for whom a person can speak on a step now; None if they have no say (left)."""
    decisions = list(step.decisions.all())
    if bench is None or person.has_left() or _has_spoken(person, decisions):
        return None
    said = filled(decisions) if step.rule == Rule.ALL else set()
    return next((voice for voice in bench.voices(person) if voice.seat.pk not in said), None)


def _has_spoken(person: Person, decisions: Iterable[Decision]) -> bool:
    return any(d.person_id == person.pk and d.word != Decision.Word.ASK for d in decisions)

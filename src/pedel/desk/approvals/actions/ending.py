"""How requests end without a decision: withdrawn, void by an edit, expired."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.drafts.models import Draft, Revision
from pedel.desk.drafts.states import move
from pedel.desk.people.models import Person
from pedel.desk.record.acting import WORKER, Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict, Permission, granted, refused

from .. import access
from ..access import benches_of
from ..models import Request
from ..standing import OPEN, is_used, open_step, standing
from .about import about, close, held
from .telling import tell_of, writers

LIVE = (Request.State.WAITING, Request.State.APPROVED)


def may_tidy(by: Actor, request: Request) -> Permission:
    """Only the desk itself writes down what an edit or the clock has done."""
    if by.person is None and by.via == "worker":
        return granted("worker")
    return refused(_("The desk does this by itself."))


@action("approval.withdrawn", may=access.may_withdraw)
def withdraw(by: Actor, request: Request) -> Done:
    """A request, or an approval that was not used yet, was taken back."""
    now = held(request)
    was, draft = standing(now), now.revision.draft
    if is_used(now):
        raise Conflict(_("It has gone out already. What is on the network is taken back from its own page."))
    if was not in LIVE:
        raise Conflict(_("There is nothing to take back: it is {state}.").format(state=_state(was)))
    people = _involved(now)
    close(now, Request.State.WITHDRAWN, *LIVE, decided_at=timezone.now())
    move(draft, OPEN[was], to=Draft.State.WRITING)
    tell_of(now, "withdrawn", [person for person in people if person != by.person], who=str(by))
    return about(now.revision, now, request=now.pk, was=was)


@action("approval.voided", may=may_tidy)
def void(by: Actor, request: Request, *, is_quiet: bool = False) -> Done:
    """A request or an approval ended because the draft was edited since."""
    now = held(request)
    if standing(now) != Request.State.VOID or now.state not in LIVE:
        raise Conflict(_("It holds after all."))
    was, people = now.state, _involved(now)
    close(now, Request.State.VOID, *LIVE)
    tell_of(now, "voided", () if is_quiet else people)
    return about(now.revision, now, request=now.pk, was=was)


@action("approval.expired", may=may_tidy)
def expire(by: Actor, request: Request) -> Done:
    """A request that nobody decided on, or an approval that was not used, came to its end."""
    now = held(request)
    if standing(now) != Request.State.EXPIRED or now.state not in LIVE:
        raise Conflict(_("It holds after all."))
    was = now.state
    close(now, Request.State.EXPIRED, *LIVE)
    move(now.revision.draft, OPEN[was], to=Draft.State.WRITING)
    tell_of(now, "expired", writers(now))
    return about(now.revision, now, request=now.pk, was=was)


def void_older(revision: Revision) -> None:
    """What was asked for earlier revisions of a draft that has been edited ends here, at the latest."""
    older = Request.objects.filter(revision__draft=revision.draft_id, state__in=LIVE)
    for request in older.exclude(revision=revision).select_related("revision__draft"):
        void(WORKER, request, is_quiet=True)  # its approvers are asked again in the same breath


def _involved(request: Request) -> list[Person]:
    """Those who were asked, and those who have decided."""
    decided = Person.objects.filter(decisions__step__request=request).distinct()
    step = open_step(request)
    bench = benches_of(request, [step])[step.pk] if step else None
    return [*decided, *(bench.asked_first() if bench else ())]


def _state(value: str) -> str:
    return str(Request.State(value).label)

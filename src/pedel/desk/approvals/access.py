"""Who sees requests for approval, who decides, who withdraws, delegates and keeps routes."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.drafts import access as drafts
from pedel.desk.drafts.models import Draft, Revision
from pedel.desk.people.models import Person, Role, Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import Decision, Delegation, ExternalLink, Request, Step
from .roster import Bench, Roster
from .standing import excluded, open_step, voice

OWN = _("You had a hand in this, so somebody else says yes or no. That holds for everybody.")
NOT_YOURS = _("The approvers of {unit} decide on this: {people}.")


def requests_for(person: Person) -> QuerySet[Request]:
    """The requests a person sees: what they asked or wrote, decide on, work on, or answer for.

    Each way is a set of its own, which an index serves; joined, every request would be looked through.
    """
    if person is None or person.has_left():
        return Request.objects.none()
    requests = Request.objects.select_related("revision__draft__unit", "revision__draft__author", "asked_by")
    paths = _paths(person)
    if drafts.are_all(paths):
        return requests
    of = Revision.objects
    seen = asked(person) | Q(revision__in=of.filter(draft__editors=person))
    seen |= Q(pk__in=Decision.objects.filter(person=person).values("step__request"))
    seen |= Q(revision__in=of.filter(draft__targets__account__in=drafts.accounts_of(person)))
    for path in paths:
        seen |= Q(revision__in=of.filter(draft__unit__path__startswith=path))
        seen |= Q(pk__in=Step.objects.filter(unit__path__startswith=path).values("request"))
    return requests.filter(seen)


def asked(person: Person) -> Q:
    """What they asked, or what was asked for a draft of theirs."""
    return Q(asked_by=person) | Q(revision__in=Revision.objects.filter(draft__author=person))


def request_for(person: Person, pk: int) -> Request:
    """One request; Http404 for what they do not see."""
    return get_object_or_404(requests_for(person), pk=pk)


def _paths(person: Person) -> set[str]:
    """The paths of the units for which they read requests: by role, and by what was delegated to them."""
    delegated = Delegation.objects.on().filter(receiver=person).values_list("unit__path", flat=True)
    return {*person.paths(Role.APPROVER, Role.CONTACT, Role.STEWARD), *delegated}


def may_ask(by: Actor, draft: Draft) -> Permission:
    """Who may write at a draft may ask for approval of it, or clear it within their own mandate."""
    return drafts.may_write(by, draft)


def may_decide(by: Actor, request: Request) -> Permission:
    """An approver of the open step decides, a deputy or delegate in their stead; never who had a hand in it.

    Who could have decided on a step that is done may too: they learn that it is done already.
    """
    if by.via == "link" and by.person is None:
        return granted("external")
    if by.person is None or by.person.has_left():
        return refused(_("Only a person decides on this."))
    if by.id in excluded(request):
        return refused(OWN)
    steps = [step for step in _steps(request) if step.state != Step.State.AHEAD]
    benches = benches_of(request, steps)
    for step in reversed(steps):
        bench = benches[step.pk]
        if bench and (voices := bench.voices(by.person)):
            spoken = voice(step, bench, by.person)
            return granted((spoken or voices[0]).role)
    return refused(_who(open_step(request) or (steps[-1] if steps else None), benches))


def may_withdraw(by: Actor, request: Request) -> Permission:
    """Author, editors and whoever asked take it back, as long as it has not been sent."""
    if by.person is None or by.person.has_left():
        return refused(_("Only a person takes this back."))
    if by.id in excluded(request):
        return granted("author" if by.id == request.revision.draft.author_id else "editor")
    return drafts.may_write(by, request.revision.draft)


def may_set_time(by: Actor, request: Request) -> Permission:
    """Who writes at the draft says when it goes out after all."""
    return drafts.may_write(by, request.revision.draft)


def may_delegate(by: Actor, unit: Unit) -> Permission:
    """An approver lets somebody decide for their own unit or a part of it; a deputy does not."""
    if by.person is not None:
        for role, path, is_deputy in by.person.roles_now:
            if role == Role.APPROVER and not is_deputy and unit.path.startswith(path):
                return granted("approver")
    return refused(_("Only an approver of this unit, or of one above it, lets somebody else decide for it."))


def may_end(by: Actor, delegation: Delegation) -> Permission:
    """Who gave it or received it ends it; so does who keeps the unit's route."""
    if by.id is not None and by.id in (delegation.giver_id, delegation.receiver_id):
        return granted("giver" if by.id == delegation.giver_id else "receiver")
    return may_route(by, delegation.unit)


def may_route(by: Actor, unit: Unit) -> Permission:
    """The contact person of the unit, or the steward, says how approval runs there."""
    for role in (Role.STEWARD, Role.CONTACT):
        if by.person is not None and by.person.has_role(role, unit.path):
            return granted(role)
    return refused(_("The contact person of the faculty, or the steward, says how approval runs here."))


def may_link(by: Actor, request: Request) -> Permission:
    """Where the unit allows it, who could decide lets somebody outside decide once."""
    if not request.revision.draft.unit.is_external_approval_allowed:
        return refused(_("In this unit nobody outside the desk approves."))
    if by.id in excluded(request):
        return refused(OWN)
    return may_decide(by, request)


def links_for(person: Person, request: Request) -> QuerySet[ExternalLink]:
    """The one-time links of a request, without anything that opens them."""
    return ExternalLink.objects.filter(step__request=request).select_related("made_by")


def delegations_for(person: Person) -> QuerySet[Delegation]:
    """The delegations a person sees: given, received, and those in the units they keep."""
    seen = Q(giver=person) | Q(receiver=person)
    for path in person.paths(Role.CONTACT, Role.STEWARD, Role.APPROVER):
        seen |= Q(unit__path__startswith=path)
    return Delegation.objects.filter(seen).select_related("giver", "receiver", "unit")


def delegation_for(person: Person, pk: int) -> Delegation:
    """One delegation; Http404 for what they do not see."""
    return get_object_or_404(delegations_for(person), pk=pk)


def benches_of(request: Request, steps: list[Step]) -> dict[int, Bench | None]:
    """Who decides on each of these steps today."""
    roster = Roster(step.unit for step in steps)
    about, without = request.revision.draft.unit.path, excluded(request)
    return {step.pk: roster.bench(step.unit, without, about) for step in steps}


def _steps(request: Request) -> list[Step]:
    return list(request.steps.select_related("unit").prefetch_related("decisions"))


def _who(step: Step | None, benches: dict[int, Bench | None]) -> str:
    bench = benches.get(step.pk) if step else None
    if bench is None:
        return str(_("Nobody can decide on this now. The steward can name an approver."))
    people = ", ".join(str(person) for person in bench.asked_first())
    return str(NOT_YOURS).format(unit=bench.unit, people=people)

"""Who sees an incident, who works on it, and who ends it."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import access as accounts
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.people.models import Person, Role, Unit, within
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import EmergencyLink, Evidence, Incident, Step

ROLES = (Role.STEWARD, Role.CONTACT)
ANSWERS = (Membership.Part.OWNER, Membership.Part.DEPUTY)
"""Who answers for an account; they may have an emergency link."""
COLLEAGUE, HELPER, OFFICER = "colleague", "helper", "privacy officer"
NOT_YOURS = _("Who works on the account, the contact person and the steward look after this incident.")
NOT_YOURS_TO_END = _("The contact person or the steward ends an incident and lifts its hold.")
NOT_YOUR_LINK = _("An emergency link is for the owner and the deputy; the contact person can hand it out.")
account_for = accounts.account_for


def incidents_for(person: Person) -> QuerySet[Incident]:
    """Who works on the account, who keeps its unit, who opened it or has a step in it; the privacy officer
    those with personal data.
    """
    rows = Incident.objects.select_related("account__unit", "unit", "hold", "opened_by", "breach")
    if person is None or person.has_left():
        return rows.none()
    works = Membership.objects.at_work().filter(person=person).values("account")
    seen = within(person.paths(*ROLES), "unit__") | Q(account__in=works) | Q(opened_by=person)
    seen |= Q(pk__in=Step.objects.filter(assigned_to=person).values("incident"))
    if is_officer(person):
        seen |= Q(breach__answer__in=("yes", "unsure"))
    return rows.filter(seen)


def incident_for(person: Person, pk: int) -> Incident:
    """One incident; Http404 for what they do not see."""
    return get_object_or_404(incidents_for(person), pk=pk)


def step_for(incident: Incident, code: str) -> Step:
    """One step of an incident; Http404 where there is none."""
    rows = incident.steps.select_related("incident__account__unit", "incident__unit", "assigned_to")
    return get_object_or_404(rows, code=code)


def evidence_for(incident: Incident, pk: int) -> Evidence:
    """One piece of evidence of an incident; Http404 else."""
    return get_object_or_404(incident.evidence, pk=pk)


def running_on(account: Account) -> QuerySet[Incident]:
    """What runs on an account now."""
    return Incident.objects.filter(account=account, state=Incident.State.OPEN)


def is_officer(person: Person) -> bool:
    """Whether this is the privacy officer of the settings."""
    officer = settings.PEDEL.privacy_officer
    return bool(officer) and person.email.casefold() == officer.casefold()


def standing(by: Actor, unit: Unit, account: Account | None) -> Permission:
    """In which role somebody answers for an account or a unit: steward, contact, owner, deputy, editor."""
    if by.person is None or by.person.has_left():
        return refused(NOT_YOURS)
    for role in ROLES:
        if by.person.has_role(role, unit.path):
            return granted(role)
    parts = Membership.objects.at_work().filter(person=by.person, account=account) if account else ()
    held = sorted((row.part for row in parts), key=Membership.Part.values.index)
    return granted(held[0]) if held else refused(NOT_YOURS)


def may_open(by: Actor, incident: Incident) -> Permission:
    """Everybody at the desk; and an emergency link, which the action looks at."""
    if by.via == "link":
        return granted("link")
    if by.person is None or by.person.has_left():
        return refused(NOT_YOURS)
    return standing(by, incident.unit, incident.account) or granted(COLLEAGUE)


def may_confirm(by: Actor, incident: Incident) -> Permission:
    """Who works on the account, the contact person and the steward say that it is so."""
    return standing(by, incident.unit, incident.account)


def may_handle(by: Actor, incident: Incident) -> Permission:
    """As `may_confirm`; and whoever was given a step of it."""
    if found := standing(by, incident.unit, incident.account):
        return found
    if by.person is not None and incident.steps.filter(assigned_to=by.person).exists():
        return granted(HELPER)
    return refused(NOT_YOURS)


def may_take_step(by: Actor, step: Step) -> Permission:
    """Who looks after the incident takes its steps."""
    return may_handle(by, step.incident)


def may_add(by: Actor, incident: Incident) -> Permission:
    """Whoever looks after it, and whoever saw it first, hands in evidence."""
    if by.person is not None and by.id == incident.opened_by_id and not by.person.has_left():
        return may_handle(by, incident) or granted(COLLEAGUE)
    return may_handle(by, incident)


def may_decide_breach(by: Actor, incident: Incident) -> Permission:
    """The privacy officer, the contact person and the steward decide whether the authority is told."""
    if by.person is not None and not by.person.has_left() and is_officer(by.person):
        return granted(OFFICER)
    return may_end(by, incident)


def may_end(by: Actor, incident: Incident) -> Permission:
    """The contact person and the steward."""
    found = standing(by, incident.unit, incident.account)
    return found if found and found.role in ROLES else refused(NOT_YOURS_TO_END)


def may_work(by: Actor, target: object) -> Permission:
    """Only the desk itself writes down what became of its access."""
    if by.person is None and by.via == "worker":
        return granted("worker")
    return refused(_("The desk does this by itself."))


def links_for(person: Person) -> QuerySet[EmergencyLink]:
    """One's own links, and those for accounts whose unit one keeps; only those that still open something."""
    rows = EmergencyLink.objects.filter(revoked_at=None, membership__in=answering())
    seen = Q(membership__person=person)
    seen |= within(person.paths(*ROLES), "membership__account__unit__")
    return rows.filter(seen).select_related("membership__person", "membership__account__unit", "made_by")


def link_for(person: Person, pk: int) -> EmergencyLink:
    """One link; Http404 for what they do not see."""
    return get_object_or_404(links_for(person), pk=pk)


def answering() -> QuerySet[Membership]:
    """The parts of today to which an emergency link can belong."""
    rows = Membership.objects.at_work().filter(part__in=ANSWERS)
    return rows.exclude(account__state=Account.State.CLOSED).select_related("person", "account__unit")


def answering_for(account: Account, pk: int) -> Membership:
    """One such part in an account; Http404 else."""
    return get_object_or_404(answering(), account=account, pk=pk)


def may_have_link(by: Actor, membership: Membership) -> Permission:
    """Owner and deputy for themselves; the contact person and the steward hand it out to them."""
    if membership.part not in ANSWERS:
        return refused(NOT_YOUR_LINK)
    if by.person is not None and by.id == membership.person_id and not by.person.has_left():
        return granted(membership.part)
    found = standing(by, membership.account.unit, None)
    return found or refused(NOT_YOUR_LINK)


def may_revoke(by: Actor, link: EmergencyLink) -> Permission:
    """Who may have it may end it."""
    return may_have_link(by, link.membership)

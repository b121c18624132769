"""Who sees somebody's departure, and who does what on its checklist."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.drafts import access as drafts
from pedel.desk.drafts.models import Draft
from pedel.desk.people import access as people
from pedel.desk.people.models import Assignment, Person, Role, within
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import Departure

KEEPERS = (Role.STEWARD, Role.CONTACT)
SUPERVISOR = "supervisor"
NOT_YOURS = _("The supervisor, the contact person of the units concerned and the steward see to this.")
NOT_ORPHANS = _("The contact person and the steward look after what nobody looks after.")


def departures_for(person: Person) -> QuerySet[Departure]:
    """The leaver's own, those of one's team, and those that concern the units one keeps."""
    rows = Departure.objects.select_related("person__supervisor")
    if person is None or person.has_left():
        return rows.none()
    if people.is_steward(person):
        return rows
    seen = Q(person=person) | Q(person__supervisor=person)
    if paths := person.paths(*KEEPERS):
        works = Membership.objects.filter(within(paths, "account__unit__")).values("person")
        holds = Assignment.objects.filter(within(paths, "unit__")).values("person")
        seen |= Q(person__in=works) | Q(person__in=holds)
    return rows.filter(seen)


def departure_for(person: Person, pk: int) -> Departure:
    """One of them; Http404 for what they do not see."""
    return get_object_or_404(departures_for(person), pk=pk)


def may_begin(by: Actor, person: Person) -> Permission:
    """Who may set the last day: the checklist comes with it."""
    return people.may_change_person(by, person)


def may_follow(by: Actor, departure: Departure) -> Permission:
    """Who may set the last day, or take it back."""
    return people.may_change_person(by, departure.person)


def may_work(by: Actor, departure: Departure) -> Permission:
    """Only the desk itself, by the clock."""
    return granted("worker") if by.person is None and by.via == "worker" else refused(NOT_YOURS)


def may_see_to(by: Actor, departure: Departure) -> Permission:
    """Supervisor, contact person of a unit concerned, steward: not the leaver, who cannot vouch for this."""
    if by.person is None or by.person.has_left() or by.person.pk == departure.person_id:
        return refused(NOT_YOURS)
    if by.person.pk == departure.person.supervisor_id:
        return granted(SUPERVISOR)
    if departures_for(by.person).filter(pk=departure.pk).exists():
        return granted(next(role for role in KEEPERS if by.person.has_role(role)))
    return refused(NOT_YOURS)


def may_hand_over(by: Actor, draft: Draft) -> Permission:
    """Who writes at the draft gives it into other hands; the author's supervisor; who keeps its unit."""
    if by.person is None or by.person.has_left():
        return refused(NOT_YOURS)
    if by.person.pk == draft.author.supervisor_id:
        return granted(SUPERVISOR)
    for role in KEEPERS:
        if by.person.has_role(role, draft.unit.path):
            return granted(role)
    return drafts.may_write(by, draft) or refused(NOT_YOURS)


def may_see_orphans(by: Actor, _target: object = None) -> Permission:
    """Who keeps the register, each for their own units."""
    for role in KEEPERS:
        if by.person is not None and by.person.has_role(role):
            return granted(role)
    return refused(NOT_ORPHANS)


def takers(draft: Draft) -> Sequence[Person]:
    """To whom a draft can be given: those who work on every one of its accounts, but for its author."""
    accounts = set(draft.targets.values_list("account_id", flat=True))
    rows = Membership.objects.at_work().filter(account__in=accounts).select_related("person")
    works: dict[Person, set[int]] = {}
    for row in rows.order_by("person__name"):
        works.setdefault(row.person, set()).add(row.account_id)
    return [person for person, on in works.items() if on == accounts and person.pk != draft.author_id]


def account_of(departure: Departure, pk: int) -> Account:
    """An account on which the leaver has a part; Http404 for any other."""
    theirs = Membership.objects.filter(person=departure.person_id).values("account")
    return get_object_or_404(Account.objects.select_related("unit"), pk=pk, pk__in=theirs)


def draft_of(departure: Departure, pk: int) -> Draft:
    """A draft whose author is the leaver; Http404 for any other."""
    rows = Draft.objects.select_related("unit", "author").prefetch_related("targets__account")
    return get_object_or_404(rows, pk=pk, author=departure.person_id)

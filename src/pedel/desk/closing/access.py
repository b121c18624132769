"""Who sees a closing, who proposes it, and who decides and closes."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import access as accounts
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.drafts import access as drafts
from pedel.desk.people.models import Person, within
from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import Closing

KEEPS = (Membership.Part.OWNER, Membership.Part.DEPUTY)
NOT_YOURS = _(
    "The owner of the account or their deputy proposes it; so may the contact person and the steward."
)
DECIDE = _("The contact person of the faculty, or the steward, decides that and closes the account.")
account_for = accounts.account_for


def closings_for(person: Person) -> QuerySet[Closing]:
    """Those of accounts that one keeps or works on, and those that one proposed or keeps the name of."""
    people = ("proposed_by", "decided_by", "closed_by", "keeper")
    rows = Closing.objects.select_related("account__unit", "goes_on", *people)
    if person is None or person.has_left():
        return rows.none()
    works = Membership.objects.filter(person=person).values("account")
    seen = within(person.paths(*accounts.KEEPERS), "account__unit__") | Q(account__in=works)
    return rows.filter(seen | Q(proposed_by=person) | Q(keeper=person))


def closing_for(person: Person, pk: int) -> Closing:
    """One of them; Http404 for what they do not see."""
    return get_object_or_404(closings_for(person), pk=pk)


def may_propose(by: Actor, account: Account) -> Permission:
    """Owner and deputy; the contact person of the unit and the steward."""
    if keeps := accounts.may_change(by, account):
        return keeps
    if by.person is not None and not by.person.has_left():
        parts = Membership.objects.at_work().filter(account=account, person=by.person, part__in=KEEPS)
        if part := parts.values_list("part", flat=True).first():
            return granted(part)
    return refused(NOT_YOURS)


def may_decide(by: Actor, closing: Closing) -> Permission:
    """Who keeps the register for the account's unit."""
    return accounts.may_change(by, closing.account) or refused(DECIDE)


def may_change(by: Actor, closing: Closing) -> Permission:
    """Who decides; and whoever may propose it, as long as nobody has decided."""
    if decides := may_decide(by, closing):
        return decides
    if closing.state == Closing.State.PROPOSED:
        return may_propose(by, closing.account)
    return refused(DECIDE)


def may_see_to(by: Actor, closing: Closing) -> Permission:
    """Who may propose it sees to its steps; so does who keeps the name."""
    if by.person is not None and by.person.pk == closing.keeper_id and not by.person.has_left():
        return granted("keeper")
    return may_propose(by, closing.account)


def may_draft(by: Actor, closing: Closing) -> Permission:
    """Who works on the account writes its announcement."""
    return drafts.may_create(by, [closing.account])


def may_announce(by: Actor, closing: Closing) -> Permission:
    """The desk itself, when an announcement has gone out; who sees to it, when it was told elsewhere."""
    if by.person is None and by.via == "worker":
        return granted("worker")
    return may_see_to(by, closing)


def may_stop(by: Actor, delivery: Delivery) -> Permission:
    """Who closes the account calls off what is still planned on it."""
    return accounts.may_change(by, delivery.account) or refused(DECIDE)


def may_work(by: Actor, closing: Closing) -> Permission:
    """Only the desk itself, by the clock."""
    return granted("worker") if by.person is None and by.via == "worker" else refused(DECIDE)

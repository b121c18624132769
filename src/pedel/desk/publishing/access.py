"""Who sees what goes out, and who says when, calls it off or settles it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.drafts import access as drafts_access
from pedel.desk.drafts.access import are_all, drafts_for
from pedel.desk.people.models import Person, Role
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import Delivery, Slot, Withdrawal

READING = (Role.STEWARD, Role.CONTACT, Role.APPROVER)
NOT_YOURS = _("Who works on the account says that: its owner, deputy and editors. So does the steward.")
NOT_YOURS_TO_TAKE_BACK = _(
    "Who works on the account takes a post back, or the contact person of the unit, or the steward."
)


def deliveries_for(person: Person) -> QuerySet[Delivery]:
    """The deliveries of the drafts that a person sees, with account and draft, the latest first."""
    deliveries = Delivery.objects.select_related("account__unit", "account__channel", "revision__draft__unit")
    if person is None or person.has_left():
        return deliveries.none()
    if are_all(person.paths(*READING)):
        return deliveries
    return deliveries.filter(revision__draft__in=drafts_for(person).values("pk"))


def delivery_for(person: Person, pk: int) -> Delivery:
    """One delivery with its parts; Http404 for what they do not see."""
    return get_object_or_404(deliveries_for(person).prefetch_related("parts"), pk=pk)


def may_send(by: Actor, delivery: Delivery) -> Permission:
    """Owner, deputy and editors of the account say when it goes out, or that it does not; so does the
    steward.
    """
    return may_send_on(by, delivery.account)


def may_send_on(by: Actor, account: Account) -> Permission:
    """As `may_send`, for everything on one account."""
    if by.person is None or by.person.has_left():
        return refused(NOT_YOURS)
    parts = set(
        Membership.objects.on().filter(person=by.person, account=account).values_list("part", flat=True)
    )
    for part in (Membership.Part.OWNER, Membership.Part.DEPUTY, Membership.Part.EDITOR):
        if part in parts:
            return granted(str(part))
    if by.person.has_role(Role.STEWARD, account.unit.path):
        return granted(Role.STEWARD)
    return refused(NOT_YOURS)


def may_settle(by: Actor, delivery: Delivery) -> Permission:
    """Who may send says what became of something unclear, with what they have seen."""
    return may_send(by, delivery)


def may_work(by: Actor, target: object) -> Permission:
    """Only the desk itself writes down what became of a sending."""
    if by.person is None and by.via == "worker":
        return granted("worker")
    return refused(_("The desk does this by itself."))


def may_withdraw(by: Actor, delivery: Delivery) -> Permission:
    """Who may send takes a post back too, and so does the contact person of the account's unit."""
    if sender := may_send(by, delivery):
        return sender
    if by.person is not None and by.person.has_role(Role.CONTACT, delivery.account.unit.path):
        return granted(Role.CONTACT)
    return refused(NOT_YOURS_TO_TAKE_BACK)


def may_finish_withdrawal(by: Actor, withdrawal: Withdrawal) -> Permission:
    """Who may take a post back says that they did so on the network itself."""
    return may_withdraw(by, withdrawal.delivery)


def may_correct(by: Actor, delivery: Delivery) -> Permission:
    """Who works on the account begins a draft that puts a post right; it takes the same way out."""
    return drafts_access.may_create(by, [delivery.account])


def slot_for(account: Account, pk: int) -> Slot:
    """One slot of an account; Http404 for any other."""
    return get_object_or_404(Slot.objects.select_related("account__unit"), account=account, pk=pk)


def may_keep_slot(by: Actor, slot: Slot) -> Permission:
    """Who may send on an account keeps its slots."""
    return may_send_on(by, slot.account)

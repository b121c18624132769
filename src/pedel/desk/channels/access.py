"""Who wires an account to its network, and who keeps that going."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import access
from pedel.desk.accounts.models import Account, Channel, Membership
from pedel.desk.people.models import Person, Role
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

KEEPS = (Membership.Part.OWNER, Membership.Part.DEPUTY)
ROLES = (Role.CONTACT, Role.STEWARD)
NOT_YOURS = _("The owner of the account, their deputy or the contact person connects it to its network.")
account_for = access.account_for


def channel_for(person: Person, pk: int) -> Channel:
    """The channel of an account they see; one that is not there yet is not connected. Http404 else."""
    account = account_for(person, pk)
    rows = Channel.objects.select_related("connected_by")
    channel = rows.filter(account=account).first() or Channel(account=account)
    channel.account = account
    return channel


def may_keep(by: Actor, account: Account) -> Permission:
    """The owner and the deputy; the contact person of the unit and the steward. They see it and end it."""
    if by.person is None or by.person.has_left():
        return refused(NOT_YOURS)
    parts = Membership.objects.at_work().filter(account=account, person=by.person, part__in=KEEPS)
    if part := parts.values_list("part", flat=True).first():
        return granted(part)
    for role in ROLES:
        if by.person.has_role(role, account.unit.path):
            return granted(role)
    return refused(NOT_YOURS)


def may_end(by: Actor, account: Account) -> Permission:
    """As `may_keep`; and the desk itself, when what happened to the account demands it."""
    return granted("worker") if by.via == "worker" else may_keep(by, account)


def may_connect(by: Actor, account: Account) -> Permission:
    """As `may_keep`, while the account is not closed."""
    if account.state == Account.State.CLOSED:
        return refused(_("This account is closed. Open it in the register first."))
    return may_keep(by, account)


def may_take_other(by: Actor, account: Account) -> Permission:
    """Who keeps the register may say yes to an account whose handle is not the one in it."""
    if access.may_change(by, account):
        return may_connect(by, account)
    return refused(
        _("Only the contact person or the steward can connect another handle than the register has.")
    )


def may_watch(by: Actor, _target: object) -> Permission:
    """Only the desk itself notices that a connection broke or is about to end."""
    return granted("worker") if by.person is None and by.via == "worker" else refused(NOT_YOURS)


def may_turn_keys(by: Actor, _target: object) -> Permission:
    """Whoever runs commands on the desk's machine."""
    if by.person is None and by.via == "command":
        return granted("operator")
    return refused(_("Only the people who keep the desk's machine can do this."))

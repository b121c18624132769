"""What is done at once when an incident is opened: within its transaction, and without any network."""

from __future__ import annotations

from django.utils.translation import gettext as _

from pedel.desk.accounts import states
from pedel.desk.accounts.actions import holding, registering
from pedel.desk.accounts.models import Account, Channel, Hold
from pedel.desk.channels import actions as channels
from pedel.desk.notices.telling import together
from pedel.desk.passwords import actions as passwords
from pedel.desk.record.acting import WORKER, Actor

from .kinds import Kind
from .models import Incident, Revocation

State = Account.State


def address(incident: Incident) -> str:
    """Where an incident stands on the desk."""
    return f"/incidents/{incident.pk}/"


def take(by: Actor, incident: Incident, *, hold: bool) -> None:
    """Brakes the account; one that is out of our hands is disconnected, and outsiders are warned."""
    if incident.account is None:
        return
    with together():  # the incident tells of all of it, once
        if hold and not is_held(incident):
            incident.hold = _held(by, incident)
        if incident.kind == Kind.HACKED and incident.confirmed_at:
            _out_of_our_hands(by, incident)
    incident.save(update_fields=["hold", "account_was"])


def is_held(incident: Incident) -> bool:
    """Whether the incident's own hold brakes now."""
    return incident.hold_id is not None and Hold.objects.in_force().filter(pk=incident.hold_id).exists()


def release(by: Actor, incident: Incident) -> None:
    """Lifts the incident's hold, and gives the account its state back."""
    if is_held(incident) and incident.hold is not None:
        holding.lift(_desk(by), incident.hold)
    account = incident.account
    if account is None or incident.kind != Kind.HACKED:
        return
    account.refresh_from_db()
    if account.state == State.HACKED:
        was = incident.account_was or State.ACTIVE
        with together():
            registering.move(_desk(by), account, was=State.HACKED, to=was)


def _desk(by: Actor) -> Actor:
    """The desk, acting for somebody as part of what they may do."""
    return Actor(by.person, "worker", str(by))


def _held(by: Actor, incident: Incident) -> Hold:
    hold = Hold(scope=Hold.Scope.ACCOUNT, account=incident.account, ends_with=address(incident))
    placed: Hold = holding.place(_desk(by), hold, reason=_reason(incident))
    return placed


def _reason(incident: Incident) -> str:
    if incident.kind == Kind.HACKED:
        return _("Somebody else may be in this account. It is being looked into.")
    return _("Something is wrong on this account. It is being looked into.")


def _out_of_our_hands(by: Actor, incident: Incident) -> None:
    account = incident.account
    account.refresh_from_db()
    if states.may_follow(account.state, State.HACKED):
        incident.account_was = account.state
        registering.move(_desk(by), account, was=account.state, to=State.HACKED)
    connected = Channel.objects.filter(account=account).exclude(state=Channel.State.NOT_CONNECTED)
    if connected.exists():
        sealed = channels.disconnected(_desk(by), account)
        if sealed:
            Revocation.objects.create(incident=incident, sealed=sealed)
    passwords.call_for_change(WORKER, account, reason="incident")

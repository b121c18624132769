"""Connecting an account to its network, and ending that."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account, Channel
from pedel.desk.notices.telling import tell
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict, Denied
from pedel.networks import Credential

from .. import access, keepers, sealing
from ..connection import Connection, is_the_one

State = Channel.State
IS_ANOTHER = _("The register has this one as another account: %(account)s.")


@action("channel.connected", may=access.may_connect, scope=None)
def connected(by: Actor, account: Account, *, connection: Connection, is_other: bool = False) -> Done:
    """An account was connected to its network."""
    channel = Channel.objects.select_for_update().get(account=account)
    if not is_the_one(account, connection.profile, channel.remote_id):
        _check_other(by, account, agreed=is_other)
        _check_unnamed(account, connection)
    _check_free(account, connection)
    _write(by, channel, connection)
    facts = {"account": str(account), "by": str(by)}
    tell(keepers.all_but(account, by), kind="channels.connected", url=f"/accounts/{account.pk}/", **facts)
    shown = connection.profile
    facts = {"handle": shown.handle, "id": connection.remote_id, "scopes": list(connection.credential.scopes)}
    return Done(channel, about=account, account=account.pk, unit=account.unit_id, facts=facts)


def _check_other(by: Actor, account: Account, *, agreed: bool) -> None:
    if not (may := access.may_take_other(by, account)):
        raise Denied(may.why)
    if not agreed:
        raise ValidationError({"agreed": _("Say that this is the right account, or connect another one.")})


def _check_unnamed(account: Account, connection: Connection) -> None:
    """Nobody takes the account that the register has under another name, of another unit perhaps."""
    same = Account.objects.filter(network=account.network).exclude(pk=account.pk)
    if other := next((one for one in same if is_the_one(one, connection.profile)), None):
        raise ValidationError(IS_ANOTHER, params={"account": other})


def _check_free(account: Account, connection: Connection) -> None:
    """One account of a network is the channel of one account in the register."""
    same = Channel.objects.filter(
        account__network=account.network,
        server=connection.credential.server,
        remote_id=connection.remote_id,
        state=State.CONNECTED,
    ).exclude(account=account)
    if connection.remote_id and (other := same.select_related("account").first()):
        text = _("The network's account is connected already, to %(account)s in the register.")
        raise ValidationError(text, params={"account": other.account})


def _write(by: Actor, channel: Channel, connection: Connection) -> None:
    credential, now = _kept(channel, connection), timezone.now()
    fields: dict[str, Any] = {
        "state": State.CONNECTED,
        "sealed": sealing.seal(credential, channel.account),
        "remote_id": connection.remote_id,
        "server": credential.server,
        "scopes": list(credential.scopes),
        "expires_at": credential.expires_at,
        "ends_at": credential.ends_at,
        "connected_by": by.person,
        "connected_at": now,
        "baseline": connection.baseline,
        "baseline_at": now,
        "trouble": "",
        "detail": "",
        "broken_at": None,
        "warned_at": None,
        "refreshing_until": None,
    }
    for name, value in fields.items():
        setattr(channel, name, value)
    channel.save(update_fields=list(fields))


def _kept(channel: Channel, connection: Connection) -> Credential:
    """The new credential; a refresh token that it does not bring along stays as it was.

    A network that has given one once need not give it again (RFC 6749, 6). Never that of another account.
    """
    newer = connection.credential
    if newer.refresh or not channel.sealed or channel.remote_id != connection.remote_id:
        return newer
    try:
        return sealing.open_(channel.sealed, channel.account).renewed(newer)
    except sealing.NoKeyError:
        return newer


@action("channel.disconnected", may=access.may_end)
def disconnected(by: Actor, account: Account) -> Done:
    """An account was disconnected from its network; what opened it was erased."""
    channel = Channel.objects.select_for_update().filter(account=account).first()
    if channel is None or channel.state == State.NOT_CONNECTED:
        raise Conflict(_("This account is not connected."))
    sealed = channel.sealed
    channel.state, channel.sealed, channel.scopes = State.NOT_CONNECTED, "", []
    channel.expires_at = channel.ends_at = channel.refreshing_until = channel.broken_at = None
    channel.trouble = channel.detail = ""
    channel.save()
    facts = {"account": str(account), "by": str(by)}
    tell(keepers.all_but(account, by), kind="channels.disconnected", url=f"/accounts/{account.pk}/", **facts)
    return Done(sealed, about=account, account=account.pk, unit=account.unit_id)


@action("channel.revoked", may=access.may_end)
def revoked(by: Actor, account: Account, *, trouble: str) -> Done:
    """The network was told that the desk no longer uses an account."""
    facts = {"trouble": trouble} if trouble else {}
    return Done(trouble, about=account, account=account.pk, unit=account.unit_id, facts=facts)

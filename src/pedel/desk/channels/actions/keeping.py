"""What the desk itself notices about channels: broken, ending, an interface that ends; and new keys."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from pedel.desk.accounts.models import Account, Channel
from pedel.desk.accounts.networks import title
from pedel.desk.notices.models import Notice
from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, keepers

State = Channel.State
VERSION_NOTICE = "channels.version"


@action("channel.broken", may=access.may_watch)
def broken(by: Actor, account: Account, *, trouble: str, detail: str) -> Done:
    """The connection of an account with its network broke."""
    rows = Channel.objects.filter(account=account, state=State.CONNECTED)
    now = timezone.now()
    if not rows.update(state=State.BROKEN, trouble=trouble, detail=detail[:500], broken_at=now):
        raise Conflict
    facts = {"account": str(account), "trouble": trouble}
    tell(keepers.owners(account), kind="channels.broken", url=f"/accounts/{account.pk}/channel/", **facts)
    facts = {"trouble": trouble}
    return Done(account, about=account, account=account.pk, unit=account.unit_id, facts=facts)


@action("channel.warned", may=access.may_watch)
def warned(by: Actor, channel: Channel) -> Done:
    """Who keeps an account was told that its connection is about to end."""
    now, account = timezone.now(), channel.account
    rows = Channel.objects.filter(pk=channel.pk, warned_at=channel.warned_at, ends_at=channel.ends_at)
    if not rows.filter(state=State.CONNECTED).update(warned_at=now):
        raise Conflict
    ends = timezone.localtime(channel.ends_at).date().isoformat()
    people = {person.pk: person for person in [*keepers.owners(account), *keepers.contacts(account)]}
    url = f"/accounts/{account.pk}/channel/"
    tell(people.values(), kind="channels.ending", url=url, account=str(account), ends=ends)
    facts = {"ends": ends}
    return Done(channel, about=account, account=account.pk, unit=account.unit_id, facts=facts)


@action("network.version_told", may=access.may_watch)
def version_told(by: Actor, root: Unit, *, network: str, version: str, ends: date) -> Done:
    """The stewards were told that a network ends the version of its interface that the desk uses."""
    facts = {"network": title(network), "version": version, "ends": ends.isoformat()}
    if Notice.objects.filter(kind=VERSION_NOTICE, facts=facts).exists():
        raise Conflict
    tell(keepers.stewards(), kind=VERSION_NOTICE, **facts)
    return Done(root, about=root, unit=root.pk, facts=facts)


@action("channel.keys_rotated", may=access.may_turn_keys, scope=None)
def keys_rotated(by: Actor, root: Unit, *, channels: int) -> Done:
    """What opens accounts was encrypted under another key."""
    return Done(root, about=root, unit=root.pk, facts={"channels": channels})

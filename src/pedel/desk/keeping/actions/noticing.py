"""A profile is not as it was: the desk notices, and its people say whether it was them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account, Channel
from pedel.desk.notices.telling import tell
from pedel.desk.passwords.reading import owners
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Change, Sighting
from ..unexplained import digest, unexplained

State = Change.State


@action("account.profile_changed_elsewhere", may=access.may_watch)
def notice(by: Actor, account: Account, *, found: Mapping[str, tuple[str, str]]) -> Done:
    """The profile of an account was changed on its network, or is as it was again."""
    known = {change.field: change for change in unexplained(account).select_for_update()}
    # What was said not to be ours is over too, so that the same is noticed when it comes again.
    live = Change.objects.filter(account=account, state__in=(State.OPEN, State.NOT_OURS))
    gone = live.exclude(field__in=found)
    back = sorted(gone.values_list("field", flat=True))
    gone.update(state=State.BACK, settled_at=timezone.now())
    moved = [field for field in known if field in found and known[field].now != found[field][1]]
    for field in moved:
        Change.objects.filter(pk=known[field].pk).update(now=found[field][1], seen_at=timezone.now())
    fresh = [field for field in found if field not in known and not _is_disowned(account, field, found)]
    Change.objects.bulk_create(
        Change(account=account, field=field, was=found[field][0], now=found[field][1]) for field in fresh
    )
    if not (back or moved or fresh):
        raise Conflict
    if fresh:
        facts = {"account": str(account), "fields": fresh}
        tell(owners(account), "keeping.changed", f"/accounts/{account.pk}/keeping/", **facts)
    facts = {"changed": fresh + moved, "back": back}
    return Done(account, about=account, account=account.pk, unit=account.unit_id, facts=facts)


@action("account.profile_taken", may=access.may_settle)
def take(by: Actor, account: Account, *, seen: str) -> Done:
    """The profile of an account as its network shows it now was found right."""
    changes = _seen(account, seen)
    channel = Channel.objects.select_for_update().get(account=account)
    channel.baseline = {**channel.baseline, **{change.field: change.now for change in changes}}
    channel.baseline_at = timezone.now()
    channel.save(update_fields=["baseline", "baseline_at"])
    if any(change.field == Change.Field.AVATAR for change in changes):
        sighting = Sighting.objects.get(account=account)
        Sighting.objects.filter(pk=sighting.pk).update(known_likeness=sighting.likeness)
    return _settled(by, account, changes, State.OURS)


@action("account.profile_disowned", may=access.may_settle)
def disown(by: Actor, account: Account, *, seen: str) -> Done:
    """What changed on the network was not done by the people of the account."""
    return _settled(by, account, _seen(account, seen), State.NOT_OURS)


def _is_disowned(account: Account, field: str, found: Mapping[str, tuple[str, str]]) -> bool:
    """Whether exactly this was said not to be ours already: it is known, and an incident sees to it."""
    rows = Change.objects.filter(account=account, field=field, state=State.NOT_OURS, now=found[field][1])
    return rows.filter(was=found[field][0]).exists()


def _seen(account: Account, seen: str) -> list[Change]:
    changes = list(unexplained(account).select_for_update())
    if not changes or digest(changes) != seen:
        raise Conflict(_("The network shows something else since you looked. Look once more."))
    return changes


def _settled(by: Actor, account: Account, changes: list[Change], state: str) -> Done:
    rows: QuerySet[Change] = Change.objects.filter(pk__in=[each.pk for each in changes], state=State.OPEN)
    rows.update(state=state, settled_at=timezone.now(), settled_by=by.person)
    facts = {"fields": sorted(change.field for change in changes)}
    return Done(account, about=account, account=account.pk, unit=account.unit_id, facts=facts)

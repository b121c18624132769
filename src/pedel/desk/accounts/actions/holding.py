"""Brakes: placing, changing and lifting a hold."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, networks
from ..holds import accounts_under
from ..models import Account, Hold, Membership

Scope = Hold.Scope
TARGETS = {Scope.UNIT: "unit", Scope.ACCOUNT: "account", Scope.NETWORK: "network", Scope.TOPIC: "topic"}
"""The field that says what a scope is about."""
LONGEST = 1000


@action("hold.placed", may=access.may_hold)
def place(by: Actor, hold: Hold, *, reason: str, ends_at: datetime | None = None) -> Done:
    """A hold was placed: nothing goes out within it."""
    _aim(hold)
    hold.reason, hold.ends_at = _reason(reason), _end(ends_at)
    hold.placed_by, hold.placed_at = by.person, timezone.now()
    again = {"placed_by": by.person, "reason": hold.reason, "ends_with": hold.ends_with, **_aimed(hold)}
    if Hold.objects.in_force().filter(**again).exists():
        raise Conflict(_("You have placed this hold already. It is in force."))
    hold.save()
    _tell(by, hold, "accounts.held")
    return _done(hold, **_facts(hold))


@action("hold.changed", may=access.may_hold)
def change(by: Actor, hold: Hold, *, reason: str, ends_at: datetime | None = None) -> Done:
    """The reason or the end of a hold was changed."""
    said = {"reason": _reason(reason), "ends_at": _end(ends_at)}
    changed = sorted(name for name, value in said.items() if getattr(hold, name) != value)
    if not _still(hold).update(**said):
        raise Conflict(_over(hold))
    hold.refresh_from_db()
    return _done(hold, changed=changed, **_facts(hold))


@action("hold.lifted", may=access.may_hold)
def lift(by: Actor, hold: Hold) -> Done:
    """A hold was lifted. What came due meanwhile does not go out by itself."""
    if not _still(hold).update(lifted_at=timezone.now(), lifted_by=by.person):
        raise Conflict(_over(hold))
    hold.refresh_from_db()
    _tell(by, hold, "accounts.released")
    return _done(hold, **_aimed(hold))


def _still(hold: Hold) -> Any:
    now = timezone.now()
    return Hold.objects.filter(Q(ends_at=None) | Q(ends_at__gt=now), pk=hold.pk, lifted_at=None)


def _over(hold: Hold) -> str:
    is_lifted = Hold.objects.filter(pk=hold.pk).exclude(lifted_at=None).exists()
    return _("Somebody has lifted this hold already.") if is_lifted else _("This hold has ended by itself.")


def _aim(hold: Hold) -> None:
    """Keeps of the hold only what its scope is about; ValidationError where that is missing."""
    if hold.scope not in Scope:
        raise ValidationError({"scope": _("Choose what is held.")})
    wanted = TARGETS.get(Scope(hold.scope), "")
    hold.network = (hold.network or "").strip().lower() if wanted == "network" else ""
    hold.topic = " ".join((hold.topic or "").split()).casefold() if wanted == "topic" else ""
    hold.unit = hold.unit if wanted == "unit" else None
    hold.account = hold.account if wanted == "account" else None
    if wanted and not getattr(hold, wanted):
        raise ValidationError({wanted: _("Say what is held.")})
    if wanted == "network" and not _is_known(hold.network):
        raise ValidationError({"network": _("No account is on a network of this name.")})
    if unreadable(hold.topic, Hold._meta.get_field("topic").max_length):
        raise ValidationError({"topic": _("At most 100 characters.")})


def _is_known(network: str) -> bool:
    return networks.known(network) is not None or Account.objects.filter(network=network).exists()


def unreadable(text: str, most: int) -> bool:
    """Whether a text is too long, or holds what no database keeps."""
    return len(text) > most or "\0" in text or any("\ud800" <= each <= "\udfff" for each in text)


def _reason(reason: str) -> str:
    reason = (reason or "").replace("\r\n", "\n").strip()
    if not reason:
        raise ValidationError({"reason": _("Say why. Everybody concerned reads it.")})
    if unreadable(reason, LONGEST):
        raise ValidationError({"reason": _("At most 1000 characters.")})
    return reason


def _end(ends_at: datetime | None) -> datetime | None:
    if ends_at is not None and ends_at <= timezone.now():
        raise ValidationError({"ends_at": _("Choose an end to come, or none.")})
    return ends_at


def _aimed(hold: Hold) -> dict[str, Any]:
    """The scope and what it is about, as the row and the record keep it."""
    about = {"unit_id": hold.unit_id, "account_id": hold.account_id, "network": hold.network}
    return {"scope": str(hold.scope), **about, "topic": hold.topic}


def _facts(hold: Hold) -> dict[str, Any]:
    end = hold.ends_at.isoformat(timespec="minutes") if hold.ends_at else None
    return {**_aimed(hold), "reason": hold.reason, "ends_at": end}


def _tell(by: Actor, hold: Hold, kind: str) -> None:
    """Everybody who works on an account within the hold is told once, and who placed it too."""
    rows = Membership.objects.at_work().filter(account__in=accounts_under(hold)).values("person")
    people = [person for person in Person.objects.filter(pk__in=rows) if person.pk != by.id]
    if hold.placed_by_id not in (None, by.id, *(person.pk for person in people)):
        people.append(hold.placed_by)
    names = {"unit_en": hold.unit.name_en, "unit_nl": hold.unit.name_nl} if hold.unit else {}
    facts = {"account": str(hold.account or ""), "network": networks.title(hold.network), **names}
    facts |= {"scope": str(hold.scope), "topic": hold.topic, "reason": hold.reason, "by": str(by)}
    tell(people, kind=kind, url=f"/holds/{hold.pk}/", **facts)


def _done(hold: Hold, **facts: Any) -> Done:
    facts = {name: value for name, value in facts.items() if value not in (None, "")}
    unit = hold.unit_id or (hold.account.unit_id if hold.account else None)
    return Done(hold, about=hold, account=hold.account_id, unit=unit, facts=facts)

"""A new password is called for, reminded of, and attested. The desk never sees it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.notices.telling import tell
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import ChangeDue, Lock, Reason
from ..reading import contacts, next_change, open_changes, owners
from ..unsaid import refuse_secrets

DAYS = {Reason.ASKED: timedelta(days=7), Reason.INTERVAL: timedelta(days=14)}
"""How long there is time for it; for every other reason it is due at once. No guideline gives these. Ours."""


def call_for_change(by: Actor, account: Account, *, reason: str, note: str = "") -> ChangeDue:
    """Makes a new password due on an account and tells its owner and deputy; gives what is due.

    Where one is due for the same reason already, that one stays and nobody is told again. `note` says
    more and never holds a password (ValidationError). Denied for who may not, see `access.may_call`.
    """
    if found := open_changes(account).filter(reason=reason).first():
        return found
    due: ChangeDue = called(by, ChangeDue(account=account, reason=reason, note=note))
    return due


@action("password.called", may=access.may_call)
def called(by: Actor, change: ChangeDue) -> Done:
    """A new password is due on an account."""
    account = Account.objects.select_for_update().get(pk=change.account_id)
    if found := open_changes(account).filter(reason=change.reason).first():
        return _done(found, again=True)
    refuse_secrets(note=change.note)
    change.note, change.called_by, change.since = change.note.strip(), by.person, timezone.now()
    change.due_on = _due_on(change)
    change.full_clean()
    change.save()
    people = [person for person in owners(account) if person.pk != by.id]
    tell(people, "passwords.called", f"/accounts/{account.pk}/access/", **_said(change))
    return _done(change)


@action("password.changed", may=access.may_attest)
def changed(by: Actor, account: Account, *, on: date) -> Done:
    """Somebody says that the password of an account was changed."""
    today = timezone.localdate()
    if on > today:
        raise ValidationError({"on": _("That day is still to come. Say it once it is done.")})
    Lock.objects.get_or_create(account=account)
    lock = Lock.objects.select_for_update().get(account=account)
    if lock.changed_on is None or on >= lock.changed_on:
        Lock.objects.filter(pk=lock.pk).update(changed_on=on, changed_by=by.person)
    # A change before what called for it is no answer to that.
    answered = [due for due in open_changes(account) if timezone.localdate(due.since) <= on]
    rows = ChangeDue.objects.filter(pk__in=[due.pk for due in answered], done_at=None)
    closed = rows.update(done_at=timezone.now(), done_by=by.person)
    lock.refresh_from_db()
    facts = {"on": on.isoformat(), "closed": closed}
    return Done(lock, about=account, account=account.pk, unit=account.unit_id, facts=facts)


@action("password.reminded", may=access.may_remind)
def reminded(by: Actor, change: ChangeDue) -> Done:
    """The people of an account were told again that a new password is due."""
    rows = ChangeDue.objects.filter(pk=change.pk, reminded_at=change.reminded_at, done_at=None)
    if not rows.update(reminded_at=timezone.now()):
        raise Conflict
    account = change.account
    everybody = {person.pk: person for person in [*owners(account), *contacts(account)]}
    tell(everybody.values(), "passwords.overdue", f"/accounts/{account.pk}/access/", **_said(change))
    return _done(change)


def _due_on(change: ChangeDue) -> date:
    today = timezone.localdate()
    lock = Lock.objects.filter(account=change.account).first() or Lock(account=change.account)
    by_interval = next_change(change.account, lock) if change.reason == Reason.INTERVAL else None
    if by_interval and by_interval > today:
        return by_interval
    return today + DAYS.get(Reason(change.reason), timedelta())


def _said(change: ChangeDue) -> dict[str, Any]:
    due = change.due_on.isoformat()
    return {"account": str(change.account), "reason": str(change.reason), "due": due}


def _done(change: ChangeDue, **facts: Any) -> Done:
    account = change.account
    facts = {"reason": str(change.reason), "due_on": change.due_on.isoformat(), **facts}
    return Done(change, about=account, account=account.pk, unit=account.unit_id, facts=facts)

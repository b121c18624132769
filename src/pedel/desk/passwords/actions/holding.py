"""Who and what has access: putting on the list, taking off, finding it right; and what guards the account."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..listing import digest
from ..mailboxes import check_mailbox
from ..models import Holder, Lock, Reason
from ..unsaid import refuse_secrets
from .changing import call_for_change

Kind = Holder.Kind


@action("access.given", may=access.may_give)
def give_access(by: Actor, holder: Holder) -> Done:
    """A person, a device or a tool was put on the list of who can open an account."""
    holder.name, holder.purpose = holder.name.strip(), holder.purpose.strip()
    holder.given_by = by.person
    _check(holder)
    holder.full_clean()
    holder.save()
    return _done(holder)


@action("access.ended", may=access.may_end)
def end_access(by: Actor, holder: Holder, *, note: str = "") -> Done:
    """The access of a person, a device or a tool to an account was taken away."""
    rows = Holder.objects.filter(pk=holder.pk, ended_at=None)
    if not rows.update(ended_at=timezone.now(), ended_by=by.person):
        raise Conflict(_("This access has been ended already."))
    holder.refresh_from_db()
    # A tool is shut out at the network, in its own settings; a person or a device may know the password.
    if holder.kind != Kind.TOOL:
        call_for_change(by, holder.account, reason=Reason.LEFT, note=note)
    return _done(holder)


@action("access.described", may=access.may_keep)
def describe(by: Actor, account: Account, *, second_factor: str, recovery: str) -> Done:
    """It was said how an account is guarded on its network."""
    recovery = recovery.strip()
    check_mailbox(recovery)
    Lock.objects.get_or_create(account=account)
    lock = Lock.objects.select_for_update().get(account=account)
    lock.second_factor, lock.recovery = second_factor, recovery
    lock.full_clean()
    lock.save(update_fields=["second_factor", "recovery"])
    facts = {"second_factor": second_factor, "has_recovery": bool(recovery)}
    return Done(lock, about=account, account=account.pk, unit=account.unit_id, facts=facts)


@action("access.reviewed", may=access.may_keep)
def review(by: Actor, account: Account, *, seen: str) -> Done:
    """Somebody looked through the list of who can open an account, and found it right."""
    found = digest(account)
    if seen != found:
        raise Conflict(_("The list has changed since you looked. Look through it once more."))
    Lock.objects.get_or_create(account=account)
    Lock.objects.filter(account=account).update(reviewed_at=timezone.now(), reviewed_by=by.person)
    lock = Lock.objects.get(account=account)
    return Done(lock, about=account, account=account.pk, unit=account.unit_id, digest=found)


def _check(holder: Holder) -> None:
    refuse_secrets(name=holder.name, purpose=holder.purpose)
    if holder.kind == Kind.PERSON:
        if holder.person is None:
            raise ValidationError({"person": _("Say who, by the address that the directory has.")})
        if holder.person.has_left(holder.starts):
            raise ValidationError({"person": _("This person has left by then.")})
        holder.name = ""
    elif not holder.name:
        raise ValidationError({"name": _("Name it, so that somebody else recognises it.")})
    if holder.ends and holder.ends < timezone.localdate():
        raise ValidationError({"ends": _("That day has passed.")})
    same = Holder.objects.filter(account=holder.account, person=holder.person, kind=holder.kind)
    if holder.kind == Kind.PERSON and same.filter(ended_at=None).exists():
        raise ValidationError({"person": _("They are on the list already.")})


def _done(holder: Holder) -> Done:
    account = holder.account
    facts: dict[str, Any] = {"kind": str(holder.kind), "holder": holder.pk}
    if holder.person_id:
        facts["person"] = holder.person_id
    return Done(holder, about=account, account=account.pk, unit=account.unit_id, facts=facts)

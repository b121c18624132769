"""The owner's answer: needed or not, and what of the register is not right any more."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.notices.telling import tell
from pedel.desk.passwords.reading import contacts
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..entry import digest
from ..models import Confirmation


@action("account.confirmed", may=access.may_confirm)
def confirm(
    by: Actor, account: Account, *, seen: str, is_needed: bool, wrong: Sequence[str] = (), note: str = ""
) -> Done:
    """Somebody who answers for an account said whether it is needed and its entry right."""
    note, wrong = note.strip(), [part for part in Confirmation.Part.values if part in wrong]
    if seen != digest(account):
        raise Conflict(_("The register says something else since you looked. Look once more."))
    if wrong and not note:
        raise ValidationError({"note": _("Say what should change, so that the contact person can do it.")})
    if not is_needed and not note:
        raise ValidationError({"note": _("Say why it is not needed, and who should know.")})
    round_ = _round(account)
    said = {"is_needed": is_needed, "wrong": wrong, "note": note, "done_by": by.person}
    if not Confirmation.objects.filter(pk=round_.pk, done_at=None).update(done_at=timezone.now(), **said):
        raise Conflict(_("Somebody else has confirmed it just now."))
    round_.refresh_from_db()
    if wrong or not is_needed:
        kind = "keeping.not_right" if is_needed else "keeping.not_needed"
        people = [person for person in contacts(account) if person.pk != by.id]
        tell(people, kind, f"/accounts/{account.pk}/keeping/", account=str(account), by=str(by))
    facts = {"is_needed": is_needed, "wrong": wrong}
    return Done(round_, about=account, account=account.pk, unit=account.unit_id, digest=seen, facts=facts)


def _round(account: Account) -> Confirmation:
    """The round that waits for an answer, or one that begins with it."""
    return Confirmation.objects.get_or_create(
        account=account, done_at=None, defaults={"due_on": timezone.localdate()}
    )[0]

"""Beginning a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pedel.desk.accounts.models import Account
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access
from ..models import Draft, Target
from ..writing import Writing
from .about import about


@action("draft.created", may=access.may_create)
def create(by: Actor, accounts: Sequence[Account], *, writing: Writing | None = None) -> Done:
    """A draft was begun."""
    draft = _begun(by, accounts, writing or Writing())
    return about(draft, draft, accounts=[account.pk for account in accounts])


def _begun(by: Actor, accounts: Sequence[Account], writing: Writing) -> Draft:
    """A draft for accounts of one unit; ValidationError for anything else."""
    _checked(accounts)
    draft = Draft.objects.create(unit=accounts[0].unit, author=by.person, changed_by=by.person)
    Target.objects.bulk_create(Target(draft=draft, account=account) for account in accounts)
    writing = writing.tidied(draft)
    for target in draft.targets.all():
        if own := writing.variants.get(target.account_id):
            Target.objects.filter(pk=target.pk).update(text=own)
    for name in ("text", "kind", "language", "planned_for"):
        setattr(draft, name, getattr(writing, name))
    draft.topics = list(writing.topics)
    draft.save()
    draft.editors.add(by.person)
    return draft


def _checked(accounts: Sequence[Account]) -> None:
    if not accounts:
        raise ValidationError({"accounts": _("Choose at least one account.")})
    if len({account.unit_id for account in accounts}) > 1:
        raise ValidationError({"accounts": _("All accounts of one draft belong to one unit.")})
    if any(account.state == Account.State.CLOSED for account in accounts):
        raise ValidationError({"accounts": _("One of these accounts is closed.")})


@action("draft.duplicated", may=access.may_write)
def duplicate(by: Actor, draft: Draft) -> Done:
    """A draft was begun as a copy of another one.

    The words stay those of the people who wrote them: they cannot approve the copy either.
    """
    accounts = [target.account for target in draft.targets.select_related("account__unit")]
    copy = _begun(by, accounts, replace(Writing.of(draft), planned_for=None))
    copy.editors.add(*draft.editors.all())
    for picture in draft.pictures.all():
        picture.pk, picture.draft, picture._state.adding = None, copy, True
        picture.save()
    return about(copy, copy, accounts=[account.pk for account in accounts], of=draft.pk)

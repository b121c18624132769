"""An account's avatar: taking in a picture, taking it away."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access
from ..avatars import taken_in
from ..models import Account


@action("account.avatar_set", may=access.may_change)
def set_avatar(by: Actor, account: Account, *, upload: Any) -> Done:
    """An account was given an avatar."""
    picture = taken_in(upload)
    _drop(account)
    account.avatar.save(picture.name, picture.content, save=False)
    account.save(update_fields=["avatar"])
    return Done(account, about=account, account=account.pk, unit=account.unit_id, digest=picture.digest)


@action("account.avatar_removed", may=access.may_change)
def remove_avatar(by: Actor, account: Account) -> Done:
    """The avatar of an account was taken away."""
    _drop(account)
    account.avatar = ""
    account.save(update_fields=["avatar"])
    return Done(account, about=account, account=account.pk, unit=account.unit_id)


def _drop(account: Account) -> None:
    """Lets the old file go, once the change stands."""
    if account.avatar:
        storage, name = account.avatar.storage, account.avatar.name
        transaction.on_commit(lambda: storage.delete(name))

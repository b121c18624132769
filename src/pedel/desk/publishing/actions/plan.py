"""Planning: what was let through gets a place in the ledger for each of its accounts."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.utils import timezone

from pedel import networks
from pedel.desk.accounts.models import Account
from pedel.desk.drafts import content as contents
from pedel.desk.drafts.models import Revision
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access, engine
from ..models import Delivery, Part
from .about import about


@action("delivery.planned", may=access.may_work)
def plan_for(by: Actor, revision: Revision, *, account: Account, due_at: datetime) -> Done:
    """A message was put in line for an account."""
    now = timezone.now()
    delivery = Delivery.objects.create(
        revision=revision,
        account=account,
        digest=revision.digest,
        key=new_key(),
        due_at=due_at,
        due_said_at=now,
        next_try_at=due_at,
        created_at=now,
    )
    Part.objects.bulk_create(
        Part(delivery=delivery, number=number, key=new_key(), text=text, media=media)
        for number, (text, media) in enumerate(wordings(contents.read(revision), account), 1)
    )
    engine.place(delivery)
    return about(delivery, revision=revision.number, due=due_at.isoformat())


def wordings(content: dict[str, Any], account: Account) -> list[tuple[str, list[int]]]:
    """The posts that a message is on an account: text and the positions of its pictures.

    A thread where the network has them and the text is parted; all pictures go with the first post.
    """
    as_thread, as_one = possible(content, account)
    return as_thread if has_threads(account.network) else as_one


def possible(content: dict[str, Any], account: Account) -> tuple[list[tuple[str, list[int]]], ...]:
    """The posts that it can be: as a thread, and as one."""
    text = next(entry["text"] for entry in content["accounts"] if entry["account"] == account.pk)
    pictures = list(range(len(content["pictures"])))
    thread = [(one, [] if number else pictures) for number, one in enumerate(networks.parts(text))]
    return thread, [(text, pictures)]


def has_threads(network: str) -> bool:
    """Whether a post can follow another there."""
    return networks.connects(network) and networks.connector(network).threads


def new_key() -> str:
    """20 hexadecimal digits that nobody can guess."""
    return secrets.token_hex(10)

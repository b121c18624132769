"""How the record files what happens to a delivery, and how its rows are held meanwhile."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from pedel.desk.drafts.models import Draft
from pedel.desk.record.action import Done
from pedel.desk.record.permission import Conflict

from ..models import Delivery

State = Delivery.State


def about(delivery: Delivery, **facts: Any) -> Done:
    """What an action gives: filed under the draft, found by its account, with the digest of what went out."""
    account = delivery.account
    facts = {"delivery": delivery.pk, "key": delivery.key, **facts}
    draft = delivery.revision.draft
    return Done(
        delivery, about=draft, account=account.pk, unit=account.unit_id, digest=delivery.digest, facts=facts
    )


def fresh(delivery: Delivery) -> Delivery:
    """The delivery as it is now, with account, channel and draft."""
    rows = Delivery.objects.select_related("account__unit", "account__channel", "revision__draft__unit")
    return rows.get(pk=delivery.pk)


def held(delivery: Delivery) -> Delivery:
    """As `fresh`, with the draft's row locked until the transaction ends.

    An edit, a decision and a sending lock the draft first, always, so that they wait for each other.
    """
    draft = delivery.revision.draft_id
    Draft.objects.select_for_update().only("pk").get(pk=draft)
    return fresh(delivery)


def change(delivery: Delivery, *from_: str, **fields: Any) -> None:
    """Writes fields of a delivery that still is in one of these states; Conflict otherwise."""
    if not Delivery.objects.filter(pk=delivery.pk, state__in=from_).update(**fields):
        raise Conflict(_("It has moved on meanwhile. Look at how it stands now."))
    for name, value in fields.items():
        setattr(delivery, name, value)

"""Everything that a person sees between two moments, in a fixed number of queries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from pedel.desk.accounts.holds import Brakes
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.checking.showing import first_line
from pedel.desk.drafts.access import drafts_for
from pedel.desk.drafts.models import Draft, Target
from pedel.desk.people.models import Person, Role, Unit

from ..access import deliveries_for
from ..models import Delivery
from . import clashes
from .item import Item

OPEN = (
    Draft.State.WRITING,
    Draft.State.WAITING,
    Draft.State.DECLINED,
    Draft.State.APPROVED,
    Draft.State.CLEARED,
)
TITLE = 90


@dataclass(frozen=True, slots=True)
class Wish:
    """Between which moments, on which account, in which unit and below; `apart` minutes are too near."""

    starts: datetime
    ends: datetime
    account: Account | None = None
    unit: Unit | None = None
    apart: int = clashes.APART


def items(person: Person, wish: Wish, brakes: Brakes | None = None) -> list[Item]:
    """What is planned, went out or did not, by time; with its holds, its clashes and who may move it."""
    margin = timedelta(minutes=wish.apart)
    found = [*_drafts(person, wish, margin), *_deliveries(person, wish, margin)]
    found.sort(key=lambda item: (item.at, item.kind, item.pks))
    _name(found)
    _mine(person, found)
    _hold(found, brakes or Brakes())
    clashes.mark(found, margin)
    return [item for item in found if wish.starts <= item.at < wish.ends]


def _drafts(person: Person, wish: Wish, margin: timedelta) -> Iterator[Item]:
    planned = Delivery.objects.filter(revision__draft=OuterRef("pk"))
    let_through = Q(state__in=(Draft.State.APPROVED, Draft.State.CLEARED))
    rows = drafts_for(person).filter(
        state__in=OPEN, planned_for__gte=wish.starts - margin, planned_for__lt=wish.ends + margin
    )
    rows = rows.exclude(let_through & Exists(planned))
    if narrowed := _narrowed(wish):
        rows = rows.filter(Exists(Target.objects.filter(narrowed, draft=OuterRef("pk"))))
    targets = Prefetch("targets", Target.objects.select_related("account__unit"))
    for draft in rows.prefetch_related(targets):
        yield _of_draft(draft)


def _of_draft(draft: Draft) -> Item:
    targets = list(draft.targets.all())
    return Item(
        kind="draft",
        pks=(draft.pk,),
        draft=draft.pk,
        at=draft.planned_for,  # type: ignore[arg-type]  # asked for only where there is one
        state=draft.state,
        state_label=draft.get_state_display(),
        accounts=[target.account for target in targets],
        wordings={target.account_id: target.text or draft.text for target in targets},
        topics=tuple(draft.topics),
    )


def _deliveries(person: Person, wish: Wish, margin: timedelta) -> Iterator[Item]:
    rows = deliveries_for(person).filter(due_at__gte=wish.starts - margin, due_at__lt=wish.ends + margin)
    rows = rows.exclude(state=Delivery.State.CANCELLED).defer("revision__findings", "revision__draft__text")
    if narrowed := _narrowed(wish):
        rows = rows.filter(narrowed)
    together = groupby(rows.order_by("due_at", "revision", "state", "pk"), key=_together)
    for _key, group in together:
        yield _of_deliveries(list(group))


def _together(row: Delivery) -> tuple[Any, ...]:
    return (row.due_at, row.revision_id, row.state)


def _of_deliveries(rows: list[Delivery]) -> Item:
    first = rows[0]
    content = json.loads(first.revision.content)
    here = {row.account_id for row in rows}
    return Item(
        kind="deliveries",
        pks=tuple(row.pk for row in rows),
        draft=first.revision.draft_id,
        at=first.due_at,
        state=first.state,
        state_label=first.get_state_display(),
        accounts=[row.account for row in rows],
        wordings={each["account"]: each["text"] for each in content["accounts"] if each["account"] in here},
        topics=tuple(content["topics"]),
        ended_at=first.ended_at if first.state == Delivery.State.PUBLISHED else None,
        trouble=first.trouble,
    )


def _narrowed(wish: Wish) -> Q:
    """What the account and the unit make of a row that has an account."""
    narrowed = Q()
    if wish.account is not None:
        narrowed &= Q(account=wish.account)
    if wish.unit is not None:
        narrowed &= Q(account__unit__path__startswith=wish.unit.path)
    return narrowed


def _name(found: Iterable[Item]) -> None:
    for item in found:
        text = next((text for text in item.wordings.values() if text.strip()), "")
        item.title = Truncator(first_line(text)).chars(TITLE) or _("Empty draft")


def _mine(person: Person, found: Iterable[Item]) -> None:
    """Who works on every account of a draft moves it; a delivery the steward of its unit too."""
    rows = Membership.objects.on().filter(person=person).values_list("account", flat=True)
    mine = set() if person.has_left() else set(rows)
    for item in found:
        item.is_mine = all(
            account.pk in mine
            or (item.kind == "deliveries" and person.has_role(Role.STEWARD, account.unit.path))
            for account in item.accounts
        )


def _hold(found: Iterable[Item], brakes: Brakes) -> None:
    now = timezone.now()
    for item in found:
        if item.is_ahead:
            over = {h.pk: h for a in item.accounts for h in brakes.over(a, item.topics, max(item.at, now))}
            item.holds = list(over.values())

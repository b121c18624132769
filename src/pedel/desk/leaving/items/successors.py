"""Who follows on each account where they are the owner, the deputy, or the only one who writes."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pedel.desk.accounts.models import Account, Membership

from .item import Item, Leaver, State

Part = Membership.Part


def found(leaver: Leaver) -> Iterator[Item]:
    """An item for each part that somebody else has to take over. Two queries."""
    mine = list(
        Membership.objects.on(leaver.last_day)
        .filter(person=leaver.person)
        .exclude(account__state=Account.State.CLOSED)
        .select_related("account__unit")
        .order_by("account__name", "part")
    )
    after = Membership.objects.at_work(leaver.then).exclude(person=leaver.person)
    others: dict[int, list[Membership]] = {}
    for row in after.filter(account__in=[one.account_id for one in mine]).select_related("person"):
        others.setdefault(row.account_id, []).append(row)
    for row in mine:
        if item := _item(leaver, row, others.get(row.account_id, [])):
            yield item


def _item(leaver: Leaver, mine: Membership, others: list[Membership]) -> Item | None:
    account, part = mine.account, str(mine.part)
    writes_alone = part == Part.EDITOR and not others
    heirs = [row for row in others if row.part == part or part == Part.EDITOR]
    if part == Part.EDITOR and not (writes_alone or any(row.starts > leaver.last_day for row in heirs)):
        return None
    state: State = "done" if heirs else "open"
    return Item(
        key=f"{part}:{account.pk}",
        group="successors",
        what=_WHAT[part]() % {"account": account},
        state=state,
        detail=_who(heirs[0]) if heirs else _lacking(part),
        turn=_turn(leaver, mine),
        url=reverse("account", args=[account.pk]),
        link=account.name,
        form="successor",
        subject=account.pk,
        may_say=part != Part.OWNER,
    )


_WHAT = {
    Part.OWNER: lambda: _("A new owner for %(account)s"),
    Part.DEPUTY: lambda: _("A new deputy for %(account)s"),
    Part.EDITOR: lambda: _("Somebody who writes for %(account)s"),
}


def _who(row: Membership) -> str:
    said = {"name": row.person, "part": row.get_part_display(), "day": date_format(row.starts, "j F Y")}
    return _("%(name)s, %(part)s since %(day)s") % said


def _lacking(part: str) -> str:
    if part == Part.OWNER:
        return _("From the day after, nobody would answer for it.")
    if part == Part.DEPUTY:
        return _("From the day after, nobody would stand in for the owner.")
    return _("Nobody else works on it.")


def _turn(leaver: Leaver, mine: Membership) -> tuple:
    """The register's keepers name an owner; the supervisor may say who writes, together with them."""
    keepers = leaver.turns.contacts(mine.account.unit)
    return (
        keepers if mine.part == Part.OWNER else tuple(dict.fromkeys((*keepers, *leaver.turns.supervisor())))
    )

"""A proposed name and handle, looked at: the network's own rules, the register, look-alikes, whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk import packs
from pedel.desk.accounts import networks
from pedel.desk.accounts.handles import check_handle
from pedel.desk.accounts.models import Account
from pedel.desk.accounts.verify.likeness import is_disguised, is_like
from pedel.desk.people.models import Unit

SHOWN = 3
"""So many look-alikes are named. Ours."""
LONG = 30
"""A handle longer than this is hard to type and to print. No guideline gives the figure. Ours."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be said about a name: `level` is "stop", "answer", "advice" or "good"."""

    level: str
    text: Any
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name as it is proposed; empty where nothing is said yet."""

    network: str = ""
    handle: str = ""
    name: str = ""
    unit: Unit | None = None


def looks(proposal: Proposal) -> list[Look]:
    """What is to be said, what stops first; nothing while there is nothing to look at. Three queries."""
    handle = proposal.handle.strip()
    found = [*_of_handle(proposal.network, handle), *_of_name(proposal)] if handle or proposal.name else []
    order = ("stop", "answer", "advice", "good")
    return sorted(found, key=lambda look: order.index(look.level))


def _of_handle(network: str, handle: str) -> Iterator[Look]:
    if not handle:
        return
    try:
        check_handle(network, handle)
    except ValidationError as error:
        yield Look("stop", error.messages[0])
        return
    if is_disguised(handle):
        yield Look("stop", _("There are letters in it that only look like the usual ones. Type it anew."))
    if taken := _taken(network, handle):
        yield Look("stop", _("It is in the register already: %s.") % taken)
        return
    if len(handle.partition("@")[0]) > LONG:
        yield Look("advice", _("That is long: hard to type, and it takes room where you are mentioned."))
    alike = _alike(handle)
    if alike:
        text = _(
            "It looks like %s. Good where it is the same voice on another network; "
            "otherwise readers mix them up."
        )
        yield Look("answer", text % ", ".join(map(_called, alike)), "brand.role")
    elif network:
        title = networks.title(network)
        yield Look("good", _("A handle as %s writes it, and nothing in the register looks like it.") % title)


def _of_name(proposal: Proposal) -> Iterator[Look]:
    if not proposal.name:
        return
    if is_disguised(proposal.name):
        yield Look("answer", _("There are letters in the name that only look like the usual ones."))
    if proposal.unit is not None and not _says_whose(proposal):
        text = _("The name does not say whose account it is. Name the unit or the university in it.")
        yield Look("advice", text, "brand.role")


def _says_whose(proposal: Proposal) -> bool:
    """Whether a telling word of the unit, of one above it or of the institution stands in name or handle."""
    assert proposal.unit is not None
    line = Unit.objects.filter(path__in=proposal.unit.lineage())
    ours = [name for unit in line for name in (unit.name_en, unit.name_nl)]
    ours += [settings.PEDEL.institution, packs.in_force().institution]
    words = {word for name in ours for word in name.casefold().split() if len(word) > 2}
    said = f"{proposal.name} {proposal.handle}".casefold()
    return any(word in said for word in words - _SMALL)


_SMALL = frozenset("the and van der den het een for voor faculty faculteit institute instituut".split())


def _taken(network: str, handle: str) -> Account | None:
    return Account.objects.filter(network=network, handle__iexact=handle).first()


def _alike(handle: str) -> list[tuple[str, str]]:
    mine = _bare(handle)
    rows = Account.objects.exclude(state=Account.State.CLOSED).values_list("network", "handle")
    return [row for row in rows.order_by("handle", "pk") if is_like(mine, _bare(row[1]))][:SHOWN]


def _bare(handle: str) -> str:
    return handle.partition("@")[0].rpartition("/")[2].partition(".")[0]


def _called(row: tuple[str, str]) -> str:
    return f"@{row[1]} ({networks.title(row[0])})"

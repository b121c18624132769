"""Accounts of the register that might do as well: the same unit, the same words, almost the same name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import access, networks
from pedel.desk.accounts.models import Account
from pedel.desk.accounts.verify.likeness import is_like, skeleton
from pedel.desk.people.models import Person, Unit

from .models import Application

MOST = 6
"""So many are shown; more would not be read. Ours."""
SHARED = 2
"""So many telling words in common make two accounts alike. Ours."""
TELLING = 5
"""From so many letters on a word tells something. Ours."""
_WORD = re.compile(rf"[^\W\d_]{{{TELLING},}}")
_EVERYWHERE = frozenset(
    "about account accounts faculty institute programme university students student their people staff "
    "social media network other which where faculteit instituut opleiding universiteit studenten "
    "mensen medewerkers onderzoek onderwijs research teaching sociale".split()
)
"""Words that stand in the purpose of nearly every account of a university."""


@dataclass(frozen=True, slots=True)
class Similar:
    """An account that is there already, and in what it is alike (lazy texts)."""

    account: Account
    network: str
    alike: tuple[Any, ...]
    weight: int


def similar(application: Application, person: Person) -> list[Similar]:
    """The accounts nearest to what is applied for, the nearest first. One query."""
    rows = access.accounts_for(person).exclude(state=Account.State.CLOSED)
    if application.account_id:
        rows = rows.exclude(pk=application.account_id)
    words = _words(application.name, application.purpose, application.audience)
    found = [_compared(application, words, account) for account in rows.order_by("name", "pk")]
    near = [each for each in found if each.alike]
    return sorted(near, key=lambda each: -each.weight)[:MOST]


def _compared(application: Application, words: frozenset[str], account: Account) -> Similar:
    alike: list[tuple[int, Any]] = []
    if _is_called_alike(application, account):
        alike.append((4, _("almost the same name")))
    if application.unit_id == account.unit_id:
        alike.append((3, _("the same unit")))
    elif application.unit and _are_in_line(application.unit.path, account.unit.path):
        alike.append((2, _("a unit above or below")))
    shared = words & _words(account.name, account.purpose, account.audience)
    if len(shared) >= SHARED:
        alike.append((2, _("the same words: %s") % ", ".join(sorted(shared)[:4])))
    if alike and application.network == account.network:
        alike.append((1, _("the same network")))
    weight = sum(number for number, _text in alike)
    return Similar(account, networks.title(account.network), tuple(text for _n, text in alike), weight)


def _are_in_line(one: str, other: str) -> bool:
    """Whether one unit is the other's own branch; the university itself is above all, which says nothing."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(shorter) > Unit.steplen


def _is_called_alike(application: Application, account: Account) -> bool:
    names = [name for name in (application.handle.partition("@")[0], application.name) if name]
    ours = (account.handle.partition("@")[0], account.name)
    return any(is_like(name, our) or skeleton(name) == skeleton(our) for name in names for our in ours)


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold())) - _EVERYWHERE

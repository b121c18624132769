"""Accounts that nobody looks after: filters, order, and the list as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import networks
from pedel.desk.accounts.export import written
from pedel.desk.accounts.listing import keepers, order
from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person, Unit
from pedel.desk.ui.forms import FilterForm

from . import access, signs

COLUMNS = "id network handle name unit state owner deputy last_post signs".split()


class Filters(FilterForm):
    """The filters of the page, the export and the API."""

    sign = forms.ChoiceField(label=_("What is missing"), required=False)
    network = forms.ChoiceField(label=_("Network"), required=False)
    unit = forms.TypedChoiceField(label=_("Unit and below"), required=False, coerce=int, empty_value=None)
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = access.accounts_kept_by(person)
        self.units = {unit.pk: unit for unit in Unit.objects.order_by("path")}
        names = self.kept.order_by("network").values_list("network", flat=True).distinct()
        self._choose("sign", [(sign.code, sign.text) for sign in signs.SIGNS.values()])
        self._choose("network", [(name, networks.title(name)) for name in names])
        self._choose("unit", [(pk, unit.indented) for pk, unit in self.units.items()])

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = [("", _("all")), *choices]

    def accounts(self) -> QuerySet[Account]:
        """The accounts that a person answers for and that show what is chosen, or any sign."""
        chosen = self.chosen()
        sign = Q(**{f"sign_{chosen['sign']}": True}) if "sign" in chosen else signs.any_sign()
        rows = signs.signed(self.kept).filter(sign)
        if "network" in chosen:
            rows = rows.filter(network=chosen["network"])
        if unit := self.units.get(chosen.get("unit")):
            rows = rows.filter(unit__path__startswith=unit.path)
        return rows.order_by(*order(chosen.get("sort", ""))).prefetch_related(keepers())


def with_signs(accounts: Iterable[Account]) -> Iterator[Account]:
    """The same rows with their `signs` and their network's title."""
    for account in accounts:
        account.signs = signs.of(account)
        account.network_title = networks.title(account.network)
        yield account


def lines(accounts: Iterable[Account]) -> Iterator[str]:
    """The lines of a CSV file, the names of the columns first."""
    return written(COLUMNS, (_row(account) for account in accounts))


def _row(account: Account) -> list[Any]:
    def people(part: str) -> str:
        return ", ".join(str(each.person) for each in account.keepers if each.part == part)

    last = timezone.localdate(account.last_at) if account.last_at else ""
    found = " ".join(sign.code for sign in signs.of(account))
    shown = (account.pk, account.network, account.handle, account.name, account.unit, account.state)
    return [*shown, people("owner"), people("deputy"), last, found]

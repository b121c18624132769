"""Looking through the register: filters, order, and what needs care."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person, Unit
from pedel.desk.ui.forms import FilterForm

from . import access, networks
from .models import Account, Membership

Part = Membership.Part

ORDERS = {
    "name": ("name",),
    "network": ("network", "name"),
    "unit": ("unit__path", "name"),
    "state": ("state", "name"),
    "since": ("opened_on", "name"),
}
"""The columns one can sort by; a minus before the name turns the order round."""

LACKS = {"owner": _("without owner"), "deputy": _("without deputy"), "both": _("without either")}


class Filters(FilterForm):
    """The filters of the page, the export and the API."""

    q = forms.CharField(label=_("Name, handle or audience"), max_length=100, required=False)
    network = forms.ChoiceField(label=_("Network"), required=False)
    unit = forms.TypedChoiceField(label=_("Unit and below"), required=False, coerce=int, empty_value=None)
    account_class = forms.ChoiceField(label=_("Class"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    lacks = forms.ChoiceField(label=_("Care"), required=False)
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {unit.pk: unit for unit in Unit.objects.order_by("path")}
        names = Account.objects.order_by("network").values_list("network", flat=True).distinct()
        self._choose("network", [(name, networks.title(name)) for name in names])
        self._choose("unit", [(pk, unit.indented) for pk, unit in self.units.items()])
        self._choose("account_class", Account.Class.choices)
        self._choose("state", Account.State.choices)
        self._choose("lacks", list(LACKS.items()))

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = [("", _("all")), *choices]

    def accounts(self, person: Person) -> QuerySet[Account]:
        """The accounts that answer to everything chosen, each with its people of today as `keepers`."""
        chosen = self.chosen()
        rows = access.accounts_for(person).filter(*self._conditions(chosen))
        return rows.order_by(*order(chosen.get("sort", ""))).prefetch_related(keepers())

    def _conditions(self, chosen: dict[str, Any]) -> list[Any]:
        same = {name: chosen[name] for name in ("network", "account_class", "state") if name in chosen}
        conditions: list[Any] = [Q(**same)]
        if unit := self.units.get(chosen.get("unit")):
            conditions.append(Q(unit__path__startswith=unit.path))
        if lacks := chosen.get("lacks"):
            parts = (Part.OWNER, Part.DEPUTY) if lacks == "both" else (lacks,)
            conditions += [~has(part) for part in parts]
            conditions.append(~Q(state=Account.State.CLOSED))
        if words := chosen.get("q", "").lstrip("@"):
            fields = ("name", "handle", "audience", "purpose")
            conditions.append(Q(*((f"{field}__icontains", words) for field in fields), _connector=Q.OR))
        return conditions


def order(sort: str) -> list[Any]:
    """The order for what stands in the address; by name where it says nothing known."""
    fields = ORDERS.get(sort.removeprefix("-"), ORDERS["name"])
    first = F(fields[0])
    turned = first.desc(nulls_last=True) if sort.startswith("-") else first.asc(nulls_last=True)
    return [turned, *fields[1:], "pk"]


def has(part: str) -> Exists:
    """Whether somebody who is still here has this part in an account today."""
    return Exists(Membership.objects.at_work().filter(account=OuterRef("pk"), part=part))


def keepers() -> Prefetch:
    """Today's people of an account as `keepers`, by name."""
    rows = Membership.objects.at_work().select_related("person").order_by("person__name")
    return Prefetch("memberships", rows, to_attr="keepers")

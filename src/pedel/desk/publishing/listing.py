"""Looking through deliveries: filters, counts, order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import networks
from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person
from pedel.desk.ui.forms import FilterForm

from . import access
from .models import Delivery

State, Seen = Delivery.State, Delivery.Seen
BOXES: dict[str, tuple[Any, Q]] = {
    "": (_("all"), Q()),
    "ahead": (_("planned"), Q(state__in=(State.QUEUED, State.LEASED, State.SENDING))),
    "care": (
        _("needs somebody"),
        Q(state__in=(State.MISSED, State.FAILED, State.UNKNOWN))
        | Q(state=State.PUBLISHED, seen__in=(Seen.CHANGED, Seen.GONE)),
    ),
    "published": (_("published"), Q(state=State.PUBLISHED)),
    "ended": (_("called off or withdrawn"), Q(state__in=(State.CANCELLED, State.WITHDRAWN))),
}
"""The parts into which the list falls; one delivery may be in two."""


class Filters(FilterForm):
    """The filters of the page and of the API."""

    box = forms.ChoiceField(
        required=False, choices=[(name, name) for name in BOXES], widget=forms.HiddenInput
    )
    state = forms.ChoiceField(label=_("State"), required=False)
    account = forms.TypedChoiceField(label=_("Account"), required=False, coerce=int, empty_value=None)
    network = forms.ChoiceField(label=_("Network"), required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seen = access.deliveries_for(person)
        rows = Account.objects.filter(pk__in=self.seen.order_by().values("account")).order_by("name", "pk")
        self._choose("state", State.choices)
        self._choose("account", [(one.pk, str(one)) for one in rows[:500]])
        names = sorted({one.network for one in rows})
        self._choose("network", [(name, networks.title(name)) for name in names])

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = [("", _("all")), *choices]  # type: ignore[attr-defined]

    def deliveries(self) -> QuerySet[Delivery]:
        """Those that answer to everything chosen, the latest first."""
        chosen = self.chosen()
        found = self._narrowed(chosen).filter(BOXES[chosen.get("box", "")][1])
        return found.prefetch_related("parts").order_by("-due_at", "-pk")

    def counts(self) -> dict[str, int]:
        """How many there are in each part of the list, the other filters applied. One query."""
        sums = {name or "all": Count("pk", filter=wanted) for name, (_word, wanted) in BOXES.items() if name}
        found = self._narrowed(self.chosen()).order_by().aggregate(all=Count("pk"), **sums)
        return {name: found[name or "all"] for name in BOXES}

    def _narrowed(self, chosen: dict[str, Any]) -> QuerySet[Delivery]:
        wanted = {name: chosen[name] for name in ("state", "account") if name in chosen}
        if "network" in chosen:
            wanted["account__network"] = chosen["network"]
        return self.seen.filter(**wanted)

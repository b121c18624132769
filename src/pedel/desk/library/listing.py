"""Lists of assets: filters, order, and those that look alike."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Case, Q, QuerySet, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person, Unit
from pedel.desk.ui.forms import FilterForm

from . import access, knowledge
from .licences import licences
from .models import Asset, Tag
from .searching import found
from .soon import SOON, until
from .uses import used

State = Asset.State
LICENCES = {
    "missing": _("not noted"),
    "valid": _("noted and in force"),
    "soon": _("ends within 30 days"),
    "ended": _("ended"),
}
SORTS = {"new": ("-added_at", "-pk"), "name": ("name", "pk"), "ends": ("ends", "name", "pk")}
MOST_TAGS = 200


class Filters(FilterForm):
    """What of the library is shown; for the page, the export, the chooser and the API."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *Asset.Kind.choices]
    )
    tag = forms.CharField(label=_("Tag"), required=False, max_length=60)
    unit = forms.TypedChoiceField(label=_("Unit and below"), required=False, coerce=int, empty_value=None)
    licence = forms.ChoiceField(
        label=_("Licence"), required=False, choices=[("", _("All licences")), *LICENCES.items()]
    )
    show = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=[("", _("In use")), ("unused", _("Used nowhere yet")), ("archived", _("Put away"))],
    )
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("", _("Newest first")), ("name", _("By name")), ("ends", _("By end of licence"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(pk__in=Asset.objects.values("unit"))
        self.fields["unit"].choices = [("", _("All units")), *((one.pk, one.indented) for one in units)]  # type: ignore[attr-defined]
        tags = Tag.objects.exclude(assets=None).values_list("name", flat=True)[:MOST_TAGS]
        self.fields["tag"].widget = forms.Select(choices=[("", _("All tags")), *((tag, tag) for tag in tags)])


def assets(person: Person | None, chosen: dict[str, Any]) -> QuerySet[Asset]:
    """What a person sees and asks for: q, kind, tag, unit (id), licence, show, sort."""
    rows = access.assets_for(person).prefetch_related("tags")
    rows = rows.filter(state=State.ARCHIVED if chosen.get("show") == "archived" else State.IN_USE)
    if chosen.get("show") == "unused":
        rows = rows.exclude(used())
    if "kind" in chosen:
        rows = rows.filter(kind=chosen["kind"])
    if "tag" in chosen:
        rows = rows.filter(tags__key=chosen["tag"].casefold())
    if chosen.get("unit") is not None:
        path = Unit.objects.filter(pk=chosen["unit"]).values_list("path", flat=True).first()
        rows = rows.filter(unit__path__startswith=path) if path else rows.none()
    if "licence" in chosen:
        rows = rows.filter(_licence(chosen["licence"]))
    return found(rows, chosen.get("q", "")).order_by(*SORTS[chosen.get("sort") or "new"])


def alike(rows: QuerySet[Asset], fingerprint: bytes, most: int = 24) -> QuerySet[Asset]:
    """Those that look like a picture with that fingerprint, the most alike first."""
    near = knowledge.nearest(fingerprint)
    order = Case(*(When(pk=pk, then=place) for place, pk in enumerate(near)), default=len(near))
    return rows.filter(pk__in=near).order_by(order)[:most]


def _licence(which: str) -> Q:
    today = timezone.localdate()
    noted = Q(licence__in=licences())
    return {
        "missing": Q(licence=""),
        "valid": noted & (Q(ends=None) | Q(ends__gte=today)),
        "soon": Q(ends__gte=today, ends__lte=until(SOON)),
        "ended": Q(ends__lt=today),
    }[which]

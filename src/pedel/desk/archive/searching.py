"""Looking through the archive: an account, a period, words."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person
from pedel.desk.ui.forms import DayInput, FilterForm

from . import access
from .models import ArchivedPost


class Filters(FilterForm):
    """The filters of the page, the export and the API."""

    account = forms.TypedChoiceField(label=_("Account"), required=False, coerce=int, empty_value=None)
    unit = forms.TypedChoiceField(label=_("Unit and below"), required=False, coerce=int, empty_value=None)
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("Until"), required=False, widget=DayInput)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.units = {unit.pk: unit for unit in access.units_for(person)}
        names = [(one.pk, str(one)) for one in access.accounts_for(person)]
        self.fields["account"].choices = [("", _("all")), *names]  # type: ignore[attr-defined]
        units = [(pk, unit.indented) for pk, unit in self.units.items()]
        self.fields["unit"].choices = [("", _("all")), *units]  # type: ignore[attr-defined]

    def posts(self) -> QuerySet[ArchivedPost]:
        """The posts that answer to everything chosen, the latest first."""
        chosen = self.chosen()
        rows = access.posts_for(self.person)
        if "account" in chosen:
            rows = rows.filter(account=chosen["account"])
        if "unit" in chosen:
            rows = rows.filter(account__unit__path__startswith=self.units[chosen["unit"]].path)
        if "since" in chosen:
            rows = rows.filter(published_at__gte=_start_of(chosen["since"]))
        if "until" in chosen:
            rows = rows.filter(published_at__lt=_start_of(chosen["until"] + timedelta(days=1)))
        return rows

    def said(self) -> dict[str, Any]:
        """What was chosen, as the record and an export say it."""
        chosen = self.chosen()
        return {name: str(value) if isinstance(value, date) else value for name, value in chosen.items()}


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

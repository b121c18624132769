"""What the private reminder asks: how often, from when, in which language. Not who, and not which account."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pedel.desk.ui.forms import DayInput

MONTHS = (
    (1, _("every month")),
    (3, _("every three months")),
    (6, _("every six months")),
    (12, _("once a year")),
)
"""The intervals to choose from; rule.9 names none."""


class ReminderForm(forms.Form):
    """How often somebody wants to be reminded."""

    months = forms.TypedChoiceField(label=_("How often"), choices=MONTHS, coerce=int, initial=6)
    starts = forms.DateField(label=_("For the first time on"), widget=DayInput)
    language = forms.ChoiceField(
        label=_("Language of the reminder"), choices=(("en", _("English")), ("nl", _("Dutch")))
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts"].initial = timezone.localdate
        self.fields["language"].initial = "nl" if (get_language() or "").startswith("nl") else "en"

    def clean_starts(self) -> date:
        """A day from today until ten years ahead, as far as any calendar is looked into."""
        day: date = self.cleaned_data["starts"]
        today = timezone.localdate()
        if not 0 <= (day - today).days <= 3660:
            raise ValidationError(_("Choose a day from today on, within ten years."))
        return day

"""What the calendar asks when something is moved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.hold_forms import MomentInput
from pedel.desk.ui.clock import moment_of


class MoveForm(forms.Form):
    """When it goes out from now on."""

    time = forms.CharField(label=_("Goes out"), widget=MomentInput)
    which = forms.ChoiceField(
        label=_("Which of the two"),
        required=False,
        choices=[
            ("", "—"),
            ("1", _("The first time, before the clock goes back")),
            ("2", _("The second time, after it")),
        ],
    )
    asks_which = False

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        try:
            said["time"] = moment_of(said.get("time", ""), said.pop("which", ""))
        except ValidationError as error:
            self.asks_which = error.code == "twice"
            self.add_error("time", error)
        return said

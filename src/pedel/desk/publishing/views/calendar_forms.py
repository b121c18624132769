"""What the calendar asks when something is moved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk.ui.clock import moment_of
from pedel.desk.ui.moments import MomentInput, WhichField


class MoveForm(forms.Form):
    """When it goes out from now on."""

    time = forms.CharField(label=_("Goes out"), widget=MomentInput)
    which = WhichField()
    asks_which = False

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        try:
            said["time"] = moment_of(said.get("time", ""), said.pop("which", ""))
        except ValidationError as error:
            self.asks_which = error.code == "twice"
            self.add_error("time", error)
        return said

"""The form with which an owner confirms an account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Confirmation


class ConfirmForm(forms.Form):
    """Whether the account is needed, and what of its entry is not right any more."""

    needed = forms.ChoiceField(
        label=_("Is this account still needed?"),
        choices=(("yes", _("Yes")), ("no", _("No, it may be closed"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it is still needed.")},
    )
    wrong = forms.MultipleChoiceField(
        label=_("What is not right any more?"),
        choices=Confirmation.Part.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave all of them out when everything above is right."),
    )
    note = forms.CharField(
        label=_("What should change"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("The contact person reads it and changes the register."),
    )

    def answer(self) -> dict[str, Any]:
        """The answer as the action wants it."""
        said = dict(self.cleaned_data)
        return {"is_needed": said.pop("needed") == "yes", **said}

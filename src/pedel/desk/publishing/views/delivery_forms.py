"""What somebody says about a delivery: a new time, why it is called off or taken back, what became of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk.ui.clock import moment_of
from pedel.desk.ui.moments import MomentInput, WhichField


class TimeForm(forms.Form):
    """When it goes out, in the institution's zone; `which` where the clock shows that time twice."""

    time = forms.CharField(label=_("Goes out on"), widget=MomentInput, max_length=30)
    which = WhichField()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if "which" not in self.data:
            self.fields["which"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Turns what was typed into the moment that it means."""
        typed = self.cleaned_data.get("time", "")
        try:
            self.cleaned_data["time"] = moment_of(typed, self.cleaned_data.get("which", ""))
        except ValidationError as error:
            if error.code == "twice":
                self.fields["which"].widget = forms.Select(choices=self.fields["which"].choices)  # type: ignore[attr-defined]
            self.add_error("time", error)
        return self.cleaned_data


class WhyForm(forms.Form):
    """Why; everybody who sees the delivery reads it."""

    why = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class TakeBackForm(forms.Form):
    """Why a post is taken back; it stays on record."""

    why = forms.CharField(
        label=_("Why is it taken back?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ByHandForm(forms.Form):
    """How somebody knows that a post is gone from the network."""

    evidence = forms.CharField(
        label=_("How do you know that it is gone?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class SettleForm(forms.Form):
    """What became of something unclear, with what was seen."""

    went_out = forms.TypedChoiceField(
        label=_("Does the post stand on the network?"),
        choices=[("yes", _("Yes, it went out")), ("no", _("No, it did not go out"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    url = forms.URLField(label=_("The post's address, if it went out"), max_length=500, required=False)
    evidence = forms.CharField(
        label=_("What did you see, and where?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

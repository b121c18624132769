"""How somebody wants to hear."""

from __future__ import annotations

from django import forms

from .models import Preference


class PreferenceForm(forms.ModelForm):
    """At once, once a day, or not by e-mail."""

    class Meta:
        model = Preference
        fields = ("mail",)
        widgets = {"mail": forms.RadioSelect}

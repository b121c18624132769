"""Forms of the register."""

from __future__ import annotations

from django import forms

from .models import Account


class AccountForm(forms.ModelForm):
    """What the register says of an account."""

    class Meta:
        model = Account
        fields = (
            "unit",
            "network",
            "handle",
            "name",
            "url",
            "account_class",
            "purpose",
            "audience",
            "bio",
            "state",
        )

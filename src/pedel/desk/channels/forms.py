"""Connecting with an app password, and choosing among what a network offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .connection import Connection


class PasswordForm(forms.Form):
    """An app password, typed once: never kept, never given back to the page."""

    secret = forms.CharField(
        label=_("App password"),
        max_length=200,
        strip=True,
        # "off" does not keep a browser from filling in the password of the desk itself; this does.
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autocapitalize": "none"}),
        help_text=_(
            "Made in the network's own settings for the desk alone. Never the password of the account."
        ),
    )


class ChoiceForm(forms.Form):
    """Which of the accounts that a network offers is the one in the register."""

    chosen = forms.ChoiceField(label=_("Which account?"), widget=forms.RadioSelect)
    agreed = forms.BooleanField(
        label=_("This is the right account, although its handle is not the one in the register"),
        required=False,
    )

    def __init__(self, *args: Any, offered: Sequence[Connection], others: bool, **wishes: Any) -> None:
        super().__init__(*args, **wishes)
        self.fields["chosen"].choices = [(one.profile.id, self._label(one)) for one in offered]
        if not others:
            del self.fields["agreed"]

    @staticmethod
    def _label(one: Connection) -> str:
        shown = one.profile
        return f"{shown.name} (@{shown.handle.lstrip('@')})" if shown.name else f"@{shown.handle}"

"""Saying how long posts are kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person, Unit

from . import access


class RuleForm(forms.Form):
    """A retention class for a unit or an account; the institution's own list says which and how long."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Unit and all below it"),
        required=False,
        empty_label=_("one account, chosen below"),
    )
    account = forms.ModelChoiceField(
        Account.objects.none(), label=_("Account"), required=False, empty_label="—"
    )
    name = forms.CharField(label=_("Retention class"), max_length=100)
    years = forms.IntegerField(
        label=_("Years"),
        min_value=1,
        max_value=200,
        required=False,
        help_text=_("Nothing: kept for good."),
    )

    def __init__(self, *args: Any, person: Person, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["unit"].queryset = access.units_for(person)  # type: ignore[attr-defined]
        self.fields["unit"].label_from_instance = lambda unit: unit.indented  # type: ignore[attr-defined]
        self.fields["account"].queryset = access.accounts_for(person)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        said = self.cleaned_data
        if bool(said.get("unit")) == bool(said.get("account")):
            raise forms.ValidationError(_("Choose a unit, or one account."))
        return said

    @property
    def place(self) -> Unit | Account:
        """What it is about."""
        place: Unit | Account = self.cleaned_data["unit"] or self.cleaned_data["account"]
        return place

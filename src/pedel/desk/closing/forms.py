"""Forms of closings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import states
from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person
from pedel.desk.ui.forms import DayInput, WishForm

from .actions.remarking import LONGEST
from .models import Closing


class PlanForm(WishForm):
    """Why an account closes, when, and what becomes of its name and its readers."""

    keeper = forms.EmailField(
        label=_("E-mail address of who keeps access"),
        required=False,
        widget=forms.EmailInput({"list": "colleagues", "autocomplete": "off"}),
        help_text=_("Only where the handle is kept: one person, who alone knows the new password."),
    )

    class Meta:
        model = Closing
        fields = ("reason", "last_day", "goes_on", "goes_on_url", "handle", "keeper", "kept_until")
        widgets = {
            "reason": forms.Textarea({"rows": 3}),
            "last_day": DayInput,
            "kept_until": DayInput,
            "handle": forms.RadioSelect,
        }
        help_texts = {
            "reason": _("For the people who decide, and for who asks later."),
            "last_day": _("The last day on which anything goes out on it."),
            "goes_on": _("An account of ours where its readers find you from then on."),
            "goes_on_url": _("Where it is no account in the register: a page, for example."),
            "handle": _(
                "A name that is given back can be taken by anybody, and old links then lead to them. "
                "Many networks never let you have it again."
            ),
            "kept_until": _(
                "On that day the desk asks whether you go on keeping it. Empty: until further notice."
            ),
        }

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Account.objects.filter(state__in=states.OFFICIAL).exclude(pk=account.pk)
        self.fields["goes_on"].queryset = rows.order_by("name", "pk")  # type: ignore[attr-defined]
        self.fields["goes_on"].empty_label = _("nowhere, or at the address below")  # type: ignore[attr-defined]
        if self.instance.keeper is not None and not self.is_bound:
            self.initial["keeper"] = self.instance.keeper.email

    def clean_keeper(self) -> Person | None:
        """The colleague with this address; nobody where none is given."""
        if not (address := self.cleaned_data["keeper"]):
            return None
        person = Person.objects.filter(email__iexact=address).first()
        if person is None:
            raise ValidationError(
                _("Nobody with this address is in the directory. The steward can add them.")
            )
        return person


class RemarkForm(forms.Form):
    """How a step was done that the desk cannot see."""

    key = forms.CharField(max_length=80, widget=forms.HiddenInput)
    note = forms.CharField(label=_("How it was done"), max_length=LONGEST)


class WhyForm(forms.Form):
    """Why it does not close, or opens again."""

    why = forms.CharField(label=_("Why"), max_length=LONGEST)


class CloseForm(forms.Form):
    """Closing, with steps open perhaps."""

    anyway = forms.CharField(
        label=_("Why it closes although something is open"), max_length=LONGEST, required=False
    )

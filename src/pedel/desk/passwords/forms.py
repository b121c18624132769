"""Forms about access. None has a field for a password, and each refuses what looks like one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person
from pedel.desk.ui.forms import DayInput

from .models import Holder, Lock, Reason
from .unsaid import no_secret

OFF = {"autocomplete": "off"}


class HolderForm(forms.Form):
    """Who or what has access."""

    kind = forms.ChoiceField(label=_("What has access"), choices=Holder.Kind.choices, initial="person")
    person = forms.EmailField(
        label=_("E-mail address of the colleague"),
        required=False,
        widget=forms.EmailInput({"list": "colleagues", **OFF}),
        help_text=_("Who has the access, or who keeps the device or the tool."),
    )
    name = forms.CharField(
        label=_("Name of the device or the tool"),
        required=False,
        max_length=100,
        validators=[no_secret],
        widget=forms.TextInput(OFF),
        help_text=_("So that somebody else recognises it: “phone of the press desk”."),
    )
    purpose = forms.CharField(
        label=_("What for"),
        required=False,
        max_length=200,
        validators=[no_secret],
        widget=forms.TextInput(OFF),
    )
    starts = forms.DateField(label=_("Since"), initial=timezone.localdate, widget=DayInput)
    ends = forms.DateField(
        label=_("Until"), required=False, widget=DayInput, help_text=_("Empty: until further notice.")
    )

    def clean_person(self) -> Person | None:
        """The colleague with this address; None where none is given."""
        if not (address := self.cleaned_data["person"]):
            return None
        person = Person.objects.filter(email__iexact=address).first()
        if person is None:
            raise ValidationError(
                _("Nobody with this address is in the directory. The steward can add them.")
            )
        return person

    def clean(self) -> dict[str, Any]:
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day comes before the first."))
        return self.cleaned_data

    def holder(self, account: Account) -> Holder:
        """What is to be put on the list, not kept yet."""
        return Holder(account=account, **self.cleaned_data)


class EndForm(forms.Form):
    """Why the access ends."""

    note = forms.CharField(
        label=_("What the others should know"),
        required=False,
        max_length=300,
        validators=[no_secret],
        widget=forms.TextInput(OFF),
    )


class GuardForm(forms.Form):
    """How the account is guarded on its network."""

    second_factor = forms.ChoiceField(
        label=_("Second factor on the network"),
        choices=Lock.SecondFactor.choices,
        help_text=_("Whether the network asks for more than the password when somebody signs in."),
    )
    recovery = forms.CharField(
        label=_("Recovery address"),
        required=False,
        max_length=254,
        widget=forms.TextInput({**OFF, "inputmode": "email"}),
        help_text=_(
            "The mailbox to which the network writes when the account has to be won back: that of a function."
        ),
    )


class ChangedForm(forms.Form):
    """When the password was changed."""

    on = forms.DateField(label=_("Changed on"), initial=timezone.localdate, widget=DayInput)


class CallForm(forms.Form):
    """Why a new password is due."""

    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[(reason.value, reason.label) for reason in Reason if reason != Reason.INTERVAL],
        initial=Reason.ASKED,
    )
    note = forms.CharField(
        label=_("What its people should know"),
        required=False,
        max_length=300,
        validators=[no_secret],
        widget=forms.TextInput(OFF),
        help_text=_("Never the password itself."),
    )

"""Forms of the register."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person
from pedel.desk.ui.forms import DayInput

from . import access, languages, networks, states
from .models import Account, Membership


class AccountForm(forms.ModelForm):
    """What the register says of an account. `keeper` is who fills it in: only their units are offered."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Account
        fields = (
            "name", "unit", "network", "handle", "url", "account_class", "opened_on",
            "purpose", "objectives", "audience", "languages", "bio",
        )  # fmt: skip
        widgets = {
            "opened_on": DayInput,
            "purpose": forms.Textarea({"rows": 2}),
            "objectives": forms.Textarea({"rows": 2}),
            "audience": forms.Textarea({"rows": 2}),
            "bio": forms.Textarea({"rows": 3}),
            "handle": forms.TextInput({"autocapitalize": "none", "spellcheck": "false"}),
        }
        help_texts = {
            "name": _("As the profile shows it."),
            "handle": _("As the network writes it, without the @ at the beginning."),
            "url": _("Where the profile stands, if it is not where this network shows its handles."),
            "account_class": _("Central: of the whole university. Faculty: of one faculty. Unit: of a part."),
            "purpose": _("In what role does the account speak, and for whom?"),
            "objectives": _("What is it to achieve, and how will you see that it does?"),
            "audience": _("Whom is it for?"),
            "bio": _("The text on the profile. Drafts are checked together with it."),
        }

    def __init__(self, *args: Any, keeper: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = access.units_kept_by(keeper)
        self.fields["unit"].label_from_instance = attrgetter("indented")
        self.fields["languages"].choices = languages.choices(*self.instance.languages)
        mine = self.instance.network
        extra = [(mine, mine)] if mine and networks.known(mine) is None else []
        every = [("", "—"), *networks.choices(), *extra]
        self.fields["network"] = forms.ChoiceField(label=_("Network"), choices=every)


class RegisterForm(AccountForm):
    """As the change, with the state in which the account comes into the register."""

    state = forms.ChoiceField(
        label=_("State"),
        choices=[(state.value, state.label) for state in states.FIRST],
        initial=Account.State.ACTIVE,
        help_text=_("Outsiders are told that an account is ours once it is active."),
    )

    class Meta(AccountForm.Meta):
        fields = (*AccountForm.Meta.fields, "state")


class StateForm(forms.Form):
    """Into which state an account comes; `was` is the one the page showed."""

    was = forms.ChoiceField(choices=Account.State.choices, widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("New state"), choices=Account.State.choices)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, initial={"was": account.state}, **kwargs)
        ways = states.MOVES[Account.State(account.state)]
        self.fields["to"].choices = [(state.value, state.label) for state in ways]


class JoinForm(forms.Form):
    """Who is put on an account, with which part, from when until when."""

    person = forms.EmailField(
        label=_("E-mail address of the colleague"),
        widget=forms.EmailInput({"list": "colleagues", "autocomplete": "off"}),
    )
    part = forms.ChoiceField(label=_("Part"), choices=Membership.Part.choices, initial="editor")
    starts = forms.DateField(label=_("From"), initial=timezone.localdate, widget=DayInput)
    ends = forms.DateField(
        label=_("Until"), required=False, widget=DayInput, help_text=_("Empty: until further notice.")
    )

    def clean_person(self) -> Person:
        """The colleague with this address."""
        person = Person.objects.filter(email__iexact=self.cleaned_data["person"]).first()
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


class LeaveForm(forms.Form):
    """The last day of somebody's part."""

    on = forms.DateField(label=_("Last day"), initial=timezone.localdate, widget=DayInput)


class AvatarForm(forms.Form):
    """A new avatar."""

    avatar = forms.FileField(
        label=_("Picture"),
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp"}),
        help_text=_("PNG, JPEG or WebP, at most 4 MB. What the file says beside the picture is left out."),
    )

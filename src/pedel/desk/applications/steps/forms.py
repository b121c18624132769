"""The steps but for the posts: what for, why a new one, where, who, and what else is due."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import languages, networks
from pedel.desk.accounts.handles import check_handle
from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person, Unit

from ..models import Application
from .base import StepForm

LONGEST = 4_000
"""Characters of an answer at most. Ours."""


def told(label: Any, help_text: Any = "", *, rows: int = 3, required: bool = True) -> forms.CharField:
    """A field for an answer in one's own words."""
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, max_length=LONGEST, required=required
    )


class PurposeForm(StepForm):
    """Whose account, what for, and for whom."""

    step = "purpose"
    title = _("What for, and for whom")
    lead = _("An account takes time. Begin with what it is to bring about, and for whom.")
    icon = "bulb"
    columns = ("unit", "purpose", "objectives", "audience")
    clauses = ("brand.role", "brand.opening.time")

    unit = forms.ModelChoiceField(label=_("Whose account will it be?"), queryset=Unit.objects.none())
    purpose = told(_("In what role will it speak?"), _("For the programme, the research group, the museum…"))
    objectives = told(
        _("What is it to achieve, and how will you see that it does?"),
        _("“More first-years at the open day, counted at the door” can be seen; “more visibility” cannot."),
    )
    audience = told(_("Whom is it for, and where are they now?"), rows=2)

    def prepare(self) -> None:
        self.fields["unit"].queryset = Unit.objects.order_by("path")
        self.fields["unit"].label_from_instance = attrgetter("indented")


class ExistingForm(StepForm):
    """Why not an account that is there."""

    step = "existing"
    title = _("Why not one that is there")
    lead = _("A guest post on an account that people follow already often reaches more of them.")
    icon = "address-book"
    columns = ("why_new",)
    clauses = ("brand.opening.content",)

    why_new = told(
        _("Why will none of these do?"),
        _("Have you asked the people who keep them? Say what they answered."),
        rows=4,
    )


class NetworkForm(StepForm):
    """Where, and under what name."""

    step = "network"
    title = _("Where, and under what name")
    lead = _("Go where your audience is. The name is checked while you type.")
    icon = "at"
    columns = ("network", "name", "handle", "account_class", "languages")
    clauses = ("brand.role", "contact")

    network = forms.ChoiceField(label=_("Network"))
    name = forms.CharField(
        label=_("Display name"),
        max_length=200,
        help_text=_("As the profile will show it. Readers should see whose account it is."),
    )
    handle = forms.CharField(
        label=_("Handle"),
        max_length=200,
        widget=forms.TextInput({"autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("As the network writes it, without the @ at the beginning."),
    )
    account_class = forms.ChoiceField(
        label=_("Class"),
        choices=[("", "—"), *Account.Class.choices],
        help_text=_("Central: of the whole university. Faculty: of one faculty. Unit: of a part."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each further language takes time for every post."),
    )

    def prepare(self) -> None:
        self.fields["network"].choices = [("", "—"), *networks.choices()]
        self.fields["languages"].choices = languages.choices(*self.application.languages)

    def clean(self) -> dict[str, Any]:
        network, handle = self.cleaned_data.get("network"), self.cleaned_data.get("handle")
        if network and handle:
            try:
                check_handle(network, handle)
            except ValidationError as error:
                self.add_error("handle", error)
            if Account.objects.filter(network=network, handle__iexact=handle).exists():
                self.add_error("handle", _("This handle on this network is in the register already."))
        return self.cleaned_data


class PeopleForm(StepForm):
    """Who looks after it, and with how much time."""

    step = "people"
    title = _("Who looks after it")
    lead = _("Two people at least: one of them is always ill, away or in the lecture hall.")
    icon = "users"
    columns = ("owner", "owner_hours", "deputy", "deputy_hours", "absence", "answering", "within")
    clauses = ("brand.opening.staffing", "brand.mandate.immediate")

    owner = forms.EmailField(
        label=_("Owner"),
        widget=forms.EmailInput({"list": "colleagues", "autocomplete": "off"}),
        help_text=_("By e-mail address. Answers for the account; that can be you."),
    )
    owner_hours = forms.DecimalField(
        label=_("Owner’s hours a week"), min_value=0, max_value=60, max_digits=4, decimal_places=1
    )
    deputy = forms.EmailField(
        label=_("Deputy"),
        widget=forms.EmailInput({"list": "colleagues", "autocomplete": "off"}),
        help_text=_("By e-mail address. Stands in when the owner is away."),
    )
    deputy_hours = forms.DecimalField(
        label=_("Deputy’s hours a week"), min_value=0, max_value=60, max_digits=4, decimal_places=1
    )
    absence = told(
        _("Holidays and illness"),
        _("Who takes over in the summer, between the years, and when both are ill?"),
        rows=2,
    )
    answering = told(
        _("Who answers reactions?"), _("And to whom do they turn with what they cannot answer?"), rows=2
    )
    within = forms.ChoiceField(
        label=_("When are reactions answered?"), choices=[("", "—"), *Application.Within.choices]
    )

    def answers(self) -> dict[str, Any]:
        found = super().answers()
        people = {name: getattr(found[name], "email", "") for name in ("owner", "deputy")}
        return found | people

    def clean_owner(self) -> Person | None:
        """Who is to be owner."""
        return self._colleague("owner")

    def clean_deputy(self) -> Person | None:
        """Who is to be deputy; somebody else than the owner."""
        deputy = self._colleague("deputy")
        if deputy and deputy == self.cleaned_data.get("owner"):
            raise ValidationError(_("Owner and deputy are two people, or nobody stands in."))
        return deputy

    def _colleague(self, name: str) -> Person | None:
        if not (email := self.cleaned_data[name]):
            return None
        person = Person.objects.filter(email__iexact=email).first()
        if person is None or person.has_left():
            raise ValidationError(
                _("Nobody with this address is in the directory. The steward can add them.")
            )
        return person


class CareForm(StepForm):
    """Privacy, and those who cannot or will not be on the network."""

    step = "care"
    title = _("Privacy and access for all")
    lead = _("What readers need to know, and how those are reached who are not on this network.")
    icon = "shield-check"
    columns = ("privacy_notice", "assessment", "assessment_where", "alternative")
    clauses = ("privacy.permission",)

    privacy_notice = told(
        _("Where is the privacy notice?"),
        _("The address of the page that says what happens with what people write to you there."),
        rows=2,
    )
    assessment = forms.ChoiceField(
        label=_("Data protection impact assessment (DPIA)"),
        choices=[("", "—"), *Application.Assessment.choices],
        help_text=_("Ask the privacy officer of your faculty whether this use needs one."),
    )
    assessment_where = told(
        _("Where is it, or why is it not needed?"), _("A link or a file number."), rows=2, required=False
    )
    alternative = told(
        _("How do people get the same news without this network?"),
        _("A page of the site, a mailing list, a poster: open to everybody, and accessible."),
        rows=2,
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        settled = (Application.Assessment.DONE, Application.Assessment.NOT_NEEDED)
        if self.is_strict and said.get("assessment") in settled and not said.get("assessment_where"):
            self.add_error("assessment_where", _("Say where it can be read, or who said that."))
        return said

"""Forms of incidents."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person, Unit, still_here
from pedel.desk.ui.clock import moment_of
from pedel.desk.ui.forms import FilterForm
from pedel.desk.ui.moments import MomentInput, WhichField

from .intake import ACCEPT
from .kinds import Kind
from .models import Breach, Incident

NOTE = forms.Textarea({"rows": 3})
OURS = _("The account is in our hands again")


class MomentForm(forms.Form):
    """A form with one moment, `at` by name; `which` of two where the clock goes back."""

    at = ""

    @property
    def asks_which(self) -> bool:
        """Whether the time that stands here comes twice that night."""
        wrong = self.errors.as_data().get(self.at, []) if self.is_bound else []
        return bool(self["which"].value()) or any(each.code == "twice" for each in wrong)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        try:
            said[self.at] = moment_of(said.get(self.at, ""), said.pop("which", ""))
        except ValidationError as error:
            self.add_error(self.at, error)
        return said


class OpenForm(forms.Form):
    """What there is to say beside the kind, which is the button that was pressed."""

    note = forms.CharField(label=_("What you saw"), required=False, widget=NOTE, max_length=4000)
    where = forms.URLField(label=_("Its address"), required=False, max_length=500, assume_scheme="https")
    hold = forms.BooleanField(
        label=_("Hold the account: nothing goes out until this is settled"), required=False, initial=True
    )


class NewForm(forms.Form):
    """Something that is wrong without an account of ours."""

    kind = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=[(each.value, each.label) for each in (Kind.IMPERSONATION, Kind.LEAK)],
        widget=forms.RadioSelect,
    )
    unit = forms.ModelChoiceField(
        Unit.objects.order_by("path"), label=_("Which part of the university is concerned?"), empty_label="—"
    )
    where = forms.URLField(label=_("Its address"), required=False, max_length=500, assume_scheme="https")
    note = forms.CharField(label=_("What you saw"), required=False, widget=NOTE, max_length=4000)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].label_from_instance = attrgetter("indented")  # type: ignore[attr-defined]


class EvidenceForm(MomentForm):
    """A file, and what it shows."""

    at = "seen_at"
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput({"accept": ACCEPT}),
        help_text=_("A picture, PDF, zip, JSON or plain text, at most 20 MB. It is kept exactly as it is."),
        error_messages={"required": _("Choose a file.")},
    )
    shows = forms.CharField(
        label=_("What it shows"),
        max_length=500,
        error_messages={"required": _("Say in a few words what it shows.")},
    )
    source = forms.URLField(label=_("Its address"), required=False, max_length=500, assume_scheme="https")
    seen_at = forms.CharField(label=_("Seen at"), required=False, widget=MomentInput)
    which = WhichField()


class NothingForm(forms.Form):
    """Why nothing can be kept."""

    why = forms.CharField(
        label=_("Why nothing can be kept"),
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Say why nothing can be kept.")},
    )


class BreachForm(MomentForm):
    """Whether personal data were involved."""

    at = "aware_at"
    answer = forms.ChoiceField(
        label=_("Were personal data involved?"),
        choices=Breach.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say yes, no, or that it is not known yet.")},
    )
    aware_at = forms.CharField(
        label=_("When did the university become aware?"),
        required=False,
        widget=MomentInput,
        help_text=_("Empty: when the button was pressed. The 72 hours count from here."),
    )
    which = WhichField()
    what = forms.CharField(
        label=_("Which data, of how many people"),
        required=False,
        max_length=500,
        help_text=_("Kinds only, no names: “addresses of some 40 students”."),
    )


class OutcomeForm(forms.Form):
    """Whether the authority is told."""

    outcome = forms.ChoiceField(
        label=_("The supervisory authority"),
        choices=Breach.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the authority has been told.")},
    )
    why = forms.CharField(
        label=_("When and under which number; or why no risk to people is likely"),
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Say when it was told, or why it need not be.")},
    )


class EndForm(forms.Form):
    """What was learnt."""

    happened = forms.CharField(
        label=_("What happened"),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("As you would tell a colleague. No blame: what made it possible, what helped."),
        error_messages={"required": _("Say what happened, as you would tell a colleague.")},
    )
    changes = forms.CharField(
        label=_("What we change"),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("And who does it, until when. Or why nothing needs to change."),
        error_messages={"required": _("Say what you change, or why nothing needs to change.")},
    )
    is_ours = forms.BooleanField(label=OURS, required=False)

    def __init__(self, *args: Any, incident: Incident, **options: Any) -> None:
        super().__init__(*args, **options)
        if incident.kind != Kind.HACKED:
            del self.fields["is_ours"]


class ColleagueForm(forms.Form):
    """A colleague, by the e-mail address."""

    person = forms.EmailField(
        label=_("E-mail address of the colleague"),
        widget=forms.EmailInput({"list": "colleagues", "autocomplete": "off"}),
        error_messages={"required": _("Give the e-mail address of a colleague.")},
    )

    def clean_person(self) -> Person:
        return colleague(self.cleaned_data["person"])


class ProtectedForm(forms.Form):
    """A threat to a person."""

    concerned = forms.EmailField(
        label=_("Who is threatened? The e-mail address of a colleague"),
        required=False,
        widget=forms.EmailInput({"list": "colleagues", "autocomplete": "off"}),
        help_text=_("Empty: you yourself. For a colleague only if they have asked you to."),
    )
    what = forms.CharField(
        label=_("What happened"),
        required=False,
        max_length=4000,
        widget=NOTE,
        help_text=_("As much or as little as you like."),
    )
    helper = forms.EmailField(
        label=_("Who should help? The e-mail address of a colleague"),
        required=False,
        widget=forms.EmailInput({"list": "colleagues", "autocomplete": "off"}),
        help_text=_("More people can be added later, and taken away again."),
    )

    def clean_concerned(self) -> Person | None:
        return colleague(self.cleaned_data["concerned"]) if self.cleaned_data["concerned"] else None

    def clean_helper(self) -> Person | None:
        return colleague(self.cleaned_data["helper"]) if self.cleaned_data["helper"] else None


class StatementForm(forms.Form):
    """First words for the public, as a draft on another account."""

    account = forms.ModelChoiceField(Account.objects.none(), label=_("From which account"), empty_label=None)
    language = forms.ChoiceField(label=_("Language"), choices=[("en", _("English")), ("nl", _("Dutch"))])

    def __init__(self, *args: Any, accounts: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["account"].queryset = accounts  # type: ignore[attr-defined]


class Filters(FilterForm):
    """What the list of incidents is narrowed by."""

    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("What"), required=False)
    q = forms.CharField(label=_("Account"), required=False, max_length=100)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choices in (("state", Incident.State.choices), ("kind", Kind.choices)):
            self.fields[name].choices = [("", _("all")), *choices]  # type: ignore[attr-defined]


def colleague(address: str) -> Person:
    """Somebody at the desk who has not left; ValidationError else."""
    person = Person.objects.filter(still_here(), email__iexact=address.strip()).first()
    if person is None:
        raise ValidationError(_("Nobody with this address is in the directory."))
    return person

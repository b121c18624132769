"""Forms of mandates."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import languages
from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person
from pedel.desk.ui.forms import DayInput

from .kinds import EXPLAINED, KINDS, NEVER_AT_ONCE
from .models import Mandate

A_YEAR = timedelta(days=365)


class Lines(forms.CharField):
    """Several short texts, one on each line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


class ProposalForm(forms.Form):
    """What somebody proposes to agree; `people` are those for whom they may."""

    person = forms.ModelChoiceField(label=_("For whom"), queryset=Person.objects.none(), empty_label=None)
    kinds = forms.MultipleChoiceField(
        label=_("May go out at once"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "What you leave out needs approval first. A message with the university's views always does."
        ),
    )
    may_answer = forms.BooleanField(label=_("Replies may go out at once too"), required=False)
    topics = Lines(
        label=_("Only on these topics"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("One on each line. Empty: on all topics."),
    )
    approval_topics = Lines(
        label=_("These topics always need approval"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("One on each line, whatever the kind of message."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Only in these languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: in every language."),
    )
    note = forms.CharField(
        label=_("Agreed beside this"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("In your own words, for the two of you."),
    )
    starts = forms.DateField(label=_("From"), widget=DayInput)
    ends = forms.DateField(
        label=_("Until"),
        required=False,
        widget=DayInput,
        help_text=_("A year is a good time to talk again. Empty: until further notice."),
    )

    def __init__(self, *args: Any, account: Account, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        self.fields["person"].queryset = Person.objects.filter(pk__in=[each.pk for each in people])
        self.fields["kinds"].choices = [
            (name, format_html("<span><b>{}</b><small>{}</small></span>", title, EXPLAINED[name]))
            for name, title in KINDS.items()
            if name not in NEVER_AT_ONCE
        ]
        spoken = account.languages or languages.CODES[:2]
        self.fields["languages"].choices = [(code, languages.name(code)) for code in spoken]

    def proposal(self) -> Mandate:
        """The mandate that is proposed, not kept yet."""
        person = self.cleaned_data["person"]
        return Mandate(account=self.account, supervisor=person.supervisor, **self.cleaned_data)


class DeclineForm(forms.Form):
    """Why not."""

    why = forms.CharField(
        label=_("Why not, and what instead?"), max_length=1000, widget=forms.Textarea({"rows": 2})
    )


class EndForm(forms.Form):
    """Why it ends."""

    why = forms.CharField(
        label=_("Why it ends"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
    )


def first_words(account: Account, person: Person, held: Mandate | None) -> dict[str, Any]:
    """What a new proposal begins with: the mandate there is, else the account's own languages."""
    today = timezone.localdate()
    begun = {"person": person.pk, "starts": today, "ends": today + A_YEAR, "languages": account.languages}
    if held is None:
        return begun
    names = ("kinds", "topics", "approval_topics", "languages", "may_answer", "note")
    return begun | {name: getattr(held, name) for name in names}

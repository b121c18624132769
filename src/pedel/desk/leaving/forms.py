"""Forms of a departure's checklist."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.forms import JoinForm
from pedel.desk.people.models import Person

from .actions.settling import LONGEST


class SuccessorForm(JoinForm):
    """Who follows; from when is the day after the last one, and the part is the leaver's."""

    class Meta:
        fields = ("person",)

    def __init__(self, *args: Any, leaver: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaver = leaver
        for name in ("part", "starts", "ends"):
            del self.fields[name]

    def clean_person(self) -> Person:
        """Somebody else than who leaves."""
        person = super().clean_person()
        if person == self.leaver:
            raise ValidationError(_("They are the one who leaves. Choose somebody else."))
        return person


class WordForm(forms.Form):
    """How an item was settled that the desk cannot see."""

    key = forms.CharField(max_length=80, widget=forms.HiddenInput)
    note = forms.CharField(label=_("How it was settled"), max_length=LONGEST)


class HandOverForm(forms.Form):
    """Into whose hands a draft goes."""

    to = forms.ModelChoiceField(label=_("To whom"), queryset=Person.objects.none())
    all = forms.BooleanField(
        label=_("Their other drafts too, where this person works on all the accounts"), required=False
    )

    def __init__(self, *args: Any, takers: Sequence[Person], others: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = Person.objects.filter(pk__in=[person.pk for person in takers])  # type: ignore[attr-defined]
        if not others:
            del self.fields["all"]

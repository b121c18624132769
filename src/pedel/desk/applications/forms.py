"""Forms of the conversation about an application."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person
from pedel.desk.ui.forms import FilterForm

from .actions.about import LONGEST
from .actions.deciding import ADVICE, DECISIONS
from .models import Application

Outcome = Application.Outcome


def _text(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    widget = forms.Textarea({"rows": 3})
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, max_length=LONGEST, required=required
    )


class AskForm(forms.Form):
    """A question back."""

    prefix = "ask"
    text = _text(_("Your question"), _("The applicant answers here, and may change the answers above."))


class AnswerForm(forms.Form):
    """The answer to it."""

    prefix = "answer"
    text = _text(_("Your answer"))


class WithdrawForm(forms.Form):
    """Why it stops."""

    prefix = "withdraw"
    text = _text(_("Why you stop"), required=False)


class AdviseForm(forms.Form):
    """Advice: what it comes to, and why."""

    prefix = "advise"
    outcome = forms.ChoiceField(
        label=_("Your advice"),
        choices=[(each.value, each.label) for each in ADVICE],
        widget=forms.RadioSelect,
    )
    text = _text(_("In your own words"), _("What speaks for it, what to mind, whom to talk to."))


class DecideForm(forms.Form):
    """A decision: yes or no, and why."""

    prefix = "decide"
    outcome = forms.ChoiceField(
        label=_("Your decision"),
        choices=[(each.value, each.label) for each in DECISIONS],
        widget=forms.RadioSelect,
    )
    text = _text(_("Why"), _("With a no: what would have to be different?"))


class ShareForm(forms.Form):
    """With whom it is shared."""

    person = forms.EmailField(
        label=_("E-mail address of the colleague"),
        widget=forms.EmailInput({"list": "colleagues", "autocomplete": "off"}),
    )

    def clean_person(self) -> Person:
        """The colleague with this address."""
        person = Person.objects.filter(email__iexact=self.cleaned_data["person"]).first()
        if person is None:
            raise ValidationError(
                _("Nobody with this address is in the directory. The steward can add them.")
            )
        return person


class Filters(FilterForm):
    """What the list is narrowed by."""

    q = forms.CharField(label=_("Name, handle or purpose"), max_length=100, required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [("", _("all")), *Application.State.choices]

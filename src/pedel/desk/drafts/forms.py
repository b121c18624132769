"""What comes in from the pages of drafts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person
from pedel.desk.ui.forms import FilterForm

from . import access
from .models import Draft
from .planning import planned
from .writing import Writing

OWN = "variant-"


def written(data: Any, draft: Draft) -> Writing:
    """What was typed into the composer; ValidationError by field where it cannot be read."""
    accounts = [target.account_id for target in draft.targets.all()]
    return Writing(
        text=data.get("text", ""),
        variants={pk: data[f"{OWN}{pk}"] for pk in accounts if data.get(f"{OWN}{pk}", "").strip()},
        kind=data.get("kind", ""),
        topics=tuple(data.get("topics", "").split(",")),
        language=data.get("language", ""),
        planned_for=planned(data.get("planned_for", ""), data.get("which", "")),
    ).tidied(draft)


class Accounts(forms.ModelMultipleChoiceField):
    """Accounts by their ids; a number larger than any id is asked of no database."""

    def clean(self, value: Any) -> Any:
        return super().clean([pk for pk in value or () if len(str(pk)) < 19])


class NewDraft(forms.Form):
    """For which accounts a new draft is."""

    accounts = Accounts(
        Account.objects.none(),
        label=_("Which accounts speak?"),
        help_text=_("Accounts of one unit can share a draft; each may have its own wording."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one account.")},
    )

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["accounts"].queryset = access.writable_for(person).order_by("unit__path", "name")  # type: ignore[attr-defined]


class Filters(FilterForm):
    """What of the list of drafts is shown."""

    q = forms.CharField(label=_("In the text"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All but the discarded")), *Draft.State.choices]
    )
    whose = forms.ChoiceField(
        label=_("Whose"),
        required=False,
        choices=[("", _("All I see")), ("mine", _("Mine")), ("accounts", _("My accounts'"))],
    )
    account = forms.ModelChoiceField(
        Account.objects.all(), label=_("Account"), required=False, widget=forms.HiddenInput
    )

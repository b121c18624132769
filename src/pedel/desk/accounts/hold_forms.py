"""Forms of holds: what is held, why and until when."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.access import is_steward
from pedel.desk.people.models import Person, Unit, within
from pedel.desk.ui.clock import as_typed, comes_twice, moment_of
from pedel.desk.ui.moments import MomentInput, WhichField

from . import access, networks
from .actions.holding import LONGEST, TARGETS
from .models import Account, Hold

Scope = Hold.Scope


class UntilForm(forms.Form):
    """Why something is held and until when; `which` of two where the clock goes back."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Everybody whose posts wait reads this. Say what happened, in a sentence."),
        error_messages={"required": _("Say why. Everybody concerned reads it.")},
    )
    ends_at = forms.CharField(
        label=_("Held until"),
        required=False,
        widget=MomentInput,
        help_text=_("Empty: until somebody lifts it."),
    )
    which = WhichField()

    @property
    def asks_which(self) -> bool:
        """Whether the time that stands here comes twice that night."""
        return bool(self["which"].value()) or any(e.code == "twice" for e in self._ends())

    def _ends(self) -> list[ValidationError]:
        return self.errors.as_data().get("ends_at", []) if self.is_bound else []

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        try:
            said["ends_at"] = moment_of(said.get("ends_at", ""), said.pop("which", ""))
        except ValidationError as error:
            self.add_error("ends_at", error)
        return said


class ChangeForm(UntilForm):
    """Another reason or another end for a hold that is in force."""

    def __init__(self, *args: Any, hold: Hold, **options: Any) -> None:
        now = {"reason": hold.reason, "ends_at": as_typed(hold.ends_at), "which": comes_twice(hold.ends_at)}
        super().__init__(*args, initial=now, **options)


class PlaceForm(UntilForm):
    """What is to be held. `person` is who fills it in: only what they may hold is offered."""

    scope = forms.ChoiceField(label=_("What is held?"), widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), required=False, empty_label="—")
    account = forms.ModelChoiceField(
        Account.objects.none(), label=_("Account"), required=False, empty_label="—"
    )
    network = forms.ChoiceField(label=_("Network"), required=False)
    topic = forms.CharField(
        label=_("Topic"),
        required=False,
        max_length=100,
        help_text=_("As editors write it beside their drafts; capitals make no difference."),
    )
    field_order = ("scope", "unit", "account", "network", "topic", "reason", "ends_at", "which")

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        units = access.units_kept_by(person)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["unit"].label_from_instance = attrgetter("indented")  # type: ignore[attr-defined]
        self.fields["account"].queryset = _accounts(person)  # type: ignore[attr-defined]
        self.fields["network"].choices = [("", "—"), *networks.choices()]  # type: ignore[attr-defined]
        every = list(Scope) if is_steward(person) else [Scope.UNIT, Scope.ACCOUNT]
        self.fields["scope"].choices = [(each.value, each.label) for each in every]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        wanted = TARGETS.get(said.get("scope", ""))
        if wanted and not said.get(wanted) and wanted not in self.errors:
            self.add_error(wanted, _("Say what is held."))
        return said

    def hold(self) -> Hold:
        """The hold as it is wished, not placed yet."""
        return Hold(**{name: self.cleaned_data[name] for name in ("scope", *TARGETS.values())})

    def until(self) -> dict[str, Any]:
        """Its reason and its end."""
        return {name: self.cleaned_data[name] for name in ("reason", "ends_at")}


def _accounts(person: Person) -> QuerySet[Account]:
    mine = Account.objects.filter(within(person.paths(*access.KEEPERS), "unit__"))
    return mine.exclude(state=Account.State.CLOSED).select_related("unit").order_by("unit__path", "name")

"""Forms for units, people, roles and tokens."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.ui.forms import DayInput, FilterForm, WishForm

from .actions.tokens import DAYS
from .models import Assignment, GroupMapping, Person, Role, Unit


class UnitChoice(forms.ModelChoiceField):
    """A unit, with its place in the tree."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Unit.objects.order_by("path"), **options)

    def label_from_instance(self, unit: Unit) -> str:
        return unit.indented


class PersonChoice(forms.ModelChoiceField):
    """Somebody in the directory, with their address."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Person.objects.all(), **options)

    def label_from_instance(self, person: Person) -> str:
        return f"{person.name} · {person.email}"


class SearchForm(FilterForm):
    """What the list of people is narrowed by."""

    q = forms.CharField(label=_("Name or e-mail address"), required=False, max_length=100)
    unit = UnitChoice(label=_("Unit"), required=False, empty_label=_("every unit"))
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("with or without a role")), *Role.choices]
    )
    left = forms.BooleanField(label=_("also who has left"), required=False)

    def __init__(self, data: Any, *, shows_left: bool) -> None:
        super().__init__(data)
        if not shows_left:
            del self.fields["left"]


class PersonForm(WishForm):
    """Who somebody is."""

    supervisor = PersonChoice(label=_("Supervisor"), required=False, help_text=_("Agrees their mandates."))

    class Meta:
        model = Person
        fields = ("name", "email", "language", "supervisor")


class LeaveForm(forms.Form):
    """The last day of somebody who leaves."""

    last_day = forms.DateField(
        label=_("Last day"),
        widget=DayInput,
        help_text=_("From the day after, nothing of theirs holds any more: roles, tokens, signing in."),
    )


class RoleForm(WishForm):
    """A role on a unit, from a day to a day."""

    unit = UnitChoice(label=_("Unit"))
    starts = forms.DateField(label=_("First day"), widget=DayInput, initial=timezone.localdate)
    ends = forms.DateField(
        label=_("Last day"), widget=DayInput, required=False, help_text=_("Empty means until further notice.")
    )

    class Meta:
        model = Assignment
        fields = ("role", "unit", "is_deputy", "starts", "ends")
        help_texts = {"is_deputy": _("Acts when asked, or when it is late.")}


class EndForm(forms.Form):
    """When a role ends."""

    last_day = forms.DateField(
        label=_("Last day"),
        widget=DayInput,
        required=False,
        help_text=_("Leave it empty to end the role at once."),
    )


class UnitForm(WishForm):
    """What a unit is called and what it is."""

    class Meta:
        model = Unit
        fields = ("name_en", "name_nl", "slug", "kind", "is_external_approval_allowed")
        help_texts = {
            "slug": _("Short, for addresses and files: letters, digits and hyphens."),
            "is_external_approval_allowed": _(
                "Somebody without access to the desk may then be asked to approve by a link that works once."
            ),
        }


class MoveForm(forms.Form):
    """Where a unit is to stand."""

    to = UnitChoice(label=_("Place it under"))


class GroupForm(WishForm):
    """A group of the identity provider and what it gives."""

    unit = UnitChoice(label=_("Unit"))

    class Meta:
        model = GroupMapping
        fields = ("group", "role", "unit", "is_deputy")
        help_texts = {"group": _("Exactly as the provider names it.")}


class LanguageForm(forms.Form):
    """In which language the desk speaks to somebody."""

    language = forms.ChoiceField(
        label=_("Language of your pages and mail"),
        choices=lambda: settings.LANGUAGES,
        widget=forms.RadioSelect,
    )


class TokenForm(forms.Form):
    """A token for a program."""

    name = forms.CharField(label=_("What it is for"), max_length=100)
    scopes = forms.MultipleChoiceField(
        label=_("What the program may do"),
        widget=forms.CheckboxSelectMultiple,
        initial=["read"],
        choices=[
            ("read", _("see what you see")),
            ("write", _("change what you may change")),
            ("approve", _("say yes or no to drafts in your name")),
            ("people", _("keep who works here, as the directory does by SCIM (steward)")),
        ],
    )
    days = forms.IntegerField(
        label=_("Days that it holds"), min_value=1, max_value=DAYS, initial=90, help_text=_("A year at most.")
    )


class ImportForm(forms.Form):
    """A file of units, people or roles."""

    file = forms.FileField(label=_("CSV file"), help_text=_("UTF-8, at most 1 MB and 1,000 lines."))

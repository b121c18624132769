"""Forms of approval: a decision, a delegation, a new time, a route, a link."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person, Role, Unit

from .models import Delegation, RouteStep

NOW = "%Y-%m-%dT%H:%M"


class DelegationForm(forms.ModelForm):
    """To whom, for which unit, from when until when."""

    class Meta:
        model = Delegation
        fields = ("receiver", "unit", "starts", "ends")
        widgets = {
            "starts": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {
            "receiver": _("Who decides for you"),
            "unit": _("Unit"),
            "starts": _("First day"),
            "ends": _("Last day"),
        }

    def __init__(self, *args: Any, person: Person, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["ends"].required = True
        self.fields["unit"].queryset = units_of(person)  # type: ignore[attr-defined]
        colleagues = Person.objects.exclude(pk=person.pk).exclude(leaves_on__lt=timezone.localdate())
        self.fields["receiver"].queryset = colleagues  # type: ignore[attr-defined]


class TimeForm(forms.Form):
    """When it goes out after all."""

    time = forms.DateTimeField(
        label=_("Goes out on"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=NOW),
        input_formats=[NOW, "%Y-%m-%dT%H:%M:%S"],
    )


class LinkForm(forms.Form):
    """Who outside the desk decides once."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"))


class RouteStepForm(forms.ModelForm):
    """One step: whose approvers, and whether one of them is enough."""

    class Meta:
        model = RouteStep
        fields = ("approvers_of", "rule")


RouteForm = forms.formset_factory(
    RouteStepForm, extra=1, max_num=5, absolute_max=5, can_delete=True, can_delete_extra=False
)
"""The steps of a unit's route in their order."""


def units_of(person: Person) -> Any:
    """The units for which a person is approver, and all below them."""
    within = Unit.objects.none()
    for role, path, is_deputy in person.roles_now:
        if role == Role.APPROVER and not is_deputy:
            within = within | Unit.objects.filter(path__startswith=path)
    return within.order_by("path")

"""Forms of all apps: how they look, fields that several have, and showing what an action would not take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, QueryDict

T = TypeVar("T")


class Renderer(TemplatesSetting):
    """Renders fields with `ui/field.html`: label, help, widget and what is wrong with it."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


class DayInput(forms.DateInput):
    """A day, chosen with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class WishForm(forms.ModelForm):
    """The fields of a model as somebody fills them in; the action checks them and writes."""

    def _post_clean(self) -> None:
        """The form only reads what was typed, and leaves its instance as it is."""


class FilterForm(forms.Form):
    """What a list is narrowed by; every filter is optional, and a wrong one is left out."""

    def chosen(self) -> dict[str, Any]:
        """What is filled in, as far as it is right."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form's page was sent; None when it was only asked for, so that nothing is wrong yet."""
    return request.POST if request.method == "POST" else None


def attempt(form: forms.BaseForm, act: Callable[[], T]) -> T | None:
    """Gives what the action gives; None when it would not take it, and the form now says why.

    Each message goes to the field it is about, or above the form where that has no such field.
    """
    try:
        return act()
    except ValidationError as error:
        told = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
        for name, errors in told.items():
            form.add_error(name if name in form.fields else None, errors)
    return None

"""What an action would not take, said in the form."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError


def say(form: forms.Form, error: ValidationError) -> None:
    """Puts each message at the field it is about, or above the form where that has no such field."""
    told = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
    for name, errors in told.items():
        form.add_error(name if name in form.fields else None, errors)

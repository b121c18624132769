"""Fields for a day and a time on the institution's clock."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .clock import MINUTE


class MomentInput(forms.DateTimeInput):
    """A day and a time, chosen with the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format=MINUTE)


class WhichField(forms.ChoiceField):
    """Which of two, for a time that comes twice in the night when the clock goes back."""

    def __init__(self, **more: Any) -> None:
        usual = {
            "label": _("Which of the two"),
            "required": False,
            "choices": [
                ("", "—"),
                ("1", _("The first time, before the clock goes back")),
                ("2", _("The second time, after it")),
            ],
        }
        super().__init__(**{**usual, **more})

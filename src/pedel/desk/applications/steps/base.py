"""What every step's form does: keep whatever was typed, and say what cannot be read or is still missing."""

from __future__ import annotations

import hashlib
import json
from typing import Any, ClassVar

from django import forms
from django.core.serializers.json import DjangoJSONEncoder

from ..models import Application

EMPTY = (None, "", [], ())


class StepForm(forms.Form):
    """One step. A field left empty is no mistake yet unless `is_strict`; one that cannot be read is.

    `columns` are the columns of the application that the step fills; `clauses` are those behind it.
    """

    do_not_call_in_templates = True
    step: ClassVar[str]
    title: ClassVar[Any]
    lead: ClassVar[Any]
    icon: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]
    clauses: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, data: Any = None, *, application: Application, is_strict: bool = False, **kwargs: Any
    ) -> None:
        self.application, self.is_strict = application, is_strict
        super().__init__(data, use_required_attribute=False, **kwargs)
        self.prepare()
        self.initial = {**self.stored(), **self.initial}

    def prepare(self) -> None:
        """Fills in choices and the like; a step that has any says so."""

    def stored(self) -> dict[str, Any]:
        """What the application has of this step, as the fields take it, with what cannot be read yet."""
        kept = {name: self.application.unfinished[name] for name in self._unread()}
        return self.answers() | kept

    def answers(self) -> dict[str, Any]:
        """What the application has of this step, by field."""
        return {name: getattr(self.application, name) for name in self.columns}

    def full_clean(self) -> None:
        """Leaves out that something is missing, unless that is what is asked."""
        super().full_clean()
        if self.is_strict or self._errors is None:
            return
        for name in [name for name, errors in self._errors.items() if _is_missing(errors)]:
            del self._errors[name]
            self.cleaned_data[name] = None

    def values(self) -> dict[str, Any]:
        """The columns as this form fills them; what is missing or could not be read empties its column."""
        said, blank = self.cleaned_data, Application()
        filled = {name: said[name] for name in self.columns if said.get(name) is not None}
        return {name: filled.get(name, getattr(blank, name)) for name in self.columns}

    def unfinished(self) -> dict[str, Any]:
        """What was typed and cannot be read, by field; errors of the whole form hold nothing back."""
        return {name: _keepable(self._raw(name)) for name in self.errors if name in self.fields}

    def missing(self) -> list[str]:
        """The fields that have to be filled in before it is sent, and are not or not yet readable."""
        stored = self.stored()
        unread = self._unread()
        return [
            name
            for name, field in self.fields.items()
            if name in unread or (field.required and stored.get(name) in EMPTY)
        ]

    def typed(self) -> dict[str, Any]:
        """What is stored of this step, as if it had just been typed."""
        stored = self.stored().items()
        return {name: getattr(value, "pk", value) for name, value in stored if value is not None}

    def seen(self) -> str:
        """Tells this state of the step from any other one: so nobody writes over a colleague unseen."""
        exact = json.dumps(self.stored(), sort_keys=True, cls=DjangoJSONEncoder, default=str)
        return hashlib.sha256(exact.encode()).hexdigest()[:16]

    def _unread(self) -> list[str]:
        return [name for name in self.fields if name in self.application.unfinished]

    def _raw(self, name: str) -> Any:
        return self.fields[name].widget.value_from_datadict(self.data, self.files, self.add_prefix(name))


def _keepable(typed: Any) -> Any:
    """Without zero characters, which PostgreSQL does not keep."""
    if isinstance(typed, list):
        return [_keepable(one) for one in typed]
    return typed.replace("\0", "") if isinstance(typed, str) else typed


def _is_missing(errors: Any) -> bool:
    return all(error.code == "required" for error in errors.as_data())

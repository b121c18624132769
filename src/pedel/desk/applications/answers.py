"""All answers of an application: their digest, and how they read on one page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from pedel.desk.accounts import languages, networks

from .carrying import duration
from .models import Application
from .steps import STEPS, StepForm

_TOLD_WITH = ("per", "owner_hours", "deputy_hours")
"""Answers that are read together with another one."""
COLUMNS = tuple(name for form in STEPS.values() for name in form.columns)
"""Every column that a step fills."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: what was asked, and what was said; `is_missing` where it still has to be said."""

    field: str
    label: Any
    text: Any
    is_missing: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A step as one reads it."""

    step: str
    title: Any
    icon: str
    clauses: tuple[str, ...]
    answers: tuple[Said, ...]

    @property
    def missing(self) -> int:
        """How many answers are still to be given."""
        return sum(said.is_missing for said in self.answers)


def digest(application: Application) -> str:
    """Sixty-four hex digits of the exact answers."""
    exact = {name: _plain(application, name) for name in COLUMNS}
    return hashlib.sha256(json.dumps(exact, sort_keys=True, cls=DjangoJSONEncoder).encode()).hexdigest()


def parts(application: Application) -> list[Part]:
    """The steps in their order."""
    return [_part(form(application=application), application) for form in STEPS.values()]


def is_complete(application: Application) -> bool:
    """Whether nothing that has to be said is missing or cannot be read."""
    return not any(form(application=application).missing() for form in STEPS.values())


def _part(form: StepForm, application: Application) -> Part:
    missing = set(form.missing())
    said = [
        Said(name, field.label, _shown(application, name), name in missing)
        for name, field in form.fields.items()
        if not name.startswith("sample_") and (name in missing or name not in _TOLD_WITH)
    ]
    said += _samples(form, application, "sample_1" in missing)
    return Part(form.step, form.title, form.icon, form.clauses, tuple(said))


def _samples(form: StepForm, application: Application, is_missing: bool) -> Iterator[Said]:
    if "samples" not in form.columns:
        return
    if is_missing:
        yield Said("sample_1", _("First posts"), "", True)
    for number, text in enumerate(application.samples, 1):
        yield Said(f"sample_{number}", _("Post %(number)d") % {"number": number}, text, False)


def _shown(application: Application, name: str) -> Any:
    if name in application.unfinished:
        return application.unfinished[name]
    value = getattr(application, name)
    if name == "network":
        return networks.title(value)
    if name == "posts" and value:
        return f"{value} {application.get_per_display()}"
    if name in ("owner", "deputy") and value:
        hours = getattr(application, f"{name}_hours")
        return (
            value
            if hours is None
            else _("%(name)s, %(time)s a week")
            % {
                "name": value,
                "time": duration(int(hours * 60)),
            }
        )
    if name == "languages":
        return ", ".join(str(languages.name(code)) for code in value)
    if hasattr(application, f"get_{name}_display"):
        return getattr(application, f"get_{name}_display")()
    return value


def _plain(application: Application, name: str) -> Any:
    value = getattr(application, name)
    return getattr(value, "pk", value)

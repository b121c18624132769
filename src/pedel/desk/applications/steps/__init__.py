"""The steps of an application, in the order in which one thinks."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from .base import StepForm
from .content import ContentForm
from .forms import CareForm, ExistingForm, NetworkForm, PeopleForm, PurposeForm

STEPS: Mapping[str, type[StepForm]] = {
    form.step: form for form in (PurposeForm, ExistingForm, NetworkForm, ContentForm, PeopleForm, CareForm)
}
"""Each step's form by its name."""

_AFTER = dict(pairwise(STEPS))
_BEFORE = {after: before for before, after in _AFTER.items()}


def after(name: str) -> str:
    """The step that follows; "" after the last one."""
    return _AFTER.get(name, "")


def before(name: str) -> str:
    """The step before; "" before the first one."""
    return _BEFORE.get(name, "")


__all__ = ["STEPS", "ContentForm", "StepForm", "after", "before"]

"""When a draft is to go out, as somebody types it."""

from __future__ import annotations

from datetime import datetime, tzinfo

from django.core.exceptions import ValidationError

from pedel.desk.ui.clock import MINUTE, as_typed, comes_twice, moment_of

__all__ = ["MINUTE", "as_typed", "comes_twice", "planned"]


def planned(typed: str, which: str = "", zone: tzinfo | None = None) -> datetime | None:
    """As `moment_of`; what is wrong is said of the field `planned_for`."""
    try:
        return moment_of(typed, which, zone)
    except ValidationError as error:
        raise ValidationError({"planned_for": error}) from error

"""Times as somebody types them in the institution's zone, made into moments and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

MINUTE = "%Y-%m-%dT%H:%M"


def moment_of(typed: str, which: str = "", zone: tzinfo | None = None) -> datetime | None:
    """The moment that "2026-11-23T09:00" means in the institution's zone; None for nothing.

    When the clock goes forward an hour is missing, and a time in it is refused with the next possible
    one. When it goes back an hour comes twice: `which` says "1" or "2", and without it is asked for
    (code "twice"). Raises ValidationError.
    """
    if not typed.strip():
        return None
    return moment_at(_read(typed), which, zone)


def moment_at(local: datetime, which: str = "", zone: tzinfo | None = None) -> datetime:
    """As `moment_of`, for a day and time on the clock that have been read already."""
    zone = zone or timezone.get_current_timezone()
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    if is_missing(first, zone):
        raise ValidationError(_gap(second, zone), code="missing")
    if which not in ("1", "2"):
        raise ValidationError(_twice(first, second), code="twice")
    return (first if which == "1" else second).astimezone(UTC)


def comes_twice(when: datetime | None, zone: tzinfo | None = None) -> str:
    """Which of two, "1" or "2", for a moment whose time on the clock comes twice; empty for any other."""
    if when is None:
        return ""
    local = when.astimezone(zone or timezone.get_current_timezone())
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return ""
    return str(local.fold + 1)


def as_typed(when: datetime | None) -> str:
    """A moment as its field holds it, in the institution's time."""
    return timezone.localtime(when).strftime(MINUTE) if when else ""


def is_missing(local: datetime, zone: tzinfo) -> bool:
    """Whether the clock of the zone never shows this time."""
    there_and_back = local.astimezone(UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None) != local.replace(tzinfo=None)


def _read(typed: str) -> datetime:
    try:
        local = datetime.fromisoformat(typed.strip())
    except ValueError as error:
        raise ValidationError(_("Give a day and a time.")) from error
    if local.tzinfo is not None or not 2000 <= local.year <= 2100:
        raise ValidationError(_("Give a day and a time."))
    return local.replace(second=0, microsecond=0)


def _gap(second: datetime, zone: tzinfo) -> str:
    # Read with the offset that holds after the change, a missing time lies before the change.
    moment = second.astimezone(UTC)
    before = moment.astimezone(zone).utcoffset()
    while moment.astimezone(zone).utcoffset() == before:
        moment += timedelta(minutes=1)
    told = {"typed": second.strftime("%H:%M"), "next": moment.astimezone(zone).strftime("%H:%M")}
    return (
        _("That night there is no %(typed)s: the clock goes forward. The next possible time is %(next)s.")
        % told
    )


def _twice(first: datetime, second: datetime) -> str:
    told = {"time": first.strftime("%H:%M"), "first": first.tzname(), "second": second.tzname()}
    return (
        _("That night %(time)s comes twice. Choose the first (%(first)s) or the second (%(second)s).") % told
    )

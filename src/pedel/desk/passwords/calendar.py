"""The private reminder as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event


def reminder(*, months: int, starts: date, language: str) -> bytes:
    """A file with one event that comes back every so many months, in the language asked for.

    It is the same for everybody but for its UID, which is of chance and kept nowhere. A day that a
    month does not have is its last one: the rule names days 28 to the wanted one and takes the last.
    """
    with translation.override(language):
        event = Event()
        event.add("uid", f"{uuid4()}@pedel")
        event.add("dtstamp", timezone.now())
        event.add("dtstart", starts)
        event.add("dtend", starts + timedelta(days=1))
        event.add("rrule", _rule(months, starts.day))
        event.add("summary", _("Change the passwords of your social media accounts"))
        event.add("description", _words())
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        event.add_component(_alarm())
    calendar = Calendar()
    calendar.add("prodid", "-//Pedel//passwords//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return calendar.to_ical()


def _rule(months: int, day: int) -> dict[str, object]:
    rule: dict[str, object] = {"freq": "monthly", "interval": months}
    # RFC 5545, 3.3.10: a month without the day is left out, so the last day that there is takes its place.
    return rule | ({"bymonthday": list(range(28, day + 1)), "bysetpos": -1} if day > 28 else {})


def _alarm() -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Change the passwords of your social media accounts"))
    alarm.add("trigger", timedelta(hours=9))
    return alarm


def _words() -> str:
    return _(
        "A new password for each of your own accounts, each a different one, kept in a password manager. "
        "Switch on the second step of signing in where there is one. This reminder stands in your own "
        "calendar alone; to stop it, delete it there."
    )

"""What a last day brings with it, here and in the apps that come later."""

from __future__ import annotations

from datetime import date

from pedel.desk.discovery import modules
from pedel.desk.record.acting import Actor

from .models import ApiToken, Assignment, Person


def follow(by: Actor, person: Person, last_day: date | None) -> None:
    """Tells every app that has a `departing.py` of a last day that was set, or (None) taken back.

    It holds `DEPARTING`, functions `(by, person, last_day)`; the file is the registration. They are called
    inside the action, by whatever way the last day came: by hand, by the API, from a file, by SCIM.
    """
    for module in modules("departing"):
        for do in module.DEPARTING:
            do(by, person, last_day)


def end_everything(person: Person, last_day: date) -> tuple[int, int]:
    """Ends roles and tokens with the last day; gives how many of each. Sessions end by `has_left()`.

    What later apps keep (memberships, mandates, delegations) is void for them by `has_left()` too.
    """
    person.leaves_on = last_day
    person.save(update_fields=["leaves_on"])
    roles = Assignment.objects.filter(person=person)
    roles.filter(starts__gt=last_day).delete()
    ended = roles.exclude(ends__lte=last_day).update(ends=last_day)
    tokens = ApiToken.objects.filter(person=person, expires_on__gt=last_day).update(expires_on=last_day)
    return ended, tokens

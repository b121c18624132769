"""What a last day brings with it."""

from __future__ import annotations

from datetime import date

from .models import ApiToken, Assignment, Person


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

"""Who a comment speaks to with @."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from pedel.desk.people.models import Person

from .access import everybody_who_sees
from .models import Draft


def mentionable(draft: Draft) -> list[Person]:
    """The people who see a draft and still work here: they can be spoken to."""
    return [person for person in everybody_who_sees(draft) if not person.has_left()]


def mentioned(text: str, people: Iterable[Person]) -> list[Person]:
    """Those of these people whom a text names after an @: by their name, or a first name only one has.

    Longer names are read first: "@Anna de Vries" is not Anna.
    """
    by_name: dict[str, list[Person]] = {}
    for person in people:
        for name in {str(person).casefold(), str(person).split()[0].casefold()}:
            by_name.setdefault(name, []).append(person)
    names = sorted((n for n, holders in by_name.items() if len(holders) == 1), key=len, reverse=True)
    if not names:
        return []
    pattern = rf"(?<!\w)@({'|'.join(map(regex.escape, names))})(?!\w)"
    found = (by_name[match.group(1)][0] for match in regex.finditer(pattern, text.casefold()))
    return list({person.pk: person for person in found}.values())

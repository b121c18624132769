"""Whom to ask at a unit as a file for an address book: vCard 4.0 (RFC 6350)."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from .directory import Contact, Place

LINE = 75
"""Octets in a line at most (RFC 6350, section 3.2)."""


def vcards(place: Place) -> str:
    """The unit's own card and one for each of its contact persons; lines end as the RFC asks."""
    lines = [*_unit(place), *(line for contact in place.contacts for line in _person(place, contact))]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _unit(place: Place) -> Iterator[str]:
    if (point := place.point) is None:
        return
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:org", f"FN:{_text(place.unit.name)}", _org(place))
    if point.email:
        yield f"EMAIL:{_text(point.email)}"
    if point.phone:
        yield f"TEL:{_text(point.phone)}"
    if point.page:
        yield f"URL:{point.page}"
    if point.hours:
        yield f"NOTE:{_text(point.hours)}"
    yield "END:VCARD"


def _person(place: Place, contact: Contact) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:individual", f"FN:{_text(contact.person.name)}")
    yield from (_org(place), f"EMAIL:{_text(contact.person.email)}")
    if contact.card:
        yield from (f"LANG:{code}" for code in contact.card.languages)
        if note := " · ".join(filter(None, (contact.card.helps, contact.card.hours))):
            yield f"NOTE:{_text(note)}"
    yield "END:VCARD"


def _org(place: Place) -> str:
    return f"ORG:{_text(settings.PEDEL.institution)};{_text(place.unit.name)}"


def _text(value: str) -> str:
    """A text value (RFC 6350, section 3.4)."""
    for char in "\\,;":
        value = value.replace(char, f"\\{char}")
    return "\\n".join(value.splitlines())


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none broken inside a character."""
    pieces, room = [""], LINE
    for char in line:
        size = len(char.encode())
        if size > room:
            pieces.append("")
            room = LINE - 1
        pieces[-1] += char
        room -= size
    return "\r\n ".join(pieces)

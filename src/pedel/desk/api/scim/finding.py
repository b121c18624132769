"""Looking for users: `filter=userName eq "…"`, and a page of them (RFC 7644, 3.4.2)."""

from __future__ import annotations

import json
import re

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from pedel.desk.people.models import Person

from ..reading import checked
from .words import LARGEST, Refused

_EQUALS = re.compile(
    r'\s*(?:urn:ietf:params:scim:schemas:core:2\.0:user:)?(username|emails\.value|emails|id)\s+eq\s+("(?:[^"\\]|\\.)*")\s*',
    re.IGNORECASE,
)


def chosen(query: QueryDict) -> QuerySet[Person]:
    """The people that a filter names; all without one. Refused, invalidFilter, for any other filter."""
    rows = Person.objects.order_by("pk")
    if not (given := query.get("filter", "")):
        return rows
    found = _EQUALS.fullmatch(given)
    try:
        value = checked(json.loads(found[2])) if found else ""
    except (ValueError, ValidationError):
        found = None
    if not found:
        raise Refused(400, _('Only this is understood: userName eq "…".'), "invalidFilter")
    if found[1].lower() == "id":
        return (
            rows.filter(pk=value) if value.isascii() and value.isdigit() and len(value) < 19 else rows.none()
        )
    return rows.filter(email__iexact=value)


def span(query: QueryDict) -> tuple[int, int]:
    """From which one on (1 is the first), and how many at most, both brought into bounds."""
    start, number = _number(query, "startIndex", 1), _number(query, "count", LARGEST)
    return max(1, start), min(LARGEST, max(0, number))


def _number(query: QueryDict, name: str, usual: int) -> int:
    given = query.get(name, "")
    if not given:
        return usual
    if not re.fullmatch(r"-?[0-9]{1,9}", given):
        raise Refused(400, _("“%s” must be a whole number.") % name, "invalidValue")
    return int(given)

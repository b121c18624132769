"""What the desk keeps about one person, for that person (GDPR, article 15)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from pedel.desk.people.models import Person
from pedel.desk.personal import kept
from pedel.desk.record.ledger import label
from pedel.desk.record.models import Entry

from .inventory import SEALED, ways

ENCODER = DjangoJSONEncoder
MOST = 10_000
"""Rows of one kind at most; who has more than that gets the newest, and is told so."""


def everything(person: Person) -> Iterator[dict[str, Any]]:
    """Every kind of row that points to a person: its model, what it is for, and the rows as JSON values.

    The first field of a row that leads to people says whose row it is: of their own all fields are given but
    sealed ones. What other people wrote is theirs: of a row that names this person in passing only that it
    does, and when.
    """
    for each in kept():
        model = apps.get_model(each.model)
        rows = _rows(model, person)
        if rows is not None and (found := [_told(row, person) for row in rows[: MOST + 1]]):
            yield {
                "model": each.model,
                "what": str(each.what),
                "why": str(each.why),
                "how_long": str(each.how_long),
                "is_cut": len(found) > MOST,
                "rows": found[:MOST],
            }


def _rows(model: type[models.Model], person: Person) -> Any:
    if model is Person:
        return Person.objects.filter(pk=person.pk)
    if model is Entry:
        return Entry.objects.filter(Q(actor=person.pk) | Q(about=label(person)))
    found = Q(pk__in=())
    for way in ways(model):
        found |= Q(**{way: person})
    return model._default_manager.filter(found).distinct().order_by("-pk") if any(ways(model)) else None


def _told(row: models.Model, person: Person) -> dict[str, Any]:
    """What of a row is this person's; files by their name."""
    fields = [field for field in row._meta.concrete_fields if field.name not in SEALED]
    if not _is_theirs(row, person):
        fields = [field for field in fields if _tells_only(field, row, person)]
    return {field.name: _value(field.value_from_object(row)) for field in fields}


def _is_theirs(row: models.Model, person: Person) -> bool:
    whose = next(ways(type(row)), None)
    return isinstance(row, Person) or whose is None or _leads_to(row, whose, person)


def _tells_only(field: models.Field, row: models.Model, person: Person) -> bool:
    """Whether a field says no more than that this person is named, and when."""
    if field.primary_key or isinstance(field, models.DateField):
        return True
    return field.name in ways(type(row)) and _leads_to(row, field.name, person)


def _leads_to(row: models.Model, name: str, person: Person) -> bool:
    return getattr(row, f"{name}_id", None) == person.pk


def _value(value: Any) -> Any:
    """A file by its name, bytes (a picture's fingerprint) as hex."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).hex()
    return value.name if isinstance(value, models.fields.files.FieldFile) else value

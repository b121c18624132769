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

    What other people wrote is theirs: of a row that only names this person in passing the fields that lead
    to people are given, and of the rows they made all fields but sealed ones.
    """
    for each in kept():
        model = apps.get_model(each.model)
        rows = _rows(model, person)
        if rows is not None and (found := [_plain(row) for row in rows[: MOST + 1]]):
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


def _plain(row: models.Model) -> dict[str, Any]:
    """A row's own fields but what is sealed; files by their name."""
    fields = (field for field in row._meta.concrete_fields if field.name not in SEALED)
    return {field.name: _value(field.value_from_object(row)) for field in fields}


def _value(value: Any) -> Any:
    return value.name if isinstance(value, models.fields.files.FieldFile) else value

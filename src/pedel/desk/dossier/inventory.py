"""What is stored about whom: what the apps say of their rows, beside what the models really hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

from pedel.desk.personal import Kept, kept

SEALED = frozenset({"password", "sealed", "secret_sha256", "digest", "claim", "session_data", "session_key"})
"""Fields that are hashes, encrypted or open something: named in the dossier, shown to nobody."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of row: what its app says of it, what the model is called, its fields, how many there are.

    `number` is None where already that would tell too much.
    """

    kept: Kept
    title: Any
    fields: tuple[Any, ...]
    people: tuple[str, ...]
    number: int | None


@dataclass(frozen=True, slots=True)
class AppHoldings:
    """The holdings of one app."""

    app: str
    holdings: tuple[Holding, ...]


def holdings() -> Iterator[Holding]:
    """Everything that is kept about people, with today's numbers. One query for each kind."""
    for each in kept():
        model = apps.get_model(each.model)
        fields = tuple(field.verbose_name for field in model._meta.concrete_fields if not field.primary_key)
        number = model._default_manager.count() if each.is_counted else None
        yield Holding(each, model._meta.verbose_name, fields, tuple(ways(model)), number)


def ways(model: type[models.Model]) -> Iterator[str]:
    """The names of the fields that lead from a row to people."""
    person = apps.get_model(settings.AUTH_USER_MODEL)
    for field in [*model._meta.concrete_fields, *model._meta.many_to_many]:
        if field.is_relation and field.related_model is person:
            yield field.name


def speaks_of_people(model: type[models.Model]) -> bool:
    """Whether a model points to people or holds an e-mail address, so that an app must account for it."""
    has_address = any(isinstance(field, models.EmailField) for field in model._meta.concrete_fields)
    return has_address or any(ways(model))

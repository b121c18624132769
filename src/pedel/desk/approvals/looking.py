"""Remembering which revision somebody has seen; for them alone, so it is not on record."""

from __future__ import annotations

from django.utils import timezone

from pedel.desk.people.models import Person

from .models import Look, Request


def looked(person: Person, request: Request) -> None:
    """They have seen what this request is about."""
    now = timezone.now()
    Look.objects.update_or_create(person=person, revision=request.revision, defaults={"seen_at": now})

"""Finding people in the directory."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from .models import Assignment, Person, still_here


def found(people: QuerySet[Person], wanted: dict[str, Any]) -> QuerySet[Person]:
    """The people that a search is for."""
    if not wanted.get("left"):
        people = people.filter(still_here())
    if words := wanted.get("q"):
        people = people.filter(Q(name__icontains=words) | Q(email__icontains=words))
    held = Assignment.objects.on()
    if unit := wanted.get("unit"):
        held = held.filter(unit__path__startswith=unit.path)
    if role := wanted.get("role"):
        held = held.filter(role=role)
    if wanted.get("unit") or wanted.get("role"):
        people = people.filter(pk__in=held.values("person"))
    return people

"""The list of drafts: filtered, the latest first."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from pedel.desk.people.models import Person

from . import access
from .models import Draft, Target
from .states import State


def drafts(person: Person, wanted: dict[str, Any]) -> QuerySet[Draft]:
    """The drafts a person sees that fit: `q`, `state`, `whose` ("mine", "accounts") and `account`."""
    rows = access.drafts_for(person).prefetch_related("targets__account__unit")
    if state := wanted.get("state"):
        rows = rows.filter(state=state)
    else:
        rows = rows.exclude(state=State.DISCARDED)
    if wanted.get("whose") == "mine":
        rows = rows.filter(Q(author=person) | Q(pk__in=person.edited_drafts.values("pk")))
    elif wanted.get("whose") == "accounts":
        on_mine = Target.objects.filter(account__in=access.accounts_of(person))
        rows = rows.filter(pk__in=on_mine.values("draft"))
    if account := wanted.get("account"):
        rows = rows.filter(pk__in=Target.objects.filter(account=account).values("draft"))
    if q := (wanted.get("q") or "").strip():
        in_own = Target.objects.filter(text__icontains=q).values("draft")
        rows = rows.filter(Q(text__icontains=q) | Q(pk__in=in_own))
    return rows

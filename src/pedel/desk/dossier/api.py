"""What the desk keeps about people, for programs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from . import writing

PREFIX = "/dossier"
router = Router(tags=["dossier"])


class FactOut(Schema):
    """A question about this desk, and its answer."""

    asked: str
    answer: str


class KeptOut(Schema):
    """One kind of row that says something about people; `number` is of today, null if it tells too much."""

    model: str
    what: str
    about: str
    why: str
    how_long: str
    who_sees: str
    ends: str
    clause: str
    fields: list[str]
    number: int | None


class DossierOut(Schema):
    """What is kept about people, and by what desk."""

    institution: str
    version: str
    edition: str
    written_at: str
    facts: list[FactOut]
    kept: list[KeptOut]


@router.get("", response=DossierOut, summary="What the desk keeps about people")
def dossier(request: HttpRequest) -> Any:
    """Made from the models and settings as they are now."""
    return writing.plain()

"""The guidelines over the API: open to everybody, as the pages are."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from pedel.desk.paging import paginate
from pedel.policy import Clause, Pack

from . import documents, shelf
from .searching import search

PREFIX = "/clauses"
router = Router(tags=["guidelines"], auth=None)


class Both(Schema):
    """One text in two languages."""

    en: str
    nl: str


class SourceOut(Schema):
    """Where a clause stands in the institution's own text."""

    section: str
    sentences: list[int]
    sha256: list[str]


class ClauseOut(Schema):
    """One provision of the guidelines."""

    id: str
    pack: str
    title: Both
    paraphrase: Both
    condition: Both | None
    note: Both | None
    binds: list[str]
    accounts: list[str]
    kind: str
    modality: str
    source: SourceOut
    related: list[str]
    shields: list[str]


class ClauseWhole(ClauseOut):
    """A clause with the institution's own sentence, as far as a document is attached."""

    verbatim: str
    verbatim_state: Literal["same", "moved", "changed", "none"]


class Wanted(Schema):
    """Which clauses: `q` is searched for in both languages, the best first."""

    q: Annotated[str, Field(max_length=200)] = ""
    account: Literal["personal", "brand"] | None = None
    pack: Annotated[str, Field(max_length=100)] = ""


@router.get("", response=list[ClauseOut], summary="The clauses in force")
@paginate
def clauses(request: HttpRequest, wanted: Query[Wanted]) -> Any:
    """The clauses of the guidelines in force, all or those that are searched for."""
    packs = [pack for pack in shelf.in_force() if wanted.pack in ("", pack.id)]
    found = [one.clause for one in search(packs, wanted.q)] if wanted.q else [c for p in packs for c in p]
    return [
        _out(_pack_of(packs, clause), clause)
        for clause in found
        if wanted.account is None or wanted.account in clause.accounts
    ]


@router.get("/{str:clause_id}", response=ClauseWhole, summary="One clause")
def clause(request: HttpRequest, clause_id: str) -> Any:
    """One clause of any installed pack, beside it what the attached document says."""
    pack = shelf.pack_of(clause_id)
    if pack is None:
        raise Http404
    beside = documents.beside(pack[clause_id])
    return {**_out(pack, pack[clause_id]), "verbatim": beside.text, "verbatim_state": beside.state}


def _pack_of(packs: list[Pack], clause: Clause) -> Pack:
    return next(pack for pack in packs if clause.id in pack)


def _out(pack: Pack, clause: Clause) -> dict[str, Any]:
    both = {name: getattr(clause, name) for name in ("title", "paraphrase", "condition", "note")}
    return {
        "id": clause.id,
        "pack": pack.id,
        **{name: text._asdict() if text else None for name, text in both.items()},
        "binds": list(clause.binds),
        "accounts": list(clause.accounts),
        "kind": clause.kind,
        "modality": clause.modality,
        "source": clause.source._asdict(),
        "related": list(clause.related),
        "shields": list(clause.shields),
    }

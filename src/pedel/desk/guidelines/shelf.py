"""The packs at hand: those in force, and every other edition that is installed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from django.conf import settings

from pedel.policy import Clause, Pack, load_pack, pack_names
from pedel.policy.pack import Section


class Chapter(NamedTuple):
    """A section of a pack with its clauses; `slug` is its anchor on the page."""

    slug: str
    section: Section
    clauses: tuple[Clause, ...]


@cache
def _loaded(name: str) -> Pack:
    return load_pack(name)


def in_force() -> list[Pack]:
    """The packs in force, one by one, in the institution's order."""
    return [_loaded(name) for name in settings.PEDEL.packs]


def installed() -> dict[str, Pack]:
    """Every pack at hand by its id, those in force first."""
    names = dict.fromkeys((*settings.PEDEL.packs, *pack_names()))
    return {pack.id: pack for pack in map(_loaded, names)}


def pack_of(clause_id: str) -> Pack | None:
    """The pack that has this clause; one in force before another edition."""
    return next((pack for pack in installed().values() if clause_id in pack), None)


def chapters(pack: Pack) -> Iterator[Chapter]:
    """The sections of a pack with their clauses, in the order of the guidelines."""
    files: dict[str, list[Clause]] = {}
    for clause in pack:
        files.setdefault(clause.file, []).append(clause)
    sections = iter(pack.sections)
    for number, clauses in enumerate(files.values(), 1):
        section = next(s for s in sections if s.heading == clauses[0].source.section)
        yield Chapter(f"{pack.id}-{number}", section, tuple(clauses))


def chapter_of(pack: Pack, clause: Clause) -> Chapter:
    """The chapter in which a clause stands."""
    return next(chapter for chapter in chapters(pack) if clause in chapter.clauses)


def neighbours(pack: Pack, clause: Clause) -> tuple[Clause | None, Clause | None]:
    """The clause before it and the one after it."""
    around = [None, *pack.clauses, None]
    before = next(one for one, other in pairwise(around) if other is clause)
    after = next(other for one, other in pairwise(around) if one is clause)
    return before, after

"""The route of a draft: which units say yes, one after another, and who that is today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pedel.desk.drafts.models import Draft
from pedel.desk.people.models import Person, Unit

from .models import RouteStep, Rule
from .roster import Bench, Roster


class Stop(NamedTuple):
    """One step of a route: the approvers of `unit` decide, one of them or all (`rule`)."""

    unit: Unit
    rule: str
    approvers: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """Where a draft goes for approval.

    `passed` are units that had to be passed over, because whoever could say yes there wrote the
    draft, asks for approval, or is not there. Without stops there is nobody at all.
    """

    stops: tuple[Stop, ...]
    passed: tuple[Unit, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.stops)


def excluded(draft: Draft, *asking: Person | None) -> frozenset[int]:
    """The ids of those who never approve a draft: its author, all who edited it, and who asks."""
    editors = draft.editors.values_list("pk", flat=True)
    return frozenset([draft.author_id, *editors, *(person.pk for person in asking if person)])


def route(draft: Draft, without: frozenset[int]) -> Route:
    """The route of a draft for everybody but those who had a hand in it.

    It goes by the draft's own unit and by that of each account that speaks: the unit's own steps, or
    those of the nearest unit above that has some; otherwise the nearest unit with an approver.
    """
    units = list({unit.pk: unit for unit in _units(draft)}.values())
    lineages = {path for unit in units for path in unit.lineage()}
    own: dict[str, list[RouteStep]] = {}
    for row in RouteStep.objects.filter(unit__path__in=lineages).select_related("unit", "approvers_of"):
        own.setdefault(row.unit.path, []).append(row)
    wanted = [step for unit in units for step in _steps(unit, own)]
    roster = Roster(unit for unit, _ in wanted)
    return _resolved(wanted, roster, without, draft.unit.path)


def _units(draft: Draft) -> Iterator[Unit]:
    yield draft.unit
    for target in draft.targets.select_related("account__unit"):
        yield target.account.unit


def _steps(unit: Unit, own: dict[str, list[RouteStep]]) -> list[tuple[Unit, str]]:
    for path in unit.lineage():
        if path in own:
            return [(row.approvers_of, row.rule) for row in own[path]]
    return [(unit, Rule.ANY)]


def _resolved(
    wanted: Iterable[tuple[Unit, str]], roster: Roster, without: frozenset[int], about: str
) -> Route:
    """Each unit that decides once, where it first comes; of two rules for it the stricter one."""
    benches: dict[int, tuple[Bench, str]] = {}
    passed: dict[int, Unit] = {}
    for unit, rule in wanted:
        bench = roster.bench(unit, without, about)
        if bench is None:
            return Route((), tuple(passed.values()))
        passed.update({over.pk: over for over in roster.passed(unit, bench)})
        known = benches.get(bench.unit.pk)
        benches[bench.unit.pk] = (bench, Rule.ALL if known and known[1] == Rule.ALL else rule)
    stops = (Stop(bench.unit, str(rule), bench.seats) for bench, rule in benches.values())
    return Route(tuple(stops), tuple(passed.values()))

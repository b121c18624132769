"""Units from a file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor

from ..models import Unit
from .plan import Change, Plan, Unclear, found, one_of
from .table import Problem, Table


def plan(by: Actor, table: Table) -> Plan:
    """New units and new names; a unit is moved on its own page."""
    result = Plan("units")
    known: dict[str, Unit | None] = {unit.slug: unit for unit in Unit.objects.all()}
    parents = {unit.path: unit.slug for unit in known.values() if unit}
    seen: dict[str, int] = {}
    for line, row in table.rows:
        try:
            if row["slug"] in seen:
                raise Unclear(_("This unit stands in line %d already.") % seen[row["slug"]])
            seen[row["slug"]] = line
            _plan_row(result, line, row, known, parents)
        except (Unclear, ValidationError) as error:
            result.problems.extend(Problem(line, text) for text in getattr(error, "messages", [str(error)]))
    return result


def _plan_row(
    result: Plan, line: int, row: Mapping[str, str], known: dict[str, Any], parents: Mapping[str, str]
) -> None:
    fields = {
        "kind": one_of(row["kind"], {value: value for value in Unit.Kind.values}),
        "name_en": row["name_en"],
        "name_nl": row.get("name_nl") or row["name_en"],
    }
    unit = known.get(row["slug"])
    if unit is not None and "name_nl" not in row:
        del fields["name_nl"]
    if unit is None:
        missing = _("There is no unit “%(cell)s” yet. Put it into an earlier line.")
        parent = row.get("parent", "")
        found(parent, known, missing)
        Unit(slug=row["slug"], **fields).full_clean(exclude=("path", "depth"))
        known[row["slug"]] = None
        facts = {"unit": row["slug"], "under": parent}
        act = partial(_create, parent, {"slug": row["slug"], **fields})
        result.changes.append(Change(line, "new", fields["name_en"], _("under %s") % parent, facts, act))
        return
    above = parents.get(unit.path[: -unit.steplen], "")
    if row.get("parent", above) != above:
        raise Unclear(_("This unit stands elsewhere in the tree. Move it on its own page."))
    changed = {name: value for name, value in fields.items() if getattr(unit, name) != value}
    if not changed:
        result.same += 1
        return
    detail = ", ".join(f"{getattr(unit, name)} → {value}" for name, value in changed.items())
    Unit(slug=unit.slug, **fields).full_clean(exclude=("path", "depth", "slug", "name_nl"))
    act = partial(Unit.objects.filter(pk=unit.pk).update, **changed)
    result.changes.append(
        Change(line, "changed", unit.slug, detail, {"unit": unit.slug, "changed": sorted(changed)}, act)
    )


def _create(parent: str, fields: dict[str, str]) -> None:
    Unit.objects.add_child(Unit.objects.get(slug=parent), create_kwargs=fields)

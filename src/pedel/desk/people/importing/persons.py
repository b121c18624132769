"""People from a file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor

from .. import access, leaving
from ..models import Person
from .plan import Change, Plan, Unclear, day, found, one_of
from .table import Problem, Table


def plan(by: Actor, table: Table) -> Plan:
    """New people, other names, supervisors and last days."""
    result = Plan("people")
    known = {person.email: person for person in Person.objects.select_related("supervisor")}
    named = {row["email"].lower(): None for _line, row in table.rows} | known
    seen: dict[str, int] = {}
    for line, row in table.rows:
        email = row["email"].lower()
        try:
            if email in seen:
                raise Unclear(_("This person stands in line %d already.") % seen[email])
            seen[email] = line
            _plan_row(by, result, line, _wished(row, named), known.get(email))
        except (Unclear, ValidationError) as error:
            result.problems.extend(Problem(line, text) for text in getattr(error, "messages", [str(error)]))
    return result


def _wished(row: Mapping[str, str], named: Mapping[str, Any]) -> dict[str, Any]:
    """A row as values: the supervisor as an address that is known or comes in this file."""
    wish: dict[str, Any] = {"email": row["email"].lower(), "name": row["name"]}
    if "supervisor" in row:
        wish["supervisor"] = _supervisor(row["supervisor"].lower(), wish["email"], named)
    if row.get("language"):
        wish["language"] = one_of(row["language"], {code: code for code, _name in settings.LANGUAGES})
    if "last_day" in row:
        wish["leaves_on"] = day(row["last_day"])
    return wish


def _supervisor(email: str, of: str, named: Mapping[str, Any]) -> str:
    if email == of:
        raise Unclear(_("Nobody is their own supervisor."))
    if email:
        found(email, named, _("There is no person “%(cell)s”. Put them into this file too."))
    return email


def _plan_row(by: Actor, result: Plan, line: int, wish: dict[str, Any], person: Person | None) -> None:
    mine = by.person.email if by.person is not None else ""
    had = _had(person)
    changed = {name: value for name, value in wish.items() if had.get(name) != value}
    if not changed:
        result.same += 1
        return
    if wish["email"] == mine or (changed.get("supervisor") and changed["supervisor"] == mine):
        raise Unclear(str(access.NOT_YOURSELF))
    Person(email=wish["email"], name=wish["name"]).full_clean(
        exclude=("password",) if person is None else ("password", "email")
    )
    facts = {"person": person.pk if person else None, "changed": sorted(changed)}
    detail = ", ".join(
        f"{had[name] or '–'} → {value or '–'}" if person else str(value)
        for name, value in changed.items()
        if value or person
    )
    what = "changed" if person else "new"
    result.changes.append(Change(line, what, wish["name"], detail, facts, partial(_act, by, wish)))


def _had(person: Person | None) -> dict[str, Any]:
    if person is None:
        return {}
    supervisor = person.supervisor.email if person.supervisor else ""
    return {
        "email": person.email,
        "name": person.name,
        "language": person.language,
        "supervisor": supervisor,
        "leaves_on": person.leaves_on,
    }


def _act(by: Actor, wish: dict[str, Any]) -> None:
    """Writes one row; a supervisor who comes later in the file is there already, without a name yet."""
    person = _there(wish["email"], wish["name"])
    person.name = wish["name"]
    person.language = wish.get("language", person.language)
    if "supervisor" in wish:
        person.supervisor = _there(wish["supervisor"]) if wish["supervisor"] else None
    person.save()
    if wish.get("leaves_on") is not None:
        leaving.end_everything(person, wish["leaves_on"])
        leaving.follow(by, person, wish["leaves_on"])
    elif "leaves_on" in wish and person.leaves_on is not None:
        Person.objects.filter(pk=person.pk).update(leaves_on=None)
        person.leaves_on = None
        leaving.follow(by, person, None)


def _there(email: str, name: str = "") -> Person:
    fields = {"name": name or email, "language": settings.LANGUAGE_CODE}
    return Person.objects.filter(email=email).first() or Person.objects.create_user(email, **fields)

"""Applications for accounts: one being read, one with remarks, one only begun."""

from __future__ import annotations

from typing import Any

from pedel.desk.applications import actions
from pedel.desk.applications.models import Application
from pedel.desk.applications.steps import STEPS
from pedel.desk.record.acting import Actor

from .reading import email, read
from .university import by, unit, who


def fill() -> None:
    for row in read("applications"):
        application = actions.begin(by(row["by"]), None)
        for step, typed in row["steps"].items():
            _write(by(row["by"]), application, step, typed)
        for said in row["then"]:
            _follow(Application.objects.get(pk=application.pk), dict(said))


def _write(actor: Actor, application: Application, step: str, typed: dict[str, Any]) -> None:
    """Types a step as the page does."""
    if "unit" in typed:
        typed = {**typed, "unit": unit(typed["unit"]).pk}
    people = {name: email(typed[name]) for name in ("owner", "deputy") if name in typed}
    form = STEPS[step]({**typed, **people}, application=application)
    form.full_clean()
    actions.write(actor, application, step=step, wishes=(form.values(), form.unfinished()))


def _follow(application: Application, said: dict[str, Any]) -> None:
    """What became of it."""
    actor, act = by(said.pop("by")), getattr(actions, said.pop("do"))
    if "person" in said:
        said["person"] = who(said["person"])
    if "outcome" in said:
        said["digest"] = application.digest
    act(actor, application, **said)

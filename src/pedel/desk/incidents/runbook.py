"""Runbooks: what to do for each kind of incident, in which order, and where the network itself helps.

They are data: `runbooks/<kind>.yaml` and `networks/<network>.yaml`, with their words in both languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

HERE = Path(__file__).parent
WHO = {
    "owner": _("owner or deputy"),
    "contact": _("contact person"),
    "helper": _("a helper"),
    "coordinator": _("the coordinator"),
}
"""Who begins a step, by its name in the data."""


def said(words: Mapping[str, str]) -> str:
    """The words in the reader's language."""
    return words["nl"] if (get_language() or "").startswith("nl") else words["en"]


@dataclass(frozen=True, slots=True)
class Task:
    """A step as the runbook has it. `after` names the step before which it must not be done; `shows` is what
    stands beside it on the page.
    """

    id: str
    who: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    after: str = ""
    shows: str = ""

    @property
    def name(self) -> str:
        return said(self.title)

    @property
    def words(self) -> str:
        return said(self.text)

    @property
    def whose(self) -> Any:
        return WHO[self.who]


@dataclass(frozen=True, slots=True)
class Runbook:
    """The steps for one kind of incident, the clauses behind it, and the first words for the public."""

    tasks: tuple[Task, ...]
    clauses: tuple[str, ...] = ()
    statement: Mapping[str, str] | None = None

    def task(self, code: str) -> Task:
        """A step by its code; one that the data no longer know is named by its code alone."""
        name = {"en": code, "nl": code}
        unknown = Task(code, "contact", name, {"en": "", "nl": ""})
        return next((task for task in self.tasks if task.id == code), unknown)


@dataclass(frozen=True, slots=True)
class Help:
    """Where a network helps: addresses of its own pages, "" where none is known; a note."""

    recovery: str = ""
    report: str = ""
    verified: tuple[str, ...] = ()
    note: Mapping[str, str] | None = None

    @property
    def words(self) -> str:
        return said(self.note) if self.note else ""


@cache
def runbook(kind: str) -> Runbook:
    """The runbook for a kind of incident, or "threat"."""
    data = yaml.safe_load((HERE / "runbooks" / f"{kind}.yaml").read_text("utf-8"))
    tasks = tuple(Task(**step) for step in data["steps"])
    return Runbook(tasks, tuple(data.get("clauses", ())), data.get("statement"))


def help_of(network: str, handle: str = "") -> Help:
    """Where a network helps with an account; nothing is said of a network that we know nothing of."""
    found = _help().get(network, Help())
    server = handle.rpartition("@")[2] if "@" in handle else ""
    if "{server}" not in found.recovery + found.report:
        return found
    if not server:
        return Help(note=found.note)
    recovery, report = (each.replace("{server}", server) for each in (found.recovery, found.report))
    return Help(recovery, report, found.verified, found.note)


@cache
def _help() -> dict[str, Help]:
    found = {}
    for path in sorted((HERE / "networks").glob("*.yaml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        data["verified"] = tuple(data["verified"])
        found[path.stem] = Help(**data)
    return found

"""What stands on a person's home page: everything that waits, in groups, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from pedel.desk.discovery import modules

from .todo import Shortcut, Todo

TITLES = {
    "decide": _("Waiting for you"),
    "today": _("Goes out today"),
    "care": _("Needs care"),
}
TEACH = {
    "steward": _("Accounts without an owner, mandates that end and people who leave will stand here."),
    "approver": _(
        "When an editor asks for your approval, the draft stands here. A phone is enough to decide."
    ),
    "contact": _(
        "When an account of your faculty needs care, or a colleague needs your advice, it stands here."
    ),
    "": _("When a colleague asks something of you, it stands here. You can always check a text of your own."),
}
LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the things to do, under one heading."""

    name: str
    title: Any
    todos: list[Todo]


def groups(person: Any) -> list[Group]:
    """What waits for this person; a group with nothing in it is left out."""
    todos = [todo for module in modules("todo") for todo in module.waiting_for(person)]
    todos.sort(key=lambda todo: (not todo.is_urgent, todo.due or LAST))
    made = (Group(name, title, [t for t in todos if t.group == name]) for name, title in TITLES.items())
    return [group for group in made if group.todos]


def shortcuts(person: Any) -> list[Shortcut]:
    """What this person may begin from here; what has a key of its own comes first."""
    of_apps = (getattr(module, "shortcuts", None) for module in modules("todo"))
    found = [shortcut for of_app in of_apps if of_app for shortcut in of_app(person)]
    return sorted(found, key=lambda shortcut: not shortcut.key)


def teaching(person: Any) -> Any:
    """What will stand here, for somebody for whom nothing waits."""
    return next((text for role, text in TEACH.items() if not role or person.has_role(role)), "")

"""What waits for a person: each app's `todo.py` says it for its own things."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do. `what` is a sentence, `url` where it is done, `due` when it should be.

    `group` is "decide" (waits for me), "today" (goes out today) or "care" (needs care). What `is_urgent`
    stands above everything else of its group.
    """

    what: Any
    url: str
    icon: str = field(kw_only=True)  # by its name, so that the build of the assets finds it
    group: str = "decide"
    due: datetime | None = None
    detail: Any = ""
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A thing that a person may begin from home; `key` is the key that does it.

    An app's own `todo.py` gives them with `shortcuts(person)`, if it has any.
    """

    what: Any
    url: str
    icon: str = field(kw_only=True)  # by its name, so that the build of the assets finds it
    key: str = ""


def waiting_for(person: Any) -> list[Todo]:
    """Nothing: the layout itself asks nothing of anybody, but is looked through like every app."""
    return []

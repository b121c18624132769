"""Who does something, and by which way in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest

Via = Literal["page", "api", "link", "command", "worker"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, or the desk itself when `person` is None (a worker, a command, a one-time link).

    `name` says who it is where there is no person ("worker", "external: dean@faculty.example").
    `scopes` are those of an API token; None means that nothing is held back.
    """

    person: Any = None
    via: Via = "page"
    name: str = ""
    scopes: frozenset[str] | None = None

    @property
    def id(self) -> int | None:
        return self.person.pk if self.person is not None else None

    def __str__(self) -> str:
        return self.name or (str(self.person) if self.person is not None else self.via)


WORKER = Actor(via="worker", name="worker")


def by(request: HttpRequest) -> Actor:
    """The actor behind a request: the API's own way in has set it, a page's is the signed-in person."""
    actor: Actor | None = getattr(request, "actor", None)
    return actor or Actor(request.user, "page")

"""What later apps show beside something of an earlier one: the page of an account, person, draft or clause.

An app's `beside.py` holds `BESIDE`: by the kind of thing ("account", "person", "draft", "clause") a tuple of
functions `(request, thing) -> Section | None`; the file is the registration. A page shows them with
`{% beside %}`.
The page of a clause is public and has only the place "main": what stands there never looks at who asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.http import HttpRequest

from .discovery import modules

Place = Literal["above", "main", "side"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: the template that draws it, what it needs, and where it stands.

    `above` is for what must be seen first; `order` tells those of one place apart, small ones first.
    """

    template: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    place: Place = "main"
    order: int = 50


def sections(request: HttpRequest, kind: str, thing: Any, place: Place) -> Iterator[Section]:
    """What is shown beside a thing in one place of its page."""
    asked = (ask for module in modules("beside") for ask in module.BESIDE.get(kind, ()))
    found = [section for ask in asked if (section := ask(request, thing)) and section.place == place]
    yield from sorted(found, key=lambda section: section.order)

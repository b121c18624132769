"""What keeps a message from going out, as each app sees it in its own facts.

An app's `brakes.py` holds `BRAKES`, a tuple of functions `(content, account) -> Iterable[Stop]` over the
frozen content of a revision (see `drafts.content.content`); the file is the registration. They are asked
before each sending and once more, under lock, just before the call. They read the database and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .discovery import modules


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing that keeps it back: a `code`, a sentence, and where something can be done about it."""

    code: str
    text: Any
    url: str = ""


def stops(content: Mapping[str, Any], account: Any) -> Iterator[Stop]:
    """Everything that keeps this content from going out on this account now."""
    for module in modules("brakes"):
        for brake in module.BRAKES:
            yield from brake(content, account)

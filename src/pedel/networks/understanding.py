"""Answers that are not what an interface promises: told as NetworkError, wherever they break the reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Literal, TypeVar

import httpx

from .bodies import parsed
from .connector import Connector
from .errors import NetworkError, Trouble

READING = (
    "begin",
    "connect",
    "finish",
    "refresh",
    "profile",
    "newest",
    "prepare",
    "publish",
    "find",
    "look",
    "edit",
    "withdraw",
)
"""The methods of a connector that read what a network answers."""
SHOWING = ("publish", "edit")
"""Those after which something may be public although its answer could not be read."""
BROKEN = (AttributeError, IndexError, KeyError, OverflowError, RecursionError, TypeError, ValueError)
"""What Python raises where a list, text or nothing stands in the place of an object."""
Kind = TypeVar("Kind", bound=type[Connector])


def understood(kind: Kind) -> Kind:
    """A connector whose methods say NONSENSE where an answer is not of the form that they read."""
    for name in READING:
        setattr(kind, name, _told(getattr(kind, name), name))
    return kind


def _told(method: Callable[..., Any], name: str) -> Callable[..., Any]:
    outcome: Literal["definite", "unknown"] = "unknown" if name in SHOWING else "definite"

    @wraps(method)
    def reading(*args: Any, **wishes: Any) -> Any:
        try:
            return method(*args, **wishes)
        except BROKEN as error:
            said = f"an answer of another form ({type(error).__name__})"
            raise NetworkError(Trouble.NONSENSE, said, outcome=outcome) from error

    return reading


def body_of(answer: httpx.Response) -> Mapping[str, Any] | None:
    """The JSON object of a refusal; None where it is none."""
    try:
        said = parsed(answer.content)
    except ValueError:
        return None
    return said if isinstance(said, Mapping) else None


def without_word(answer: httpx.Response) -> NetworkError | None:
    """A refusal that does not come from the interface, as a page of something that stands before it does.

    Only of 400 and 403, whose meaning the body alone tells. Nothing was taken; it may pass.
    """
    if answer.status_code not in (400, 403) or not answer.content or body_of(answer) is not None:
        return None
    kind = answer.headers.get("content-type", "nothing").partition(";")[0]
    return NetworkError(Trouble.NONSENSE, f"{answer.status_code} with {kind}")

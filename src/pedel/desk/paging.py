"""Lists of the API come in pages: `{"items": […], …}`, at most 200 at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, get_type_hints

from ninja import Field, Schema
from ninja.pagination import LimitOffsetPagination
from ninja.pagination import paginate as ninjas

T = TypeVar("T")
LARGEST = 200


class Pages(LimitOffsetPagination):
    """Fifty at a time if nothing else is asked for."""

    class Input(Schema):
        limit: int = Field(50, ge=1, le=LARGEST)
        offset: int = Field(0, ge=0, le=10_000_000)


def paginate(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Marks an operation that gives a list; it goes under the router's own mark.

    Ninja looks for the types of the parameters where its wrapper stands, so they are looked up before.
    """
    operation.__annotations__ = get_type_hints(operation, include_extras=True)
    paginated: Callable[..., Any] = ninjas(Pages)(operation)
    return paginated


class Newest(Schema, Generic[T]):
    """A page of what only ever grows, newest first: ask for more with `before`; null when that is all."""

    items: list[T]
    before: int | None


def newest(items: list[Any], *, is_more: bool) -> dict[str, Any]:
    """Such a page from the rows of one."""
    return {"items": items, "before": items[-1].pk if items and is_more else None}

"""Whether somebody may do something, in which role, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Permission:
    """True or false with its reason: `role` when granted ("editor"), `why` when not (a sentence)."""

    granted: bool
    role: str = ""
    why: Any = ""

    def __bool__(self) -> bool:
        return self.granted


def granted(role: str) -> Permission:
    """They may, in this role; the record keeps the role."""
    return Permission(True, role=role)


def refused(why: Any) -> Permission:
    """They may not; `why` is a sentence for them that says whose turn it is or what to do."""
    return Permission(False, why=why)


class Denied(Exception):
    """Nobody gave this permission. Pages and API answer 403 with the reason."""


class Conflict(Exception):
    """The thing has changed meanwhile, so that this can no longer be done. Answered with 409."""


def must(permission: Permission) -> None:
    """Raises Denied with its reason unless they may: for a form that only some are shown."""
    if not permission:
        raise Denied(permission.why)

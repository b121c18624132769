"""What is known of a network: what it takes, how it counts, what its handles and addresses look like."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .counting import boundaries


class UnknownNetworkError(ValueError):
    """No network of that name is known; the message names those that are."""


@dataclass(frozen=True, slots=True)
class Count:
    """A text measured: `used` of `limit` (None: there is none), in `unit`.

    `unit` is "characters", "bytes", "hashtags" or "mentions".
    """

    used: int
    limit: int | None
    unit: str

    @property
    def left(self) -> int | None:
        """How much still fits, below zero when it is too much; None where there is no limit."""
        return None if self.limit is None else self.limit - self.used

    @property
    def over(self) -> int:
        """By how much it is too long; 0 when it fits."""
        return 0 if self.limit is None else max(0, self.used - self.limit)


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that a network measures in a text: its `unit`, how to `count` it, and the `limit`."""

    unit: str
    limit: int | None
    count: Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a network takes in one post.

    `measures`: of the text, the main one first; `pictures`: how many (0: none beside the text);
    `alt`: characters of a picture's alternative text; `title`: characters of a title, where posts
    have one. None means that no limit is known.
    """

    measures: tuple[Measure, ...]
    pictures: int | None = None
    alt: int | None = None
    title: int | None = None

    @staticmethod
    def boundaries(text: str) -> list[int]:
        """Where a text can be cut, in code points: between what a reader takes for characters."""
        return boundaries(text)


@dataclass(frozen=True, slots=True)
class Network:
    """A network: `name` is its folder, `title` how it writes itself.

    `handle` is the pattern of a handle without the leading @; `example` is one such; `profile` is the
    address of a profile, in which named groups of the pattern stand in braces; `hosts` are those on
    which profiles are shown, none where anybody can run a server.
    """

    name: str
    title: str
    limits: Limits
    handle: str
    example: str
    profile: str
    hosts: tuple[str, ...] = ()

    def is_handle(self, handle: str) -> bool:
        """Whether something can be a handle on this network (without the leading @)."""
        return re.fullmatch(self.handle, handle) is not None

    def profile_url(self, handle: str) -> str:
        """The address of a handle's profile; empty when it cannot be a handle here."""
        match = re.fullmatch(self.handle, handle)
        return self.profile.format(handle=handle, **match.groupdict()) if match else ""

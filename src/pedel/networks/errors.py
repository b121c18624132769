"""What can go wrong with a network, told so that one knows whether anything went out."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

LONGEST_WAIT = 31 * 86_400.0
"""Seconds: no limit of a network lasts longer than a month, and nonsense may say for ever."""


class Trouble(StrEnum):
    """What kind of trouble it is; the desk has a sentence for each, that says what to do."""

    UNREACHABLE = "unreachable"
    """No connection: no network, no such host, refused. Nothing went out."""
    DOWN = "down"
    """The network answers that it is not well (5xx) and took nothing."""
    CUT = "cut"
    """The connection ended, or the time was up, after the post had left. Nobody knows whether it was
    taken."""
    RATE = "rate"
    """Too many requests; `retry_after` says when to come again."""
    TOKEN = "token"  # noqa: S105
    """The connection has ended or was taken back: connect the account anew."""
    SCOPE = "scope"
    """The connection does not allow this: connect again and say yes to everything asked."""
    ACCOUNT = "account"
    """The account is gone, locked or suspended there."""
    TOO_LONG = "too_long"
    """The text is longer than the network takes."""
    MEDIA = "media"
    """A picture or film is not what the network takes: size, format, number, or still being worked on."""
    DOUBLE = "double"
    """The network says that it has this post already."""
    REFUSED = "refused"
    """The network refused this post for a reason of its own, which `detail` gives."""
    GONE = "gone"
    """The post that this is about is not there any more."""
    VERSION = "version"
    """The network no longer knows this version of its interface: the institution sets a newer one."""
    NONSENSE = "nonsense"
    """The answer is not what the network's interface promises: HTML, a broken body, an error in a 200."""
    NOT_HERE = "not_here"
    """The network does not offer this at all."""


class NetworkError(Exception):
    """Something went wrong with a network.

    `outcome` is "definite" when nothing went out for certain, "unknown" when it may have. `permanent`: trying
    the same again will not help. `retry_after`: seconds that the network asks to wait, None where it does not
    say. `detail` is the network's own word, short and without any token; for the desk's people to read.
    """

    def __init__(
        self,
        trouble: Trouble,
        detail: str = "",
        *,
        outcome: Literal["definite", "unknown"] = "definite",
        permanent: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(f"{trouble}: {detail}" if detail else str(trouble))
        self.trouble = trouble
        self.detail = detail[:500]
        self.outcome = outcome
        self.permanent = permanent
        self.retry_after = None if retry_after is None else max(0.0, min(LONGEST_WAIT, retry_after))

    @property
    def is_unknown(self) -> bool:
        return self.outcome == "unknown"

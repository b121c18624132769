"""What goes out and what comes back: posts, their pictures and films, receipts, and what a network shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or film of a post. `open()` gives its bytes anew each time, from the beginning.

    `media_type` is as in "image/png" or "video/mp4"; `size` in bytes; `width` and `height` in pixels, 0
    where not known; `url` is where the network itself can fetch it, for those that take no bytes
    (empty: nowhere); `captions()` gives a WebVTT file where there is one.
    """

    name: str
    media_type: str
    size: int
    sha256: str
    open: Callable[[], BinaryIO]
    alt: str = ""
    width: int = 0
    height: int = 0
    url: str = ""
    captions: Callable[[], BinaryIO] | None = None

    @property
    def is_film(self) -> bool:
        return self.media_type.startswith("video/")


@dataclass(frozen=True, slots=True)
class Card:
    """What a network shows of a link under a post, where the post itself has to bring it along."""

    url: str
    title: str = ""
    description: str = ""
    picture: Media | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One post, fixed before the first try and the same in every further one.

    `key` names it for ever (20 lowercase hexadecimal digits): whatever a network takes against doubles is
    made from it and from `created_at` (aware, UTC), never from the clock or from chance. `language` is a
    code ("nl") or empty. `answers` is the id of the post that this one follows in a thread or replies to,
    `root` that of the thread's first. `title` is for networks whose posts have one. `warning` stands
    before the text where a network can fold it away. `visibility` is "public" or "unlisted".
    """

    key: str
    created_at: datetime
    text: str
    language: str = ""
    media: tuple[Media, ...] = ()
    card: Card | None = None
    answers: str = ""
    root: str = ""
    title: str = ""
    warning: str = ""
    visibility: str = "public"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the network answered: its own `id`, the permalink (empty where it gives none), and its time."""

    id: str
    url: str = ""
    at: datetime | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the network shows of a post now.

    `text` is plain text as a reader sees it, None where the network does not give it; `edited_at` when it was
    last changed there, as far as the network says.
    """

    id: str
    url: str = ""
    text: str | None = None
    alts: tuple[str, ...] = ()
    edited_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a network shows of an account: `id` is the network's own, `avatar_url` where its picture
    stands.
    """

    id: str
    handle: str
    name: str = ""
    bio: str = ""
    url: str = ""
    avatar_url: str = ""

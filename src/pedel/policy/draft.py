"""What is checked: a draft with its pictures and the profile it will appear under."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from typing import Literal

Account = Literal["personal", "brand"]
Language = Literal["auto", "en", "nl"]

ACCOUNTS: tuple[Account, ...] = ("personal", "brand")
LANGUAGES: tuple[Language, ...] = ("auto", "en", "nl")
MAX_TEXT = 1_000_000
"""The longest text that is taken, in code points: far above any network's limit, so that an
archive or a whole guidelines document still fits."""


_DIGESTED = ("name", "alt", "kind", "digest")


class DraftError(ValueError):
    """A draft that cannot be checked; the message says which field and what to do."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The profile a post appears under. An empty field means: known to be empty."""

    name: str = ""
    handle: str = ""
    bio: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, video, sound or document with a draft; `alt` is None when none was given.

    `content` is the whole file or what fetches it, None when only its name and description are known.
    `digest` is the sha256 (hex) of the content; where a file is given without one it is made.
    """

    name: str = ""
    alt: str | None = None
    kind: Literal["picture", "video", "audio", "document"] = "picture"
    digest: str = ""
    content: bytes | Callable[[], bytes] | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if isinstance(self.content, bytes) and not self.digest:
            object.__setattr__(self, "digest", hashlib.sha256(self.content).hexdigest())


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft.

    `profile` is None when nothing is known of it, which is another thing than an empty one.
    `network` is the name of the network it is meant for, if that is known ("mastodon").
    Raises DraftError on a value that cannot be checked.
    """

    text: str
    account: Account = "personal"
    lang: Language = "auto"
    profile: Profile | None = None
    media: tuple[Media, ...] = ()
    network: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise DraftError(f"text must be a string, not {type(self.text).__name__}")
        if len(self.text) > MAX_TEXT:
            raise DraftError(
                f"text has {len(self.text):,} characters; at most {MAX_TEXT:,} are taken: check it in parts"
            )
        if self.account not in ACCOUNTS:
            raise DraftError(f"account must be one of {', '.join(ACCOUNTS)}, not {self.account!r}")
        if self.lang not in LANGUAGES:
            raise DraftError(f"lang must be one of {', '.join(LANGUAGES)}, not {self.lang!r}")

    def digest(self) -> str:
        """The sha256 (hex) of the exact content: any changed code point gives another one."""
        plain = asdict(replace(self, media=()))
        plain["media"] = [{name: getattr(media, name) for name in _DIGESTED} for media in self.media]
        content = json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(content.encode("ascii")).hexdigest()

"""The institution's own website: the desk itself shows the post, on a page and in a feed, for everybody.

So there is nobody to send to: publishing succeeds at once and cannot be unclear, and taking back is the
desk no longer showing it. Whether it stands there is looked at all the same, at the same address as every
reader's: `<url>/official/<key>.json`, an object with "text", "alts" (one for each picture), "edited_at" (a
moment or null) and, where the page is elsewhere, "url". 404 and 410 say that it is not there. `url` is the
desk's own address.

No limits of others apply: 60 posts a minute is ours. The desk's library has no films.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ..connector import Connector, Credential, MediaRule
from ..errors import NetworkError, Trouble
from ..http import Http
from ..posting import Media, Post, Profile, Receipt, Seen
from ..understanding import understood
from . import NETWORK

PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif")
MOST_PICTURES = 100


@understood
class WebsiteConnector(Connector):
    """The desk as a network of its own. Needs no credential: everybody may read."""

    network = NETWORK
    way = "none"
    serves_itself = True
    pictures = MediaRule(PICTURES, most=MOST_PICTURES)
    threads = True
    per_minute = 60

    def profile(self, credential: Credential) -> Profile:
        return Profile(credential.account, credential.account, url=self._page(""))

    def prepare(self, credential: Credential, media: Media) -> str:
        return ""

    def publish(self, credential: Credential, post: Post, prepared: Sequence[str] = ()) -> Receipt:
        return Receipt(post.key, self._page(f"{post.key}/"), post.created_at)

    def find(self, credential: Credential, post: Post) -> Receipt | None:
        found = self._shown(post.key)
        return None if found is None else Receipt(post.key, self._where(post.key, found), post.created_at)

    def look(self, credential: Credential, receipt: Receipt) -> Seen | None:
        found = self._shown(receipt.id)
        if found is None:
            return None
        alts = tuple(str(alt) for alt in found.get("alts") or ())
        at = _moment(found.get("edited_at"))
        return Seen(receipt.id, self._where(receipt.id, found), str(found["text"]), alts, at)

    def withdraw(self, credential: Credential, receipt: Receipt) -> None:
        """Nothing: the desk stops showing what was taken back."""

    def _shown(self, key: str) -> Mapping[str, Any] | None:
        """What the page says; None where there is none."""
        if not self.app.url:
            raise NetworkError(Trouble.UNREACHABLE, "the desk's own address is not set", permanent=True)
        try:
            found = Http(self.app).json("GET", self._page(f"{key}.json"))
        except NetworkError as error:
            if error.trouble == Trouble.GONE:
                return None
            raise
        if not isinstance(found, Mapping) or not isinstance(found.get("text"), str):
            raise NetworkError(Trouble.NONSENSE, "the page holds no text")
        return found

    def _page(self, rest: str) -> str:
        """An address of the public pages; empty where the desk's own address is not set."""
        return f"{self.app.url.rstrip('/')}/official/{rest}" if self.app.url else ""

    def _where(self, key: str, found: Mapping[str, Any]) -> str:
        return str(found.get("url") or self._page(f"{key}/"))


def _moment(text: Any) -> datetime | None:
    if not isinstance(text, str) or not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise NetworkError(Trouble.NONSENSE, "the page holds no moment") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


CONNECTOR = WebsiteConnector

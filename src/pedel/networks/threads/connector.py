"""Accounts on Threads, over the Threads API.

Made from Meta's pages "Posts", "Publishing", "Troubleshooting", "Media Retrieval", "Retrieve User Posts",
"Replies" and "Delete Posts" of the Threads API (as of April 2026) and the Postman collection of
fbsamples/threads_api. Nobody could try it on Threads itself.

Limits: 250 posts, 1000 replies and 100 deletions in 24 hours ("Overview", "Delete Posts"), pictures are JPEG
or PNG of 8 MB with at most ten times as much width as height or the other way round, which Meta fetches
itself, 2 to 20 in a carousel; films MP4 or MOV of 1 GB. Posts are not changed: no page describes it.

Threads knows no key against doubles: a container is published once, but each try has to make its own, since
the words belong to it. `find` tells by the words, the time and the place in a thread. Version 1.0 is the only
one, and no end is announced. `title`, `warning`, `language` and `visibility` have no place here; a card goes
out as `link_attachment` where there are no pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from ..base import Network
from ..connector import Credential, MediaRule, Version
from ..errors import NetworkError, Trouble
from ..graph import Graph
from ..graph_account import Account, receipt
from ..graph_files import alone, fits, reachable
from ..graph_reading import inner
from ..posting import Media, Post, Profile, Receipt, Seen
from ..understanding import understood
from . import NETWORK
from .signing_in import HOME, SigningIn

FLATTEST = 10.0
"""Ten to one, either way ("Posts", "Image Specifications")."""


@understood
class ConnectorThreads(SigningIn):
    """An account on Threads."""

    network: ClassVar[Network] = NETWORK
    versions = (Version("v1.0"),)
    pictures = MediaRule(("image/jpeg", "image/png"), bytes=8 * 1024 * 1024, most=20)
    films = MediaRule(("video/mp4", "video/quicktime"), bytes=1_000_000_000, most=1)
    threads = True
    needs_public_media = True
    per_minute = 10
    per_day = 250

    def profile(self, credential: Credential) -> Profile:
        """`GET /{threads-user}`; VERSION where the version in the settings has ended."""
        return self._account(credential).profile(NETWORK, "threads_biography", "threads_profile_picture_url")

    def prepare(self, credential: Credential, media: Media) -> str:
        """Lets Meta fetch a picture, as a part for a carousel; a film goes with its words, in `publish`."""
        checked(media, self.films if media.is_film else self.pictures)
        if media.is_film:
            return ""
        return self._account(credential).make({**_file(media), "is_carousel_item": "true"})

    def publish(self, credential: Credential, post: Post, prepared: Sequence[str] = ()) -> Receipt:
        """Makes the container with the words, waits for it, and publishes it: only the last is the post."""
        alone(post, self.pictures.most)
        account, words = self._account(credential), _words(post)
        if len(post.media) > 1:
            return account.publish(
                account.album(words, prepared, lambda: [self.prepare(credential, one) for one in post.media])
            )
        shown = _file(post.media[0]) if post.media else {"media_type": "TEXT", **_link(post)}
        return account.publish(account.make({**shown, **words}))

    def find(self, credential: Credential, post: Post) -> Receipt | None:
        """The newest post since `created_at` with the same words, in the same place of a thread."""
        edge, more = ("replies", ("replied_to",)) if post.answers else ("threads", ())
        rows = self._account(credential).same(edge, post, *more)
        same = (row for row in rows if (inner(row, "replied_to", "id") or "") == post.answers)
        return next(map(receipt, same), None)

    def look(self, credential: Credential, receipt: Receipt) -> Seen | None:
        """The post and the alternative texts of its pictures."""
        seen = self._account(credential).see(receipt)
        if seen is None:
            self.profile(credential)  # Meta says the same of what somebody may not see: are we still let in?
        return seen

    def withdraw(self, credential: Credential, receipt: Receipt) -> None:
        """`DELETE /{threads-media}`."""
        self._graph().remove(receipt.id, credential.access)

    def _graph(self) -> Graph:
        return Graph(self.app, HOME, self.version.name if self.version else "", is_signed=False)

    def _account(self, credential: Credential) -> Account:
        names = ("threads", "status", "error_message", "text", "https://www.threads.com/")
        return Account(self._graph(), credential.access, credential.account, *names)


def checked(media: Media, rule: MediaRule) -> None:
    """MEDIA where Meta could not fetch a file, or would refuse it."""
    reachable(media)
    fits(media, rule)
    shape = media.width / media.height if media.width and media.height else 1.0
    if not media.is_film and max(shape, 1 / shape) > FLATTEST:
        raise NetworkError(Trouble.MEDIA, f"{media.name} is flatter than 10:1", permanent=True)


def _file(media: Media) -> dict[str, str]:
    kind, url = ("VIDEO", "video_url") if media.is_film else ("IMAGE", "image_url")
    return {"media_type": kind, url: media.url, **({"alt_text": media.alt} if media.alt else {})}


def _words(post: Post) -> dict[str, str]:
    given = {"text": post.text, "reply_to_id": post.answers}
    return {name: value for name, value in given.items() if value}


def _link(post: Post) -> dict[str, str]:
    return {"link_attachment": post.card.url} if post.card else {}


CONNECTOR = ConnectorThreads

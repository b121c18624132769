"""The public pages of a desk, as far as the connector reads them.

Made from what `pedel.networks.website.connector` says of them; the desk's own pages are tried with the desk.
A desk that has taken a post back answers 410.
"""

from __future__ import annotations

from networks.faulty import FaultyServer, RefusalError, Request
from pedel.networks import Post


class WebsiteServer(FaultyServer):
    SENDS = ("GET", r"/official/.*")

    def __init__(self) -> None:
        super().__init__()
        self.posts: dict[str, dict] = {}
        self.gone: set[str] = set()
        self.route("GET", r"/official/([0-9a-f]{20})\.json", self.page)

    def page(self, request: Request) -> dict:
        key = request.match[1]
        if key in self.gone:
            raise RefusalError(410, {"detail": "This post was withdrawn."})
        if key not in self.posts:
            raise RefusalError(404, {"detail": "Not found"})
        return self.posts[key]

    def show(self, post: Post) -> None:
        """As the desk does once the ledger says published."""
        alts = [media.alt for media in post.media]
        self.posts[post.key] = {"text": post.text, "alts": alts, "edited_at": None}

    def hide(self, key: str) -> None:
        """As the desk does once the ledger says withdrawn."""
        self.posts.pop(key, None)
        self.gone.add(key)

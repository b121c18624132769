"""An account on Instagram, with Facebook Login.

Made from Meta's pages "Content Publishing", "IG User Media", "IG User Media Publish", "IG Container", "IG
Media" and "Error Codes" (June 2026) and the specs `IGUser` and `IGMedia` of its business SDK.

It refuses: tokens, proofs and permissions that are wrong, pictures that it cannot fetch, that are no JPEG,
too large or of another shape, captions that are too long, carousels of one or of eleven, containers that are
not ready, have expired or are out, and more than `quota` posts in 24 hours. What nobody could check here: the
answer to a deletion (clients report `success`), and what a caption looks like to somebody else.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from networks.faulty import Request
from networks.graph import fail
from networks.graph_account import AccountServer
from networks.graph_login import LoginServer

ACCOUNT = "17841400008460056"
PAGE = "134895793791914"
LONGEST = 2200


class InstagramServer(AccountServer, LoginServer):
    SENDS = ("POST", rf"/v\d+\.\d+/{ACCOUNT}/media_publish")
    edge, words, status, reason = "media", "caption", "status_code", "status"
    publishing = ("instagram_basic", "instagram_content_publish")
    deleting = ("instagram_basic", "instagram_manage_contents")
    most_parts = 10

    def __init__(self) -> None:
        super().__init__()
        self.quota = 100
        self.refuses_deletion = False
        owned = {"id": ACCOUNT, "username": "universityofexample"}
        page = {"id": PAGE, "name": "University", "access_token": "page", "owner": ACCOUNT}
        self.pages = [{**page, "instagram_business_account": owned}]
        self.route("GET", r"/(?P<account>\d+)/media", self.all_posts)

    def check(self, given: dict[str, str]) -> None:
        if len(given.get("caption", "")) > LONGEST:
            fail(36004, "The caption was too long.", 2207010)
        match given.get("media_type", "IMAGE"):
            case "CAROUSEL":
                self.check_parts(given)
            case "REELS":
                self.fetch(given.get("video_url", ""))
            case "IMAGE":
                self.check_picture(given)
            case other:
                fail(100, f"(#100) Unknown media type {other}", 2207023)

    def check_picture(self, given: dict[str, str]) -> None:
        if given.get("is_carousel_item") and "caption" in given:
            fail(100, "(#100) A part of a carousel has no caption")
        width, height = self.drawn(given.get("image_url", ""), ("JPEG",)).size
        if not 0.795 <= width / height <= 1.915:
            fail(36003, "The submitted image with aspect ratio cannot be published.", 2207009)

    def publish(self, request: Request) -> dict:
        day = datetime.now(UTC) - timedelta(hours=24)
        recent = [post for post in self.posts.values() if datetime.fromisoformat(post["timestamp"]) > day]
        if len(recent) >= self.quota:
            fail(9, "(#9) Application request limit reached", 2207042)
        return super().publish(request)

    def all_posts(self, request: Request) -> dict:
        self.own(request, "instagram_basic")
        return self.listed(request, self.rows(), "timestamp")

    def show(self, request: Request) -> dict:
        if request.match["id"] == ACCOUNT:
            return self.profile(request)
        return super().show(request)

    def delete(self, request: Request) -> dict:
        if self.refuses_deletion:  # as clients report it of summer 2026
            fail(100, "Fatal", 2207085)
        return super().delete(request)

    def profile(self, request: Request) -> dict:
        self.allowed(request, "instagram_basic")
        said = {"id": ACCOUNT, "username": "universityofexample", "name": "University of Example"}
        return {**said, "biography": "All news.", "profile_picture_url": f"{self.url}/picture"}

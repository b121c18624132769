"""Containers and posts as Instagram and Threads keep them: the part that both have.

Made from Meta's pages "Content Publishing", "IG Container" and "Error Codes" (Instagram Platform) and "Posts"
and "Troubleshooting" (Threads API). The server fetches pictures from its own `files`, which stand for the
public net. What nobody could check here: the code with which a container is refused that is already out.
"""

from __future__ import annotations

import io
from abc import abstractmethod
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from PIL import Image

from networks.contract import picture
from networks.faulty import Answer, Request
from networks.graph import GraphServer, fail, parameters, stamp

LIFE = timedelta(hours=24)


@dataclass
class Container:
    given: dict[str, str]
    looks: int
    made: datetime = field(default_factory=lambda: datetime.now(UTC))
    reason: str = ""
    is_out: bool = False

    @property
    def state(self) -> str:
        if self.is_out:
            return "PUBLISHED"
        if datetime.now(UTC) - self.made > LIFE:
            return "EXPIRED"
        if self.reason:
            return "ERROR"
        return "IN_PROGRESS" if self.looks > 0 else "FINISHED"


class AccountServer(GraphServer):
    """A subclass names the edge, the fields and the scopes, and says what a container may hold (`check`)."""

    edge, words, status, reason = "", "", "", ""
    publishing = deleting = ()
    most_parts = 0

    def __init__(self) -> None:
        super().__init__()
        self.files = {"/files/field.png": picture(), "/files/field.jpg": picture(kind="JPEG")}
        self.containers: dict[str, Container] = {}
        self.posts: dict[str, dict] = {}
        self.slow, self.broken = 0, ""
        self.route("POST", rf"/(?P<account>\d+)/{self.edge}", self.make)
        self.route("POST", rf"/(?P<account>\d+)/{self.edge}_publish", self.publish)
        self.route("GET", r"/(?P<id>\d{17})", self.show)
        self.route("DELETE", r"/(?P<id>\d{17})", self.delete)
        self.route("GET", r"/files/.*", self.file)

    def file(self, request: Request) -> Answer:
        return Answer(self.files[request.path], content_type="image/png")

    def fetch(self, url: str) -> bytes:
        """The bytes of a picture or film, as Meta's own client would find them."""
        content = self.files.get(url.removeprefix(self.url))
        if not url.startswith(self.url) or content is None:
            fail(9004, "The media could not be fetched from this URI.", 2207052)
        return content

    def drawn(self, url: str, kinds: tuple[str, ...]) -> Image.Image:
        """A picture that the network takes."""
        content = self.fetch(url)
        if len(content) > 8 * 1024 * 1024:
            fail(36000, "The image size is too large.", 2207004)
        shown = Image.open(io.BytesIO(content))
        if shown.format not in kinds:
            fail(36001, "The image format is not supported.", 2207005)
        return shown

    def make(self, request: Request) -> dict:
        given = self.own(request, *self.publishing)
        self.check(given)
        made = str(next(self.ids))
        self.containers[made] = Container(given, self.slow, reason=self.broken)
        return {"id": made}

    @abstractmethod
    def check(self, given: dict[str, str]) -> None: ...

    def check_parts(self, given: dict[str, str]) -> None:
        parts = given.get("children", "").split(",")
        if not 2 <= len(parts) <= self.most_parts:
            fail(100, f"(#100) A carousel takes 2 to {self.most_parts} children")
        for part in parts:
            found = self.containers.get(part)
            if found is None or found.state == "EXPIRED":
                fail(-2, "The media you are trying to access has expired.", 2207020)
            if found.state != "FINISHED" or found.given.get("is_carousel_item") != "true":
                fail(100, "(#100) A child is no carousel item, or is not ready")

    def publish(self, request: Request) -> dict:
        given = self.own(request, *self.publishing)
        container = self.containers.get(given.get("creation_id", ""))
        if container is None or container.state in ("EXPIRED", "ERROR"):
            self.unknown_container()
        if container.state == "IN_PROGRESS":
            fail(9007, "Media ID is not available", 2207027)
        if container.is_out or container.given.get("is_carousel_item"):
            fail(100, "(#100) This container is published already, or is a part")
        container.is_out = True
        return {"id": self.put(container.given, datetime.now(UTC))}

    def unknown_container(self):
        fail(24, "The requested resource does not exist", 2207006)

    def put(self, given: dict[str, str], time: datetime) -> str:
        """A post that stands there from now on."""
        made = str(next(self.ids))
        parts = [self.containers[one].given for one in given.get("children", "").split(",") if one]
        self.posts[made] = {
            "id": made,
            self.words: given.get(self.words, ""),
            "timestamp": stamp(time),
            "permalink": f"https://www.example.org/p/{made}/",
            "alt_text": given.get("alt_text", ""),
            "children": {"data": [{"alt_text": part.get("alt_text", "")} for part in parts]}
            if parts
            else None,
            "answers": given.get("reply_to_id", ""),
        }
        return made

    def rows(self, *more: str) -> list[dict]:
        fields = ("id", self.words, "timestamp", "permalink", *more)
        return [{name: post[name] for name in fields if post.get(name)} for post in self.posts.values()]

    def show(self, request: Request) -> dict:
        self.allowed(request, *self.publishing[:1])
        made, fields = request.match["id"], parameters(request)["fields"]
        if made in self.containers:
            return self.shown_container(made)
        if made not in self.posts:
            self.missing(made)
        return {name: value for name, value in self.posts[made].items() if value and name in fields}

    def shown_container(self, made: str) -> dict:
        container = self.containers[made]
        said = {"id": made, self.status: container.state}
        container.looks -= 1
        return {**said, self.reason: container.reason} if container.reason else said

    def delete(self, request: Request) -> dict:
        self.allowed(request, *self.deleting)
        if self.posts.pop(request.match["id"], None) is None:
            self.missing(request.match["id"])
        return {"success": True, "deleted_id": request.match["id"]}

"""A page on Facebook.

Made from Meta's pages "Posts" of the Pages API, "Page Photos", "Video API: Publish" and "Resumable Upload
API", and the specs `Page`, `PagePost`, `Photo` and `AdVideo` of its business SDK.

It refuses: tokens that it does not know or that have ended, a wrong or missing proof of the app, permissions
that were not given, photos that are not there or too large, films that were not uploaded whole, and the same
words twice in a row. What nobody could check here: the words with which Facebook refuses a text that is too
long, and whether it refuses a photo that stands in another post already (the server does not).
"""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime

from PIL import Image

from networks.faulty import Request
from networks.graph import APP, fail, parameters, stamp
from networks.graph_login import LoginServer

PAGE = "546349135390552"
LONGEST = 63_206
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF")


class FacebookServer(LoginServer):
    SENDS = ("POST", r"/v\d+\.\d+/\d+/(feed|videos)")

    def __init__(self) -> None:
        super().__init__()
        self.photos: dict[str, dict] = {}
        self.uploads: dict[str, dict] = {}
        self.posts: dict[str, dict] = {}
        self.films: dict[str, dict] = {}
        self.pages = [{"id": PAGE, "name": "University", "access_token": "page", "owner": PAGE}]
        self.route("POST", r"/(?P<account>\d+)/feed", self.feed)
        self.route("POST", r"/(?P<account>\d+)/photos", self.photo)
        self.route("POST", r"/(?P<account>\d+)/videos", self.film)
        self.route("POST", rf"/{APP}/uploads", self.upload)
        self.route("POST", r"/(?P<session>upload:\w+)", self.uploaded)
        self.route("GET", r"/(?P<account>\d+)/published_posts", self.published)
        self.route("GET", r"/(?P<account>\d+)/videos", self.all_films)
        self.route("GET", r"/", self.several)
        self.route("GET", rf"/{PAGE}", self.profile)
        self.route("GET", r"/(?P<id>\d+_\d+|\d+)", self.show)
        self.route("POST", r"/(?P<id>\d+_\d+|\d+)", self.change)
        self.route("DELETE", r"/(?P<id>\d+_\d+|\d+)", self.delete)

    def feed(self, request: Request) -> dict:
        given = self.own(request, "pages_manage_posts")
        message = self.words(given.get("message", ""))
        photos = [
            self.taken(value) for name, value in given.items() if re.fullmatch(r"attached_media\[\d+\]", name)
        ]
        if not (message or photos or given.get("link")):
            fail(100, "(#100) You must provide a message, a link or attached media")
        newest = next(reversed(self.posts.values()), None)
        if newest and not photos and newest["message"] == message:
            fail(506, "(#506) Duplicate status message")
        return {"id": self.put(message, datetime.now(UTC), photos)}

    def words(self, text: str) -> str:
        if len(text) > LONGEST:
            fail(100, "Invalid parameter", error_user_msg="The text of this post is too long.")
        return text

    def taken(self, attached: str) -> str:
        photo = json.loads(attached).get("media_fbid")
        if photo not in self.photos:
            fail(100, f"(#100) There is no photo {photo}")
        return photo

    def put(self, message: str, time: datetime, photos: list[str] | None = None) -> str:
        made = f"{PAGE}_{next(self.ids)}"
        url = f"https://www.facebook.com/{made}"
        self.posts[made] = {"id": made, "message": message, "created_time": stamp(time), "permalink_url": url}
        targets = [{"media_type": "photo", "target": {"id": photo}} for photo in photos or ()]
        album = {"media_type": "album", "subattachments": {"data": targets}}
        self.posts[made]["attachments"] = {"data": [album] if len(targets) > 1 else targets}
        return made

    def photo(self, request: Request) -> dict:
        given = self.own(request, "pages_manage_posts")
        content = given.get("source")
        if not isinstance(content, bytes) or len(content) > 4_000_000:
            fail(100, "(#100) A photo takes a file of at most 4 MB as its source")
        if Image.open(io.BytesIO(content)).format not in FORMATS:
            fail(324, "(#324) Missing or invalid image file")
        if given.get("published") != "false":
            return {"id": self.put("", datetime.now(UTC))}
        made = str(next(self.ids))
        self.photos[made] = {"id": made, "alt_text": "Maybe a picture of a field"}
        if "alt_text_custom" in given:
            self.photos[made]["alt_text_custom"] = given["alt_text_custom"]
        return {"id": made}

    def upload(self, request: Request) -> dict:
        self.allowed(request)
        given = parameters(request)
        if given.get("file_type") not in ("video/mp4", "image/jpeg", "image/png", "application/pdf"):
            fail(100, "(#100) file_type is not supported")
        made = f"upload:{next(self.ids)}"
        self.uploads[made] = {"length": int(given["file_length"]), "handle": ""}
        return {"id": f"{made}?sig=abc"}

    def uploaded(self, request: Request) -> dict:
        self.allowed(request)
        if request.query.get("sig") != "abc" or not request.headers["authorization"].startswith("OAuth "):
            fail(100, "(#100) This is not an upload session")
        upload = self.uploads[request.match["session"]]
        if request.headers.get("file_offset") != "0" or len(request.body) != upload["length"]:
            fail(100, "(#100) The file is not whole")
        upload["handle"] = f"4::handle-{next(self.ids)}"
        return {"h": upload["handle"]}

    def film(self, request: Request) -> dict:
        given = self.own(request, "pages_manage_posts")
        if given.get("fbuploader_video_file_chunk") not in {
            one["handle"] for one in self.uploads.values()
        } - {""}:
            fail(352, "(#352) The video file you selected is in a format that we don't support.")
        made = str(next(self.ids))
        self.films[made] = {
            "id": made,
            "description": self.words(given.get("description", "")),
            "title": given.get("title", ""),
            "created_time": stamp(datetime.now(UTC)),
            "permalink_url": f"/{PAGE}/videos/{made}/",
        }
        return {"id": made}

    def published(self, request: Request) -> dict:
        self.own(request, "pages_read_engagement")
        return self.listed(request, [shown(post) for post in self.posts.values()], "created_time")

    def all_films(self, request: Request) -> dict:
        self.own(request, "pages_read_engagement")
        return self.listed(request, [shown(film) for film in self.films.values()], "created_time")

    def several(self, request: Request) -> dict:
        self.allowed(request, "pages_read_engagement")
        return {one: self.photos[one] for one in parameters(request)["ids"].split(",")}

    def profile(self, request: Request) -> dict:
        self.allowed(request, "pages_read_engagement")
        picture = {"data": {"url": f"{self.url}/picture"}}
        said = {"id": PAGE, "name": "University of Example", "username": "universityofexample"}
        return {
            **said,
            "about": "All news.",
            "link": "https://www.facebook.com/universityofexample",
            "picture": picture,
        }

    def kept(self, request: Request) -> tuple[dict[str, dict], str]:
        made = request.match["id"]
        shelf = self.posts if "_" in made else self.films
        if made not in shelf:
            self.missing(made)
        return shelf, made

    def show(self, request: Request) -> dict:
        self.allowed(request, "pages_read_engagement")
        shelf, made = self.kept(request)
        return shown(shelf[made])

    def change(self, request: Request) -> dict:
        self.allowed(request, "pages_manage_posts")
        shelf, made = self.kept(request)
        field = "message" if "_" in made else "description"
        shelf[made][field] = self.words(parameters(request)[field])
        return {"success": True}

    def delete(self, request: Request) -> dict:
        self.allowed(request, "pages_manage_posts")
        shelf, made = self.kept(request)
        del shelf[made]
        return {"success": True}


def shown(row: dict) -> dict:
    """What is empty is left out."""
    return {name: value for name, value in row.items() if value and value != {"data": []}}

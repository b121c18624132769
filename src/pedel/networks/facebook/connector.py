"""Pages on Facebook, over the Graph API.

Made from Meta's pages "Posts" of the Pages API, "Page Feed", "Page Photos", "Page Videos", "Video API:
Publish", "Resumable Upload API" and "User Accounts", and from the specs of its business SDK (`Page`,
`PagePost`, `Photo`, `AdVideo` of facebook-business-sdk-codegen). Nobody could try it on Facebook itself.

Limits: pictures of 4 MB in five formats ("Page Photos", as clients quote it); how many one post takes is not
written down, so the 10 are ours. Films are MP4 ("Resumable Upload API"). Calls with a page's token: 4800
times the people who dealt with the page, in 24 hours ("Rate Limits", "Pages"); no limit on posts is written
down, so the 10 in a minute are ours.

Facebook knows no key against doubles. It refuses the same words twice in a row (506), which is DOUBLE, and
`find` tells. A film is known by an id without "_", and its page shows it once Facebook has worked on it.
`warning`, `language` and `visibility` have no place in a post of a page; a card goes out where there are no
pictures. When a post was changed is not told: its `updated_time` also moves with each comment.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from ..base import Network
from ..connector import Credential, MediaRule
from ..errors import NetworkError, Trouble
from ..graph_files import alone, fits
from ..graph_login import LoggingIn, Login, ends_at
from ..graph_reading import inner, moment, same, since
from ..posting import Media, Post, Profile, Receipt, Seen
from ..understanding import understood
from . import NETWORK
from .reading import POST, VIDEO, alts, is_film, photos, text
from .uploading import LONGEST, film, photo

VIDEO_HOME = "https://graph-video.facebook.com"


@understood
class ConnectorFacebook(LoggingIn):
    """A page on Facebook, with the page's own token, which does not end."""

    network: ClassVar[Network] = NETWORK
    scopes = (
        "pages_show_list",
        "pages_read_engagement",
        "pages_manage_posts",
        "pages_read_user_content",
        "business_management",
    )
    pictures = MediaRule(
        ("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff"), bytes=4_000_000, most=10
    )
    films = MediaRule(("video/mp4",), most=1)
    edits = True
    per_minute = 10

    def finish(
        self, redirect: str, answer: Mapping[str, str], memory: Mapping[str, str]
    ) -> Sequence[Credential]:
        """A credential for each page that was ticked (`business_management`: also those of a business)."""
        login = Login(self.graph(), self.app, redirect, answer)
        scopes, ends = login.granted(self.scopes[:3]), ends_at()
        found = [
            Credential(page["access_token"], ends_at=ends, scopes=scopes, account=str(page["id"]))
            for page in login.pages("name")
        ]
        if not found:
            raise NetworkError(Trouble.ACCOUNT, "no page on which this person may publish", permanent=True)
        return found

    def profile(self, credential: Credential) -> Profile:
        """`GET /{page}`; VERSION where the version in the settings has ended."""
        graph = self.graph()
        fields = "id,name,username,about,link,picture{url}"
        answer = graph.answer("GET", credential.account, credential.access, {"fields": fields})
        page = graph.read(answer)
        graph.current(answer)
        return Profile(
            id=str(page.get("id") or credential.account),
            handle=str(page.get("username") or page.get("id") or ""),
            name=str(page.get("name") or ""),
            bio=str(page.get("about") or ""),
            url=str(page.get("link") or ""),
            avatar_url=str(inner(page, "picture", "data", "url") or ""),
        )

    def prepare(self, credential: Credential, media: Media) -> str:
        """A picture as an unpublished photo of the page, a film as the handle of an upload."""
        fits(media, self.films if media.is_film else self.pictures)
        if media.is_film:
            return film(self.graph(timeout=LONGEST), self.app.client_id, credential, media)
        return photo(self.graph(), credential, media)

    def publish(self, credential: Credential, post: Post, prepared: Sequence[str] = ()) -> Receipt:
        """`POST /{page}/feed`, or `/{page}/videos` for a film."""
        if post.answers:
            raise NetworkError(Trouble.NOT_HERE, "posts of a page follow no other", permanent=True)
        alone(post, self.pictures.most)
        if len(prepared) != len(post.media):
            raise NetworkError(Trouble.MEDIA, "a picture or film has not been uploaded")
        if post.media and post.media[0].is_film:
            return self._publish_film(credential, post, prepared[0])
        given = {"message": post.text} if post.text else {}
        for place, handle in enumerate(prepared):
            given[f"attached_media[{place}]"] = json.dumps({"media_fbid": handle})
        if post.card and not prepared:
            given["link"] = post.card.url
        path = f"{credential.account}/feed"
        return self._receipt(credential, self.graph().made(path, credential.access, given, is_post=True))

    def _publish_film(self, credential: Credential, post: Post, handle: str) -> Receipt:
        given = {"description": post.text, "title": post.title, "fbuploader_video_file_chunk": handle}
        graph = self.graph(VIDEO_HOME)
        sent = {name: value for name, value in given.items() if value}
        return self._receipt(
            credential, graph.made(f"{credential.account}/videos", credential.access, sent, is_post=True)
        )

    def _receipt(self, credential: Credential, made: str) -> Receipt:
        """The post is out: when looking at it fails now, its plain address does."""
        try:
            seen = self.graph().ask("GET", made, credential.access, fields_of(made))
        except NetworkError:
            seen = {}
        return receipt({**seen, "id": made})

    def find(self, credential: Credential, post: Post) -> Receipt | None:
        """The newest post, or film, of the page since `created_at` with the same words."""
        is_with_film = bool(post.media and post.media[0].is_film)
        edge, fields = ("videos", VIDEO) if is_with_film else ("published_posts", POST)
        asked = {"fields": fields, "since": since(post)}
        rows = self.graph().rows(f"{credential.account}/{edge}", credential.access, asked)
        return next(map(receipt, same(rows, post, "created_time", "message", "description")), None)

    def look(self, credential: Credential, receipt: Receipt) -> Seen | None:
        """The post and the alternative texts of its photos."""
        seen = self.graph().found(receipt.id, credential.access, fields_of(receipt.id))
        if seen is None:
            self.profile(credential)  # Meta says the same of what somebody may not see: are we still let in?
            return None
        ids = photos(seen)
        asked = {"ids": ",".join(ids), "fields": "alt_text_custom,alt_text"}
        shown = self.graph().ask("GET", "", credential.access, asked) if ids else {}
        url = str(seen.get("permalink_url") or receipt.url)
        return Seen(receipt.id, absolute(url), text(seen), alts(shown, ids))

    def edit(self, credential: Credential, receipt: Receipt, post: Post) -> Receipt:
        """Only of posts that this app made (page "Posts", "Update a post")."""
        field = "description" if is_film(receipt.id) else "message"
        self.graph().done("POST", receipt.id, credential.access, {field: post.text}, is_post=True)
        return receipt

    def withdraw(self, credential: Credential, receipt: Receipt) -> None:
        """`DELETE /{post}`."""
        self.graph().remove(receipt.id, credential.access)


def fields_of(made: str) -> dict[str, str]:
    """What is read of a post or a film."""
    return {"fields": VIDEO if is_film(made) else POST}


def receipt(row: Mapping[str, Any]) -> Receipt:
    """A post as Facebook gives it."""
    made = str(row["id"])
    url = absolute(str(row.get("permalink_url") or f"/{made}"))
    return Receipt(made, url, moment(row.get("created_time")))


def absolute(url: str) -> str:
    """Films have addresses without the host."""
    return f"https://www.facebook.com{url}" if url.startswith("/") else url


CONNECTOR = ConnectorFacebook

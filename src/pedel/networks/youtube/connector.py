"""YouTube: a post is a film with its description.

Made from the Discovery document of YouTube Data API v3 and its pages "Resumable Uploads", "Videos: insert",
"Videos: update", "Captions: insert", "Errors" and "Quota Calculator". A project may upload 100 films a day;
all else has 10,000 units, of which making a film public costs 50 and captions 400.

On YouTube the upload itself makes the video. So `prepare` uploads it as private and gives its id, and
`publish` makes that one public, which is the same however often: nothing goes out twice. What is prepared and
never published stays on the channel as a private video. YouTube keeps films of projects that it has not
audited private (page "Videos: insert"); that is told as refused, never as published.

YouTube takes no < and > in a title or description. Nothing is taken out of a text that was approved: it is
refused. Thumbnails are left out. Taking back deletes the video.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar

from ..base import Network
from ..connector import Credential, MediaRule
from ..counting import boundaries, utf8
from ..errors import NetworkError, Trouble
from ..posting import Media, Post, Profile, Receipt, Seen
from ..understanding import understood
from . import NETWORK
from .captions import add
from .refusing import Talk
from .signing_in import SigningIn
from .uploading import uploaded

SLACK = timedelta(minutes=2)
"""How far YouTube's clock and ours may differ."""
UPLOAD = 120.0
"""Seconds for one piece of an upload. Ours."""
PAGES = 4
"""Pages of 50 videos that are looked through for one that may be out."""
EDUCATION = "27"
"""The category of every film (page "VideoCategories: list")."""
TITLE, DESCRIPTION = 100, 5000
LOST = ("deleted", "failed", "rejected")
"""`status.uploadStatus` of a video that nobody can see."""


@understood
class ConnectorYouTube(SigningIn):
    """YouTube Data API v3 for one channel."""

    network: ClassVar[Network] = NETWORK
    films = MediaRule(("video/mp4", "video/quicktime", "video/webm", "video/mpeg"), bytes=256 * 10**9)
    edits = True
    needs_media = True
    per_minute = 5
    per_day = 100

    def profile(self, credential: Credential) -> Profile:
        """What the channel shows of itself."""
        who = self.channel(credential)
        shown, number = who.get("snippet") or {}, str(who.get("id") or "")
        handle = str(shown.get("customUrl") or "").removeprefix("@")
        pictures = shown.get("thumbnails") or {}
        return Profile(
            id=number,
            handle=handle or number,
            name=str(shown.get("title") or ""),
            bio=str(shown.get("description") or ""),
            url=NETWORK.profile_url(handle) or f"https://www.youtube.com/channel/{number}",
            avatar_url=str((pictures.get("default") or {}).get("url") or ""),
        )

    def prepare(self, credential: Credential, media: Media) -> str:
        """Uploads a film as a private video; its id."""
        if not media.is_film:
            raise NetworkError(Trouble.MEDIA, "YouTube takes films only", permanent=True)
        talk = Talk(self.app, timeout=UPLOAD)
        return uploaded(talk, self.door("videos", "upload/"), _bearer(credential), media)

    def publish(self, credential: Credential, post: Post, prepared: Sequence[str] = ()) -> Receipt:
        """Adds captions and makes the prepared video public."""
        if len(prepared) != 1:
            raise NetworkError(Trouble.MEDIA, "a post on YouTube is one film", permanent=True)
        video, talk = prepared[0], Talk(self.app, timeout=UPLOAD)
        captions = self.door("captions", "upload/")
        add(talk, captions, _bearer(credential), video, post.media[0], post.language)
        wanted = "unlisted" if post.visibility == "unlisted" else "public"
        status = {"privacyStatus": wanted, "selfDeclaredMadeForKids": False}
        body = {"id": video, "snippet": _snippet(post), "status": status}
        said = self._update(credential, "snippet,status", body, post)
        _check_public(said, wanted)
        return _receipt(said)

    def _update(
        self, credential: Credential, part: str, body: Mapping[str, Any], post: Post
    ) -> Mapping[str, Any]:
        """`videos.update`; it writes over all of the parts that are named."""
        wishes: dict[str, Any] = {"params": {"part": part}, "json": body}
        try:
            said = self._json(credential, "PUT", "videos", is_post=True, **wishes)
        except NetworkError as error:
            raise _too_long(error, post) from error
        if not isinstance(said, Mapping) or not said.get("id"):
            raise NetworkError(Trouble.NONSENSE, "no video in the answer", outcome="unknown")
        return said

    def find(self, credential: Credential, post: Post) -> Receipt | None:
        """The video with this title and description that was made public since `created_at`."""
        wanted = _snippet(post)
        for video in self._uploads(credential):
            shown, at = video.get("snippet") or {}, _moment(video)
            is_same = all(
                str(shown.get(name) or "").strip() == wanted[name].strip()
                for name in ("title", "description")
            )
            if _is_out(video) and is_same and at and at >= post.created_at - SLACK:
                return _receipt(video)
        return None

    def _uploads(self, credential: Credential) -> Iterator[Mapping[str, Any]]:
        """The channel's latest videos, private ones too."""
        # Google derives the list of uploads from the channel's id; `finish` has kept what it says itself.
        playlist = credential.extra.get("uploads") or f"UU{credential.account[2:]}"
        query = {"part": "contentDetails", "playlistId": playlist, "maxResults": "50"}
        for _ in range(PAGES):
            said = self._list(credential, "playlistItems", query)
            numbers = [str((row.get("contentDetails") or {}).get("videoId")) for row in said["items"]]
            if numbers:
                yield from self._videos(credential, numbers)
            if not (token := said.get("nextPageToken")):
                return
            query["pageToken"] = str(token)

    def _videos(self, credential: Credential, numbers: Sequence[str]) -> list[Mapping[str, Any]]:
        query = {"part": "snippet,status", "id": ",".join(numbers)}
        return list(self._list(credential, "videos", query)["items"])

    def _list(self, credential: Credential, kind: str, query: Mapping[str, str]) -> Mapping[str, Any]:
        said = self._json(credential, "GET", kind, params=dict(query))
        if not isinstance(said, Mapping) or not isinstance(said.get("items"), list):
            raise NetworkError(Trouble.NONSENSE, "no items in the answer")
        return said

    def look(self, credential: Credential, receipt: Receipt) -> Seen | None:
        """`videos.list`; a video that was made private again is not there."""
        videos = self._videos(credential, [receipt.id])
        if not videos or not _is_out(videos[0]):
            return None
        text = str((videos[0].get("snippet") or {}).get("description") or "")
        return Seen(id=receipt.id, url=_url(receipt.id), text=text)

    def edit(self, credential: Credential, receipt: Receipt, post: Post) -> Receipt:
        """Changes title and description."""
        self._update(credential, "snippet", {"id": receipt.id, "snippet": _snippet(post)}, post)
        return receipt

    def withdraw(self, credential: Credential, receipt: Receipt) -> None:
        """`videos.delete`."""
        try:
            self._json(credential, "DELETE", "videos", params={"id": receipt.id})
        except NetworkError as error:
            if error.trouble != Trouble.GONE:
                raise

    def _json(self, credential: Credential, method: str, path: str, **wishes: Any) -> Any:
        return Talk(self.app).json(method, self.door(path), headers=_bearer(credential), **wishes)


def _bearer(credential: Credential) -> dict[str, str]:
    return {"Authorization": f"Bearer {credential.access}"}


def _snippet(post: Post) -> dict[str, str]:
    made = {"title": title(post), "description": post.text, "categoryId": EDUCATION}
    return {**made, "defaultLanguage": post.language} if post.language else made


def title(post: Post) -> str:
    """The post's own title, or else its first line, without < and >, as far as YouTube takes it."""
    if post.title:
        return post.title
    line = post.text.strip().partition("\n")[0].replace("<", "").replace(">", "").strip()
    if len(line) > TITLE:
        ends = [end for end in boundaries(line) if end < TITLE]
        line = line[: max(ends)].rpartition(" ")[0] or line[: max(ends)]
        line = f"{line.rstrip()}…"
    return line or (post.media[0].name[:TITLE] if post.media else "")


def _too_long(error: NetworkError, post: Post) -> NetworkError:
    """YouTube says only that a title or description is not valid; we measure what it has refused."""
    is_long = utf8(post.text) > DESCRIPTION or len(post.title) > TITLE
    if is_long and error.trouble == Trouble.REFUSED and not error.is_unknown:
        return NetworkError(Trouble.TOO_LONG, error.detail, permanent=True)
    return error


def _check_public(said: Mapping[str, Any], wanted: str) -> None:
    shown = (said.get("status") or {}).get("privacyStatus")
    if shown is None:
        raise NetworkError(Trouble.NONSENSE, "no status in the answer", outcome="unknown")
    if shown != wanted:
        why = f"YouTube keeps it {shown}: has it audited the project?"
        raise NetworkError(Trouble.REFUSED, why, permanent=True)


def _is_out(video: Mapping[str, Any]) -> bool:
    status = video.get("status") or {}
    return status.get("privacyStatus") in ("public", "unlisted") and status.get("uploadStatus") not in LOST


def _moment(video: Mapping[str, Any]) -> datetime | None:
    said = (video.get("snippet") or {}).get("publishedAt")
    return datetime.fromisoformat(str(said)) if said else None


def _url(video: str) -> str:
    return f"https://www.youtube.com/watch?v={video}"


def _receipt(video: Mapping[str, Any]) -> Receipt:
    number = str(video["id"])
    return Receipt(number, _url(number), _moment(video))


CONNECTOR = ConnectorYouTube

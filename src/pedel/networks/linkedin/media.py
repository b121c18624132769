"""Pictures and films on LinkedIn: announced, put where it says, then named in the post.

Pages "Images API" (JPG, PNG, GIF; fewer than 36,152,320 pixels in all) and "Videos API" (MP4, 3 seconds to 30
minutes, 75 kB to 500 MB, in the pieces that LinkedIn names, each known by its ETag).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from ..errors import NetworkError, Trouble
from ..posting import Media
from ..waiting import until_ready
from .refusing import Talk

PATIENCE = 240.0
"""Seconds that we wait until LinkedIn has worked on a file. Ours."""
AGAIN = 2.0
"""Seconds between two looks. Ours."""
HOME = "linkedin.com"


@dataclass(frozen=True, slots=True)
class Uploading:
    """Uploads for one owner (`urn:li:organization:…`). `base` is the address up to `/rest`."""

    talk: Talk
    base: str
    headers: Mapping[str, str] = field(repr=False)
    owner: str

    def picture(self, media: Media) -> str:
        """The URN of an uploaded picture."""
        value = self._begin("images", {"owner": self.owner})
        with media.open() as file:
            self._put(value, "uploadUrl", file.read(), self._opens(str(value.get("uploadUrl"))))
        return self._ready("images", _text(value, "image"))

    def film(self, media: Media) -> str:
        """The URN of an uploaded film."""
        wish = {"owner": self.owner, "fileSizeBytes": media.size}
        value = self._begin("videos", {**wish, "uploadCaptions": False, "uploadThumbnail": False})
        urn, token = _text(value, "video"), str(value.get("uploadToken") or "")
        done = {"video": urn, "uploadToken": token, "uploadedPartIds": self._pieces(value, media)}
        url, body = f"{self.base}/videos?action=finalizeUpload", {"finalizeUploadRequest": done}
        self.talk.send("POST", url, headers=self.headers, json=body)
        return self._ready("videos", urn)

    def _begin(self, kind: str, wish: Mapping[str, Any]) -> Mapping[str, Any]:
        url, body = f"{self.base}/{kind}?action=initializeUpload", {"initializeUploadRequest": wish}
        said = self.talk.json("POST", url, headers=self.headers, json=body)
        value = said.get("value") if isinstance(said, Mapping) else None
        if not isinstance(value, Mapping):
            raise NetworkError(Trouble.NONSENSE, "no place to upload to")
        return value

    def _pieces(self, value: Mapping[str, Any], media: Media) -> list[str]:
        tags = []
        with media.open() as file:
            for piece in value.get("uploadInstructions") or ():
                file.seek(int(piece["firstByte"]))
                content = file.read(int(piece["lastByte"]) - int(piece["firstByte"]) + 1)
                tags.append(self._put(piece, "uploadUrl", content, {}))
        return tags

    def _put(self, where: Mapping[str, Any], name: str, content: bytes, headers: Mapping[str, str]) -> str:
        kind = {"Content-Type": "application/octet-stream"}
        answer = self.talk.send("PUT", _text(where, name), content=content, headers={**kind, **headers})
        return str(answer.headers.get("etag", "")).strip('"')

    def _opens(self, url: str) -> dict[str, str]:
        """The token, for LinkedIn's own hosts only: the address came out of an answer."""
        host = urlsplit(url).hostname or ""
        is_own = host == HOME or host.endswith(f".{HOME}") or host == urlsplit(self.base).hostname
        return {"Authorization": self.headers["Authorization"]} if is_own else {}

    def _ready(self, kind: str, urn: str) -> str:
        """Waits until the file can be used; its URN."""
        state = ""

        def look() -> float:
            nonlocal state
            said = self.talk.json("GET", f"{self.base}/{kind}/{quote(urn, safe='')}", headers=self.headers)
            state = str(said.get("status") or "") if isinstance(said, Mapping) else ""
            return 0 if state in ("AVAILABLE", "PROCESSING_FAILED") else AGAIN

        until_ready(look, PATIENCE)
        if state == "PROCESSING_FAILED":
            raise NetworkError(Trouble.MEDIA, "LinkedIn could not work on it", permanent=True)
        return urn


def _text(value: Mapping[str, Any], name: str) -> str:
    if not (found := value.get(name)):
        raise NetworkError(Trouble.NONSENSE, f"no {name} in the answer")
    return str(found)

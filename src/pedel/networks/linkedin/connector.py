"""LinkedIn: posts of organisations (pages), through the versioned Posts API.

Made from LinkedIn's pages "Posts API", "Images API", "Videos API", "little Text Format", "Organization
Access Control by Role", "Organization Lookup", "Versioning" and "Rate Limiting" (Microsoft Learn). LinkedIn
publishes no figures of its rate limits; 10 a minute is ours.

LinkedIn knows no key against doubles, but refuses the same words twice for a while; that is DOUBLE, and
`find` tells. Of a post that is out only the text can be changed. Threads, captions and mentions are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from unicodedata import normalize
from urllib.parse import quote

from ..base import Network
from ..connector import Credential, MediaRule
from ..errors import NetworkError, Trouble
from ..posting import Media, Post, Profile, Receipt, Seen
from ..understanding import understood
from . import NETWORK
from .little import little, plain
from .media import Uploading
from .refusing import Talk
from .signing_in import CONSENT, SigningIn, elements

SLACK = timedelta(minutes=2)
"""How far LinkedIn's clock and ours may differ."""
UPLOAD = 120.0
"""Seconds for one piece of an upload. Ours."""
PAGE, PAGES = 100, 20
THERE = ("PUBLISHED", "PUBLISH_REQUESTED")
"""States of a post that is out, or will be as soon as LinkedIn has worked on its film."""
KINDS = {"organizationBrand": "organizationBrands"}


@understood
class ConnectorLinkedIn(SigningIn):
    """LinkedIn's Posts API for one organisation."""

    network: ClassVar[Network] = NETWORK
    pictures = MediaRule(("image/jpeg", "image/png", "image/gif"), most=20)
    films = MediaRule(("video/mp4",), bytes=500_000_000, most=1)
    edits = True
    per_minute = 10

    def profile(self, credential: Credential) -> Profile:
        """What the page shows of itself. A school's handle has `school/` before it."""
        _, kind, number = credential.account.rsplit(":", 2)
        said = self._json(credential, "GET", f"{KINDS.get(kind, 'organizations')}/{number}")
        is_school = said.get("primaryOrganizationType") == "SCHOOL"
        handle = ("school/" if is_school else "company/") + str(said.get("vanityName") or number)
        return Profile(
            id=credential.account,
            handle=handle,
            name=str(said.get("localizedName") or ""),
            bio=str(said.get("localizedDescription") or ""),
            url=NETWORK.profile_url(handle),
            avatar_url=self._logo(credential, said.get("logoV2") or {}),
        )

    def _logo(self, credential: Credential, logo: Mapping[str, Any]) -> str:
        """Where the page's picture stands; empty where LinkedIn does not say: nothing depends on it."""
        urn = str(logo.get("original") or "").replace(":digitalmediaAsset:", ":image:")
        if not urn:
            return ""
        try:
            return str(
                self._json(credential, "GET", f"images/{quote(urn, safe='')}").get("downloadUrl") or ""
            )
        except NetworkError:
            return ""

    def prepare(self, credential: Credential, media: Media) -> str:
        """The URN of the uploaded file, once LinkedIn has worked on it."""
        uploading = self._uploading(credential)
        return uploading.film(media) if media.is_film else uploading.picture(media)

    def _uploading(self, credential: Credential) -> Uploading:
        talk = Talk(self.app, timeout=UPLOAD)
        return Uploading(talk, self.base, self.headers(credential), credential.account)

    def publish(self, credential: Credential, post: Post, prepared: Sequence[str] = ()) -> Receipt:
        """`POST /rest/posts`; the id comes back in the header `x-restli-id`."""
        body = {
            "author": credential.account,
            "commentary": little(post.text),
            "visibility": "PUBLIC",
            "distribution": {
                "feedDistribution": "NONE" if post.visibility == "unlisted" else "MAIN_FEED",
                "targetEntities": [],
                "thirdPartyDistributionChannels": [],
            },
            "lifecycleState": "PUBLISHED",
            "isReshareDisabledByAuthor": False,
            **self._content(credential, post, prepared),
        }
        url, headers = f"{self.base}/posts", self.headers(credential)
        answer = Talk(self.app).send("POST", url, is_post=True, headers=headers, json=body)
        if not (urn := answer.headers.get("x-restli-id")):
            raise NetworkError(Trouble.NONSENSE, "no id of the post", outcome="unknown")
        return Receipt(urn, _url(urn))

    def _content(self, credential: Credential, post: Post, prepared: Sequence[str]) -> dict[str, Any]:
        """What stands under the text: a film, pictures, or a card, which LinkedIn does not make itself."""
        if any(media.is_film for media in post.media):
            if len(post.media) > 1:
                raise NetworkError(Trouble.MEDIA, "a film stands alone", permanent=True)
            return {"content": {"media": {"id": prepared[0], "title": post.title or post.media[0].name}}}
        pictures = [_picture(urn, media) for urn, media in zip(prepared, post.media, strict=True)]
        if pictures:
            return {
                "content": {"multiImage": {"images": pictures}} if pictures[1:] else {"media": pictures[0]}
            }
        if not (card := post.card):
            return {}
        article = {"source": card.url, "title": card.title or card.url, "description": card.description}
        if card.picture:
            article["thumbnail"] = self._uploading(credential).picture(card.picture)
        return {"content": {"article": article}}

    def find(self, credential: Credential, post: Post) -> Receipt | None:
        """The oldest post of the page since `created_at` with the same text."""
        since = post.created_at - SLACK
        same = [
            row for row in self._since(credential, since) if plain(row.get("commentary") or "") == post.text
        ]
        return Receipt(str(same[-1]["id"]), _url(str(same[-1]["id"])), _moment(same[-1])) if same else None

    def _since(self, credential: Credential, moment: datetime) -> Iterator[Mapping[str, Any]]:
        """The page's posts since then, the newest first."""
        for start in range(0, PAGE * PAGES, PAGE):
            query = {"author": credential.account, "q": "author", "sortBy": "CREATED"}
            query |= {"start": str(start), "count": str(PAGE)}
            rows = elements(self._json(credential, "GET", "posts", "FINDER", params=query))
            for row in rows:
                made = _moment(row)
                if made and made >= moment and row.get("lifecycleState") in THERE:
                    yield row
            if len(rows) < PAGE or all((_moment(row) or moment) < moment for row in rows):
                return

    def look(self, credential: Credential, receipt: Receipt) -> Seen | None:
        """`GET /rest/posts/{urn}`."""
        try:
            said = self._json(credential, "GET", _post(receipt.id), params={"viewContext": "AUTHOR"})
        except NetworkError as error:
            if error.trouble == Trouble.GONE:
                return None
            raise
        if said.get("lifecycleState") not in THERE:
            return None
        is_changed = bool((said.get("lifecycleStateInfo") or {}).get("isEditedByAuthor"))
        return Seen(
            id=receipt.id,
            url=_url(receipt.id),
            text=plain(str(said.get("commentary") or "")),
            alts=_alts(said.get("content") or {}),
            edited_at=_moment(said, "lastModifiedAt") if is_changed else None,
        )

    def edit(self, credential: Credential, receipt: Receipt, post: Post) -> Receipt:
        """Changes the text (Rest.li PARTIAL_UPDATE)."""
        url, headers = f"{self.base}/{_post(receipt.id)}", self.headers(credential, "PARTIAL_UPDATE")
        patch = {"patch": {"$set": {"commentary": little(post.text)}}}
        Talk(self.app).send("POST", url, is_post=True, headers=headers, json=patch)
        return receipt

    def withdraw(self, credential: Credential, receipt: Receipt) -> None:
        """`DELETE /rest/posts/{urn}`, which answers the same however often."""
        try:
            self._json(credential, "DELETE", _post(receipt.id), "DELETE")
        except NetworkError as error:
            if error.trouble != Trouble.GONE:
                raise

    def _json(self, credential: Credential, verb: str, path: str, method: str = "", **wishes: Any) -> Any:
        """The JSON object that LinkedIn answers."""
        headers = self.headers(credential, method)
        said = Talk(self.app).json(verb, f"{self.base}/{path}", headers=headers, **wishes)
        if not isinstance(said, dict):
            raise NetworkError(Trouble.NONSENSE, "no object in the answer")
        return said


def _is_same(row: Mapping[str, Any], text: str) -> bool:
    """Whether a post has the text that was sent, whatever LinkedIn cut off at its ends."""
    seen, sent = (normalize("NFC", one).strip() for one in (plain(str(row.get("commentary") or "")), text))
    return seen == sent


def _picture(urn: str, media: Media) -> dict[str, str]:
    return {"id": urn, "altText": media.alt} if media.alt else {"id": urn}


def _alts(content: Mapping[str, Any]) -> tuple[str, ...]:
    pictures = (content.get("multiImage") or {}).get("images") or [content.get("media") or {}]
    return tuple(str(one["altText"]) for one in pictures if one.get("altText"))


def _post(urn: str) -> str:
    return f"posts/{quote(urn, safe='')}"


def _url(urn: str) -> str:
    return f"{CONSENT}/feed/update/{urn}/"


def _moment(row: Mapping[str, Any], name: str = "createdAt") -> datetime | None:
    return datetime.fromtimestamp(row[name] / 1000, UTC) if row.get(name) else None


CONNECTOR = ConnectorLinkedIn

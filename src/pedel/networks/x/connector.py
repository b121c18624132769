"""X, interface 2.

Made from `openapi.json` (version 2.168) and the pages of the repository xdevplatform/docs. Limits: 100 posts
in 15 minutes for one account (page "X API Rate Limits"), 2400 in a day (X Help Center, "About X limits").
Pictures: 5 MB; films: 8 GB, but no more than 1000 pieces of 5 MB (page "Best practices", `segment_index`).

X knows no key against doubles, but refuses the same words twice; that is DOUBLE, and `find` tells. Posts are
not changed: X lets only subscribers do so, for half an hour, and gives the post a new id (page "Edit Posts").
Captions and alternative texts of films are left out. `warning` and `language` have no place on X.

Refresh tokens work once: if the answer to a refresh is lost, somebody has to connect again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from ..base import Network
from ..connector import Credential, MediaRule
from ..errors import NetworkError, Trouble
from ..posting import Media, Post, Profile, Receipt, Seen
from ..understanding import understood
from . import NETWORK
from .media import PIECE, PIECES, uploaded
from .reading import is_same, shown, typed
from .refusing import Talk, checked
from .signing_in import CONSENT, SigningIn
from .weighing import weight

SLACK = timedelta(minutes=2)
"""How far X's clock and ours may differ."""
PAGES = 32
"""Pages of 100 posts: a timeline goes back 3200 (page "Timelines")."""
FIELDS = {
    "tweet.fields": "created_at,edit_history_tweet_ids,entities,note_tweet,referenced_tweets",
    "expansions": "attachments.media_keys",
    "media.fields": "alt_text",
}
UPLOAD = 120.0
"""Seconds for one piece of an upload. Ours."""
LIMIT = 280


@understood
class ConnectorX(SigningIn):
    """X through its interface 2, with OAuth 2."""

    network: ClassVar[Network] = NETWORK
    pictures = MediaRule(("image/jpeg", "image/png", "image/webp", "image/gif"), bytes=5_000_000, most=4)
    films = MediaRule(("video/mp4", "video/quicktime", "video/webm"), bytes=PIECE * PIECES, most=1)
    threads = True
    per_minute = 6
    per_day = 2400

    def profile(self, credential: Credential) -> Profile:
        """`GET /2/users/me`."""
        query = {"user.fields": "description,profile_image_url"}
        who = checked(self._json(credential, "GET", "users/me", params=query))
        handle = str(who.get("username", ""))
        return Profile(
            id=str(who.get("id", "")),
            handle=handle,
            name=str(who.get("name") or ""),
            bio=str(who.get("description") or ""),
            url=NETWORK.profile_url(handle),
            avatar_url=str(who.get("profile_image_url") or ""),
        )

    def prepare(self, credential: Credential, media: Media) -> str:
        """Uploads; X keeps what no post names for a day."""
        return uploaded(Talk(self.app, timeout=UPLOAD), self.base, _bearer(credential), media)

    def publish(self, credential: Credential, post: Post, prepared: Sequence[str] = ()) -> Receipt:
        """`POST /2/tweets`."""
        try:
            said = self._json(credential, "POST", "tweets", is_post=True, json=_body(post, prepared))
            made = str(checked(said, is_post=True).get("id") or "")
        except NetworkError as error:
            raise _too_long(error, post) from error
        if not made:
            raise NetworkError(Trouble.NONSENSE, "no id of the post", outcome="unknown")
        return _receipt(credential, {"id": made}, post.text)

    def find(self, credential: Credential, post: Post) -> Receipt | None:
        """The oldest post since `created_at` with the same text and in the same place of a thread."""
        same = [
            tweet
            for tweet in self._since(credential, post.created_at - SLACK)
            if is_same(tweet, post.text) and _follows(tweet) == post.answers
        ]
        return _receipt(credential, same[-1], post.text) if same else None

    def _since(self, credential: Credential, moment: datetime) -> Iterator[Mapping[str, Any]]:
        """The account's posts since then, the newest first, without what it passed on of others."""
        query = {
            **FIELDS,
            "max_results": "100",
            "exclude": "retweets",
            "start_time": moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        for _ in range(PAGES):
            said = self._json(credential, "GET", f"users/{credential.account}/tweets", params=query)
            if not isinstance(said, Mapping) or not (said.get("meta") or said.get("data")):
                checked(said)
            yield from said.get("data") or ()
            query["pagination_token"] = (said.get("meta") or {}).get("next_token") or ""
            if not query["pagination_token"]:
                return

    def look(self, credential: Credential, receipt: Receipt) -> Seen | None:
        """`GET /2/tweets/:id`, and the newest version of a post that was changed: it has an id of its own."""
        said = self._tweet(credential, receipt.id)
        versions = said["data"].get("edit_history_tweet_ids") or [] if said else []
        is_changed = bool(versions) and versions[-1] != receipt.id
        if is_changed:
            said = self._tweet(credential, str(versions[-1]))
        return _seen(credential, said, receipt, is_changed=is_changed) if said else None

    def _tweet(self, credential: Credential, tweet: str) -> dict[str, Any] | None:
        """The answer about a post; None when it is gone, which X says in a 200 with `errors`."""
        try:
            said = self._json(credential, "GET", f"tweets/{tweet}", params=FIELDS)
            return {**said, "data": checked(said)}
        except NetworkError as error:
            if error.trouble == Trouble.GONE:
                return None
            raise

    def withdraw(self, credential: Credential, receipt: Receipt) -> None:
        """`DELETE /2/tweets/:id`."""
        try:
            said = checked(self._json(credential, "DELETE", f"tweets/{receipt.id}"))
        except NetworkError as error:
            if error.trouble == Trouble.GONE:
                return
            raise
        if not said.get("deleted"):
            raise NetworkError(Trouble.REFUSED, "X did not delete it")

    def _json(self, credential: Credential, method: str, path: str, **wishes: Any) -> Any:
        return Talk(self.app).json(method, f"{self.base}/{path}", headers=_bearer(credential), **wishes)


def _bearer(credential: Credential) -> dict[str, str]:
    return {"Authorization": f"Bearer {credential.access}"}


def _body(post: Post, prepared: Sequence[str]) -> dict[str, Any]:
    body: dict[str, Any] = {"text": post.text} if post.text else {}
    if prepared:
        body["media"] = {"media_ids": list(prepared)}
    if post.answers:
        body["reply"] = {"in_reply_to_tweet_id": post.answers}
    return body


def _too_long(error: NetworkError, post: Post) -> NetworkError:
    """X refuses a text that is too long without saying so; subscribers may write longer ones.

    So we only look at the weight of what X has refused.
    """
    is_refusal = error.trouble in (Trouble.REFUSED, Trouble.SCOPE) and not error.is_unknown
    if is_refusal and weight(post.text) > LIMIT:
        return NetworkError(Trouble.TOO_LONG, error.detail, permanent=True)
    return error


def _follows(tweet: Mapping[str, Any]) -> str:
    """The id of the post that this one replies to; empty when it begins a thread."""
    others = tweet.get("referenced_tweets") or ()
    return next((str(one.get("id")) for one in others if one.get("type") == "replied_to"), "")


def _url(credential: Credential, tweet: str) -> str:
    return f"{CONSENT}/{credential.extra.get('handle') or 'i'}/status/{tweet}"


def _receipt(credential: Credential, tweet: Mapping[str, Any], text: str) -> Receipt:
    """The addresses as they were typed go along, since X shows its own in their place."""
    facts = {"links": "\n".join(links)} if (links := typed(text)) else {}
    return Receipt(str(tweet["id"]), _url(credential, str(tweet["id"])), _moment(tweet), facts)


def _seen(credential: Credential, said: Mapping[str, Any], receipt: Receipt, *, is_changed: bool) -> Seen:
    tweet = said["data"]
    pictures = (said.get("includes") or {}).get("media") or ()
    return Seen(
        id=str(tweet.get("id") or receipt.id),
        url=_url(credential, str(tweet.get("id") or receipt.id)),
        text=shown(tweet, receipt.facts.get("links", "").split()),
        alts=tuple(str(one["alt_text"]) for one in pictures if one.get("alt_text")),
        edited_at=_moment(tweet) if is_changed else None,
    )


def _moment(tweet: Mapping[str, Any]) -> datetime | None:
    return datetime.fromisoformat(tweet["created_at"]) if tweet.get("created_at") else None


CONNECTOR = ConnectorX

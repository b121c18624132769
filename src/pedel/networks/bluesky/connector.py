"""Bluesky: an account on any server of the AT Protocol, the institution's own among them.

Made from the specification on atproto.com, the lexicons (`com.atproto.*`, `app.bsky.*`) and docs.bsky.app;
the tests run against a real server (@atproto/pds 0.5.35) on loopback. Nobody could try Bluesky's own servers
here, nor what its app makes of a post, nor its video service.

A post has its place in the account before the first try (`records.record_key`), so the network itself takes
it once: sent again unchanged, nothing happens; where something else stands, it is refused (`swapRecord: null`
of `com.atproto.repo.putRecord`). Bluesky shows no changes of a post, so there is no `edit`; it folds no text
away behind a warning, so `Post.warning` stays with the networks that do.

Rate limits: 5000 points an hour and 35,000 a day for an account, 3 for a new record (docs.bsky.app, "Rate
Limits"), hence 27 posts a minute and 11,666 a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ..connector import Connector, Credential
from ..errors import NetworkError, Trouble
from ..http import Http
from ..posting import Media, Post, Profile, Receipt, Seen
from ..understanding import understood
from . import NETWORK, media, records, session
from .facets import facets
from .films import SERVICE
from .identity import Directory
from .records import COLLECTION
from .xrpc import Xrpc


@understood
class BlueskyConnector(Connector):
    """Posts to Bluesky. `App.url` is the institution's own server; without it, each account's is found."""

    network = NETWORK
    way = "password"
    scopes = ("com.atproto.appPass",)
    pictures = media.PICTURES
    films = media.FILMS
    threads = True
    tells_newest = True
    per_minute = 27
    per_day = 11_666

    def connect(self, handle: str, secret: str) -> Credential:
        name = handle.removeprefix("@")
        if not NETWORK.is_handle(name):
            raise NetworkError(Trouble.ACCOUNT, f"{name[:100]!r} is not a handle", permanent=True)
        server = self.app.url or Directory(Http(self.app)).server(name)
        return session.sign_in(Xrpc(self.app, server), name, secret)

    def refresh(self, credential: Credential) -> Credential:
        return session.renew(self._xrpc(credential), credential)

    def revoke(self, credential: Credential) -> None:
        session.sign_out(self._xrpc(credential), credential)

    def profile(self, credential: Credential) -> Profile:
        xrpc = self._xrpc(credential)
        account = credential.account
        handle = str(xrpc.ask("com.atproto.repo.describeRepo", repo=account).get("handle", ""))
        value = (_record(xrpc, account, "self", "app.bsky.actor.profile") or {}).get("value", {})
        return Profile(
            account,
            handle,
            name=str(value.get("displayName", "")),
            bio=str(value.get("description", "")),
            url=NETWORK.profile_url(handle),
            avatar_url=_avatar(xrpc, account, value.get("avatar")),
        )

    def newest(self, credential: Credential) -> datetime | None:
        # The newest record comes first unless `reverse` is asked for (lexicon com.atproto.repo.listRecords);
        # `createdAt` is what the client that posted it said.
        wishes = {"repo": credential.account, "collection": COLLECTION, "limit": "1"}
        found = self._xrpc(credential).ask("com.atproto.repo.listRecords", **wishes).get("records")
        return records.created(found[0]["value"]) if found else None

    def prepare(self, credential: Credential, media_: Media) -> str:
        service = "" if self.app.url else SERVICE
        return media.bring(self._xrpc(credential), credential, media_, service)

    def publish(self, credential: Credential, post: Post, prepared: Sequence[str] = ()) -> Receipt:
        if post.visibility != "public":
            raise NetworkError(Trouble.NOT_HERE, "every post here is public", permanent=True)
        xrpc = self._xrpc(credential)
        body = {
            "repo": credential.account,
            "collection": COLLECTION,
            "rkey": records.record_key(post),
            "record": _content(xrpc, credential, post, prepared),
            "validate": True,
            "swapRecord": None,
        }
        answer = xrpc.tell("com.atproto.repo.putRecord", credential.access, body, is_post=True)
        return records.receipt(answer, post.created_at)

    def find(self, credential: Credential, post: Post) -> Receipt | None:
        found = _record(self._xrpc(credential), credential.account, records.record_key(post))
        is_it = found and found["value"].get("text") == post.text
        return records.receipt(found, post.created_at) if found and is_it else None

    def look(self, credential: Credential, receipt: Receipt) -> Seen | None:
        found = _record(self._xrpc(credential), *records.place(receipt.id))
        return records.seen(receipt.id, found["value"]) if found else None

    def withdraw(self, credential: Credential, receipt: Receipt) -> None:
        account, key = records.place(receipt.id)
        body = {"repo": account, "collection": COLLECTION, "rkey": key}
        self._xrpc(credential).tell("com.atproto.repo.deleteRecord", credential.access, body)

    def _xrpc(self, credential: Credential) -> Xrpc:
        return Xrpc(self.app, credential.server)


def _content(xrpc: Xrpc, credential: Credential, post: Post, prepared: Sequence[str]) -> dict[str, Any]:
    """The post as its record."""
    parts = {
        "$type": COLLECTION,
        "text": post.text,
        "createdAt": records.moment(post.created_at),
        "langs": [post.language] if post.language else None,
        "facets": facets(post.text, lambda handle: _account(xrpc, handle)),
        "embed": media.embed(xrpc, credential, post, prepared),
        "reply": _reply(xrpc, post) if post.answers else None,
    }
    return {name: part for name, part in parts.items() if part or name == "text"}


def _reply(xrpc: Xrpc, post: Post) -> dict[str, Any]:
    """What a post answers, by its content's digest too: the one before it, and the first of all."""
    parent = _standing(xrpc, post.answers)
    if post.root not in ("", post.answers):
        root = _reference(_standing(xrpc, post.root))
    else:
        before = parent["value"].get("reply")
        root = before["root"] if isinstance(before, dict) and before.get("root") else _reference(parent)
    return {"root": root, "parent": _reference(parent)}


def _standing(xrpc: Xrpc, uri: str) -> dict[str, Any]:
    found = _record(xrpc, *records.place(uri))
    if found is None:
        raise NetworkError(Trouble.GONE, f"the post that this one answers is gone: {uri}", permanent=True)
    return found


def _reference(record: dict[str, Any]) -> dict[str, str]:
    return {"uri": record["uri"], "cid": record["cid"]}


def _record(xrpc: Xrpc, account: str, key: str, collection: str = COLLECTION) -> dict[str, Any] | None:
    """A record as it stands now; None where there is none. Needs no token: records are public."""
    try:
        found = xrpc.ask("com.atproto.repo.getRecord", repo=account, collection=collection, rkey=key)
    except NetworkError as error:
        if error.trouble is Trouble.GONE:
            return None
        raise
    if not isinstance(found.get("value"), dict) or not (found.get("uri") and found.get("cid")):
        raise NetworkError(Trouble.NONSENSE, "the answer holds no record")
    return found


def _account(xrpc: Xrpc, handle: str) -> str | None:
    """The DID of a mentioned handle; None where it has no account: the mention then stays plain text."""
    try:
        return str(xrpc.ask("com.atproto.identity.resolveHandle", handle=handle).get("did") or "") or None
    except NetworkError as error:
        if error.permanent:
            return None
        raise


def _avatar(xrpc: Xrpc, account: str, blob: Any) -> str:
    ref = blob.get("ref") if isinstance(blob, dict) else None
    cid = ref.get("$link") if isinstance(ref, dict) else None
    return f"{xrpc.url('com.atproto.sync.getBlob')}?did={account}&cid={cid}" if cid else ""


CONNECTOR = BlueskyConnector

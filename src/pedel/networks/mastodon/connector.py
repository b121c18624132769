"""Mastodon, and servers that speak its interface.

Written against Mastodon's documentation (docs.joinmastodon.org, pages "apps", "oauth", "statuses", "media",
"instance", "rate-limits") and Mastodon.py 2.3; tried against a server of our own made from the same pages.
No real server has been asked.

Rate limits: 300 requests in 5 minutes, 30 uploads and 30 deletions in 30 minutes (page "rate-limits"); a post
with four pictures takes five requests or more, so 10 posts a minute are sent at most. 300 statuses in 3 hours
is what the server's own code allows an account (mastodon/mastodon, `app/lib/rate_limiter.rb`): 2400 a day.

A post carries an `Idempotency-Key`, known to the server for an hour. Some servers overlook it (Pixelfed says
so), and some versions of Mastodon answer 500 to the second request (mastodon/mastodon, issue 40399), so
whoever is unsure looks first: `find` compares with the account's own statuses. The desk keeps its own
schedule, with holds and approvals checked at the moment of sending; a server's scheduled statuses would go
out without it and are not used. Cards of links a server makes itself, and a status has no title. The
interface has no versions that end: each server has that of its own release, so `App.version` says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from mastodon import Mastodon
from mastodon.errors import MastodonError

from ..connector import Connector, Consent, Credential, MediaRule
from ..errors import NetworkError, Trouble
from ..posting import Media, Post, Profile, Receipt, Seen
from ..understanding import understood
from . import NETWORK, characters, reading, signing_in, uploading
from .calling import ServerHttp, bearer, calling, cause, server

CLOCKS = timedelta(minutes=2)
"""How far apart the clocks of desk and server may be."""
PAGE, PAGES = 40, 10
"""Statuses in an answer (the most there are), and how many answers are read to find one. Ours."""
PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp")
FILMS = ("video/mp4", "video/webm", "video/quicktime")


@understood
class MastodonConnector(Connector):
    """One server's accounts. Where `app.url` is empty, the server is the handle's."""

    network = NETWORK
    scopes = signing_in.SCOPES
    # 16 MB, 99 MB, 4 pictures or 1 film: page "posting". A server takes 33,177,600 pixels in all
    # (image_matrix_limit of its GET /api/v2/instance): a picture of 5760 along its longer side always fits.
    pictures = MediaRule(PICTURES, bytes=16_777_216, pixels=5760, most=4)
    films = MediaRule(FILMS, bytes=103_809_024, most=1)
    threads = True
    edits = True
    tells_newest = True
    per_minute = 10
    per_day = 2400

    def begin(self, redirect: str, state: str, handle: str) -> Consent:
        return signing_in.begin(self.app, redirect, state, handle)

    def finish(
        self, redirect: str, answer: Mapping[str, str], memory: Mapping[str, str]
    ) -> Sequence[Credential]:
        made = signing_in.finish(self.app, redirect, answer, memory)
        return [replace(made, account=self.profile(made).id)]

    def revoke(self, credential: Credential) -> None:
        signing_in.revoke(self.app, credential, server(self.app, credential))

    def profile(self, credential: Credential) -> Profile:
        with calling(self.app, credential) as api:
            account = api.account_verify_credentials()
            return reading.profile(account, str(self._instance(credential).get("domain") or ""))

    def newest(self, credential: Credential) -> datetime | None:
        with calling(self.app, credential) as api:
            account = credential.account or api.account_verify_credentials().id
            # Newest first (page "accounts", "Get account's statuses"); pinned ones only where asked for.
            found = api.account_statuses(account, limit=1, exclude_reblogs=True)
            return reading.moment(found[0].get("created_at")) if found else None

    def prepare(self, credential: Credential, media: Media) -> str:
        return uploading.upload(self.app, credential, media)

    def publish(self, credential: Credential, post: Post, prepared: Sequence[str] = ()) -> Receipt:
        try:
            with calling(self.app, credential, is_post=True) as api:
                return reading.receipt(self._sent(api, post, prepared))
        except NetworkError as caught:
            error = caught  # looked at outside: what goes wrong next has nothing to do with it
        if error.detail.startswith("422"):
            return self._refused(error, credential, post)
        raise error if post.answers else signing_in.present(error) from None

    def find(self, credential: Credential, post: Post) -> Receipt | None:
        with calling(self.app, credential) as api:
            alike = [one for one in self._since(api, credential, post) if _is_like(one, post)]
            # Those that look the same first: of the others the source is asked one by one.
            for status in sorted(alike, key=lambda one: not reading.is_text(one, None, post.text)):
                if reading.is_text(status, _source(api, status), post.text):
                    return reading.receipt(status)
        return None

    def look(self, credential: Credential, receipt: Receipt) -> Seen | None:
        try:
            with calling(self.app, credential) as api:
                status = api.status(receipt.id)
                return reading.seen(status, _source(api, status))
        except NetworkError as error:
            if error.trouble == Trouble.GONE:
                return None
            raise

    def edit(self, credential: Credential, receipt: Receipt, post: Post) -> Receipt:
        with calling(self.app, credential, is_post=True) as api:
            now = api.status(receipt.id)
            changed = api.status_update(
                receipt.id,
                post.text,
                spoiler_text=post.warning or None,
                sensitive=bool(now.sensitive),
                media_attributes=_kept(now, post) or None,  # what is not named again the server takes away
            )
            return reading.receipt(changed)

    def withdraw(self, credential: Credential, receipt: Receipt) -> None:
        try:
            with calling(self.app, credential) as api:
                api.status_delete(receipt.id)
        except NetworkError as error:
            if error.trouble != Trouble.GONE:
                raise

    def _sent(self, api: Mastodon, post: Post, prepared: Sequence[str]) -> Mapping[str, Any]:
        sent: Mapping[str, Any] = api.status_post(
            post.text,
            in_reply_to_id=post.answers or None,
            media_ids=list(prepared) or None,
            visibility=post.visibility,
            spoiler_text=post.warning or None,
            language=post.language or None,
            idempotency_key=post.key,
        )
        return sent

    def _refused(self, error: NetworkError, credential: Credential, post: Post) -> Receipt:
        """What a 422 means. The server may say it in any language, so the text is measured first."""
        if characters(post.text) + characters(post.warning) > self._most(credential):
            raise NetworkError(Trouble.TOO_LONG, error.detail, permanent=True) from error
        said = error.detail.lower()
        if "already attached" in said and (receipt := self.find(credential, post)):
            return receipt  # an earlier try has taken the files: it went out then
        if "already attached" in said or "not finished processing" in said:
            raise NetworkError(Trouble.MEDIA, error.detail) from error
        if "attach" in said or "media" in said:
            raise NetworkError(Trouble.MEDIA, error.detail, permanent=True) from error
        raise error

    def _most(self, credential: Credential) -> int:
        """How long a status may be on this server."""
        usual = NETWORK.limits.measures[0].limit or 0
        try:
            said = self._instance(credential)["configuration"]["statuses"]["max_characters"]
        except (KeyError, TypeError):
            return usual
        return said if isinstance(said, int) and said > 0 else usual

    def _instance(self, credential: Credential) -> dict[str, Any]:
        """What the server says of itself; nothing where it does not know that page (Mastodon before 4.0)."""
        url = f"{server(self.app, credential)}/api/v2/instance"
        try:
            given = ServerHttp(self.app).json("GET", url, headers=bearer(credential))
        except NetworkError as error:
            if error.trouble != Trouble.GONE:
                raise
            given = {}
        return given if isinstance(given, dict) else {}

    def _since(self, api: Mastodon, credential: Credential, post: Post) -> Iterator[Mapping[str, Any]]:
        """The account's own statuses since the post was made, the newest first."""
        account = credential.account or api.account_verify_credentials().id
        below = None
        for _ in range(PAGES):
            page = api.account_statuses(account, limit=PAGE, exclude_reblogs=True, max_id=below)
            for status in page:
                at = reading.moment(status.get("created_at"))
                if at is not None and at < post.created_at - CLOCKS:
                    return
                yield status
            if len(page) == 0:
                return
            below = page[-1].id
        raise NetworkError(Trouble.NONSENSE, "too many posts since then to look through")


def _is_like(status: Mapping[str, Any], post: Post) -> bool:
    """Whether a status could be the post: same place in a thread, same warning, as many files."""
    return (
        str(status.get("in_reply_to_id") or "") == post.answers
        and str(status.get("spoiler_text") or "").strip() == post.warning.strip()
        and len(status.get("media_attachments") or ()) == len(post.media)
    )


def _source(api: Mastodon, status: Mapping[str, Any]) -> str | None:
    """A status's text as it was written; None where the server gives it to nobody."""
    try:
        return str(api.status_source(status["id"]).text)
    except MastodonError as error:
        told = cause(error)
        if told and told.trouble in (Trouble.GONE, Trouble.REFUSED, Trouble.SCOPE):
            return None
        raise


def _kept(status: Mapping[str, Any], post: Post) -> list[dict[str, str]]:
    """The files of a status, to be named again; with their alternative texts where the post has as many."""
    files = [str(one["id"]) for one in status.get("media_attachments") or ()]
    if len(files) != len(post.media):
        return [{"id": one} for one in files]
    return [{"id": one, "description": media.alt} for one, media in zip(files, post.media, strict=True)]


CONNECTOR = MastodonConnector

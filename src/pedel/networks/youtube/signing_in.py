"""Signing in to YouTube: Google's OAuth 2 for web servers, with PKCE.

Page "Using OAuth 2.0 for Web Server Applications" (Google Identity): access for about an hour; a refresh
token comes with `access_type=offline` and `prompt=consent`, and only then; it stays good until somebody takes
it back, or six months pass without use (seven days while the app is "in testing"). One permission is asked
for: `youtube.force-ssl` covers uploading, changing, captions and deleting (pages of these methods).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .. import oauth
from ..connector import Connector, Consent, Credential, Version
from ..errors import NetworkError, Trouble
from .refusing import Talk

API = "https://www.googleapis.com"
CONSENT = "https://accounts.google.com"
TOKENS = "https://oauth2.googleapis.com"
SCOPE = "https://www.googleapis.com/auth/youtube.force-ssl"


class SigningIn(Connector):
    """What a connector for YouTube does to connect a channel."""

    scopes = (SCOPE,)
    versions = (Version("v3"),)

    def door(self, path: str, before: str = "") -> str:
        """The address of a part of the interface; `before` is "upload/" for bodies of files."""
        version = self.app.version or self.versions[0].name
        return f"{(self.app.url or API).rstrip('/')}/{before}youtube/{version}/{path}"

    def begin(self, redirect: str, state: str, handle: str) -> Consent:
        """To Google's page, which lets the person choose the channel."""
        query = {
            "client_id": self.app.client_id,
            "redirect_uri": redirect,
            "scope": " ".join(self.scopes),
            "state": state,
            "access_type": "offline",
            "prompt": "consent",
        }
        page = f"{(self.app.url or CONSENT).rstrip('/')}/o/oauth2/v2/auth"
        return oauth.with_pkce(page, query)

    def finish(
        self, redirect: str, answer: Mapping[str, str], memory: Mapping[str, str]
    ) -> Sequence[Credential]:
        """The one channel that was chosen; SCOPE where the permission was not ticked."""
        fresh = self._tokens(oauth.exchange(redirect, answer, memory))
        if SCOPE not in fresh.scopes:
            raise NetworkError(Trouble.SCOPE, "the permission was not given", permanent=True)
        who = self.channel(fresh)
        uploads = ((who.get("contentDetails") or {}).get("relatedPlaylists") or {}).get("uploads")
        return [replace(fresh, account=str(who["id"]), extra={"uploads": str(uploads or "")})]

    def refresh(self, credential: Credential) -> Credential:
        """Fresh access; Google sends no refresh token with it, so the old one stays."""
        form = {"grant_type": "refresh_token", "refresh_token": credential.refresh}
        return credential.renewed(self._tokens(form))

    def revoke(self, credential: Credential) -> None:
        """Ends the whole connection; one that Google does not know any more is ended already."""
        url = f"{(self.app.url or TOKENS).rstrip('/')}/revoke"
        try:
            oauth.Tokens(self.app).send("POST", url, data={"token": credential.refresh or credential.access})
        except NetworkError as error:
            if error.trouble != Trouble.TOKEN:
                raise

    def channel(self, credential: Credential) -> Mapping[str, Any]:
        """The channel that a credential opens (`channels.list`); ACCOUNT where there is none."""
        query = {"part": "snippet,contentDetails", "mine": "true"}
        url, headers = self.door("channels"), {"Authorization": f"Bearer {credential.access}"}
        said = Talk(self.app).json("GET", url, headers=headers, params=query)
        if not isinstance(said, Mapping) or "kind" not in said:
            raise NetworkError(Trouble.NONSENSE, "no list of channels")
        if not said.get("items"):
            raise NetworkError(Trouble.ACCOUNT, "this account has no channel", permanent=True)
        first = said["items"][0]
        assert isinstance(first, Mapping)
        return first

    def _tokens(self, form: Mapping[str, str]) -> Credential:
        app = {"client_id": self.app.client_id, "client_secret": self.app.client_secret}
        url = f"{(self.app.url or TOKENS).rstrip('/')}/token"
        return oauth.Tokens(self.app).credential(url, {**form, **app})

"""Signing in to X: OAuth 2 with PKCE, as an app that keeps a secret.

Pages "OAuth 2.0 Authorization Code Flow with PKCE" and "How to connect to endpoints" of xdevplatform/docs:
an access token is good for two hours, a refresh token works once and gives the next one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .. import oauth
from ..connector import Connector, Consent, Credential, Version
from ..errors import NetworkError, Trouble

API = "https://api.x.com"
CONSENT = "https://x.com"


class SigningIn(Connector):
    """What a connector for X does to connect an account."""

    scopes = ("tweet.read", "tweet.write", "users.read", "media.write", "offline.access")
    versions = (Version("2"),)

    @property
    def base(self) -> str:
        """Where the interface is, with its version."""
        return f"{(self.app.url or API).rstrip('/')}/{self.app.version or self.versions[0].name}"

    def begin(self, redirect: str, state: str, handle: str) -> Consent:
        """To X's page "Authorize app"; PKCE with S256."""
        query = {
            "client_id": self.app.client_id,
            "redirect_uri": redirect,
            "scope": " ".join(self.scopes),
            "state": state,
        }
        page = f"{(self.app.url or CONSENT).rstrip('/')}/i/oauth2/authorize"
        return oauth.with_pkce(page, query)

    def finish(
        self, redirect: str, answer: Mapping[str, str], memory: Mapping[str, str]
    ) -> Sequence[Credential]:
        """The one account that said yes. A code is good for 30 seconds."""
        fresh = self._tokens(oauth.exchange(redirect, answer, memory))
        who = self.profile(fresh)
        return [replace(fresh, account=who.id, extra={"handle": who.handle})]

    def refresh(self, credential: Credential) -> Credential:
        """A new pair of tokens; the old refresh token is over with it."""
        form = {"grant_type": "refresh_token", "refresh_token": credential.refresh}
        return credential.renewed(self._tokens(form))

    def revoke(self, credential: Credential) -> None:
        """Ends both tokens; one that X does not know any more is ended already."""
        for token in filter(None, (credential.refresh, credential.access)):
            try:
                self._revoke(token)
            except NetworkError as error:
                if error.trouble != Trouble.TOKEN:
                    raise

    def _tokens(self, form: Mapping[str, str]) -> Credential:
        url, auth = f"{self.base}/oauth2/token", (self.app.client_id, self.app.client_secret)
        return _Tokens(self.app).credential(url, form, auth=auth)

    def _revoke(self, token: str) -> None:
        auth = (self.app.client_id, self.app.client_secret)
        _Tokens(self.app).send("POST", f"{self.base}/oauth2/revoke", data={"token": token}, auth=auth)


class _Tokens(oauth.Tokens):
    """X says invalid_request of a code or token that is over."""

    over = (*oauth.OVER, "invalid_request")

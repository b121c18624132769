"""Connecting an account on Threads.

Made from Meta's pages "Get Access Tokens and Permissions" and "Long-Lived Access Tokens" of the Threads API
and the requests under "Authorization" of its Postman collection (fbsamples/threads_api): a code gives a token
of an hour, that one gives a token of 60 days, which can be refreshed once it is a day old and as long as it
has not ended. PKCE is described nowhere for Threads, so it is not sent; the app's secret proves who asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from .. import oauth
from ..connector import Connector, Consent, Credential
from ..errors import NetworkError, Trouble
from ..graph import Graph
from ..graph_reading import moment

DIALOG = "https://threads.net"
HOME = "https://graph.threads.net"
LIFE = timedelta(days=60)
YOUNGEST = timedelta(hours=24)
"""Before this age a token is not refreshed ("Long-Lived Access Tokens")."""


class SigningIn(Connector):
    """The part of the connector that gets and renews credentials."""

    scopes = (
        "threads_basic",
        "threads_content_publish",
        "threads_manage_replies",
        "threads_read_replies",
        "threads_delete",
    )

    def begin(self, redirect: str, state: str, handle: str) -> Consent:
        """The page of Threads that asks for consent; without PKCE."""
        query = {
            "client_id": self.app.client_id,
            "redirect_uri": redirect,
            "scope": ",".join(self.scopes),
            "response_type": "code",
            "state": state,
        }
        home = (self.app.url or DIALOG).rstrip("/")
        return Consent(oauth.address(f"{home}/oauth/authorize", query))

    def finish(
        self, redirect: str, answer: Mapping[str, str], memory: Mapping[str, str]
    ) -> Sequence[Credential]:
        """One credential of 60 days. Threads hangs "#_" on the address, which is no part of the code."""
        form = {
            "client_id": self.app.client_id,
            "client_secret": self.app.client_secret,
            "grant_type": "authorization_code",
            "redirect_uri": redirect,
            "code": oauth.code(answer).removesuffix("#_"),
        }
        short = self._tokens().ask("POST", "oauth/access_token", given=form)
        asked = {"grant_type": "th_exchange_token", "client_secret": self.app.client_secret}
        token = str(short.get("access_token") or "")
        given = _credential(self._tokens().ask("GET", "access_token", token, asked))
        account = str(short.get("user_id") or "")
        return [Credential(account=account, scopes=self.scopes, **given)]

    def refresh(self, credential: Credential) -> Credential:
        """A token of 60 more days; the same one while it is younger than a day; TOKEN once it has ended."""
        now, made = datetime.now(UTC), moment(credential.extra.get("made"))
        if credential.expires_at and credential.expires_at <= now:
            raise NetworkError(Trouble.TOKEN, "the token has ended and is not refreshed", permanent=True)
        if made and now - made < YOUNGEST:
            return credential
        asked = {"grant_type": "th_refresh_token"}
        body = self._tokens().ask("GET", "refresh_access_token", credential.access, asked)
        return credential.renewed(Credential(**_credential(body)))

    def _tokens(self) -> Graph:
        return Graph(self.app, HOME, is_signed=False)


def _credential(body: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a credential that a token endpoint gives, and when it was made."""
    if not isinstance(body.get("access_token"), str):
        raise NetworkError(Trouble.NONSENSE, "no token in the answer")
    now, seconds = datetime.now(UTC), body.get("expires_in")
    life = timedelta(seconds=seconds) if isinstance(seconds, int) and 0 < seconds < 1e9 else LIFE
    return {"access": body["access_token"], "expires_at": now + life, "extra": {"made": now.isoformat()}}

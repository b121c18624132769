"""Connecting with Facebook Login: the way to the accounts of a person's pages.

Made from Meta's pages "Manually Build a Login Flow", "Long-Lived Access Tokens", "Permissions" and "User
Accounts". Facebook documents PKCE only for signing people in with OpenID Connect ("OIDC Code Flow with PKCE",
in testing), not for the flow that gives tokens for pages: there the app's secret proves who asks, and `state`
whom the answer is for. So it is not sent. Neither is anything told to Meta when the desk lets go of a token:
it only takes back all that a person has ever granted (`DELETE /{user}/permissions`), for every page at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from . import oauth
from .connector import App, Connector, Consent
from .errors import NetworkError, Trouble
from .graph import VERSIONS, Graph

DIALOG = "https://www.facebook.com"
HOME = "https://graph.facebook.com"
DATA_DAYS = 90
"""Days after which an app reads no more of what a person let it read, unless they connect again
("Authentication Versus Data Access")."""
TASKS = ("CREATE_CONTENT", "MANAGE", "PROFILE_PLUS_CREATE_CONTENT", "PROFILE_PLUS_FULL_CONTROL")
"""What somebody has to be allowed on a page to publish there ("User Accounts", `tasks`)."""


class LoggingIn(Connector):
    """A connector whose accounts are connected with Facebook Login."""

    versions = VERSIONS

    def begin(self, redirect: str, state: str, handle: str) -> Consent:
        """Facebook's dialog."""
        query = {
            "client_id": self.app.client_id,
            "redirect_uri": redirect,
            "state": state,
            "response_type": "code",
            "scope": ",".join(self.scopes),
        }
        home = (self.app.url or DIALOG).rstrip("/")
        return Consent(oauth.address(f"{home}/{self.release}/dialog/oauth", query))

    @property
    def release(self) -> str:
        """The name of the version in use."""
        return self.version.name if self.version else ""

    def graph(self, home: str = HOME, timeout: float | None = None) -> Graph:
        """The Graph API, in the version in use."""
        return Graph(self.app, home, self.release, timeout=timeout)


class Login:
    """One person who came back from the dialog: `token` is theirs, long-lived, and not kept."""

    def __init__(self, graph: Graph, app: App, redirect: str, answer: Mapping[str, str]) -> None:
        self.graph = graph
        own = {"client_id": app.client_id, "client_secret": app.client_secret}
        code = {"redirect_uri": redirect, "code": oauth.code(answer)}
        short = _token(graph.ask("GET", "oauth/access_token", given={**own, **code}))
        longer = {"grant_type": "fb_exchange_token", "fb_exchange_token": short}
        self.token = _token(graph.ask("GET", "oauth/access_token", given={**own, **longer}))

    def granted(self, needed: Sequence[str]) -> tuple[str, ...]:
        """What they said yes to; SCOPE where something needed is missing."""
        rows = self.graph.rows("me/permissions", self.token, {})
        scopes = tuple(str(row.get("permission")) for row in rows if row.get("status") == "granted")
        if missing := [scope for scope in needed if scope not in scopes]:
            raise NetworkError(Trouble.SCOPE, f"not granted: {', '.join(missing)}", permanent=True)
        return scopes

    def pages(self, fields: str) -> Iterator[dict[str, Any]]:
        """Their pages on which they may publish, each with a token of its own.

        Tokens of pages that come from a long-lived token of a person do not end.
        """
        asked = {"fields": f"id,access_token,tasks,{fields}"}
        for page in self.graph.rows("me/accounts", self.token, asked):
            tasks = page.get("tasks")
            may_publish = not isinstance(tasks, list) or any(task in TASKS for task in tasks)
            if may_publish and isinstance(page.get("access_token"), str) and page.get("id"):
                yield page


def ends_at() -> datetime:
    """When a connection made now ends: after DATA_DAYS posts could not be looked at any more."""
    return datetime.now(UTC) + timedelta(days=DATA_DAYS)


def _token(body: Mapping[str, Any]) -> str:
    if not isinstance(body.get("access_token"), str):
        raise NetworkError(Trouble.NONSENSE, "no token in the answer")
    return str(body["access_token"])

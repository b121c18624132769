"""Signing in to LinkedIn: OAuth 2, an app that keeps a secret.

Pages "3-Legged OAuth Flow" and "Programmatic Refresh Tokens": access for 60 days; apps that LinkedIn has
allowed it get a refresh token for 365 days, which stays the same and does not begin anew. LinkedIn takes PKCE
only from programs on a person's own computer, not from a web server, so there is none here; the state that
comes back is bound to the person. It describes no way for an app to give a token back: the person ends it
under "Permitted services".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from .. import oauth
from ..connector import Connector, Consent, Credential, Version
from ..errors import NetworkError, Trouble
from .refusing import Talk

API = "https://api.linkedin.com"
CONSENT = "https://www.linkedin.com"
ROLES = ("ADMINISTRATOR", "CONTENT_ADMINISTRATOR", "CONTENT_ADMIN")
"""Who may post for a page ("Organization Access Control by Role"; "Posts API" writes the last one so)."""
PAGE = 100


class SigningIn(Connector):
    """What a connector for LinkedIn does to connect accounts."""

    scopes = ("w_organization_social", "r_organization_social", "rw_organization_admin")
    versions = (
        Version("202607", date(2027, 7, 15)),
        Version("202606", date(2027, 6, 15)),
        Version("202605", date(2027, 5, 15)),
        Version("202604", date(2027, 4, 15)),
        Version("202603", date(2027, 3, 16)),
        Version("202602", date(2027, 2, 15)),
        Version("202601", date(2027, 1, 15)),
    )
    """Ends from LinkedIn's page "Marketing API migrations" as it stood in August 2026; each version lasts at
    least a year."""

    @property
    def base(self) -> str:
        """Where the interface is."""
        return f"{(self.app.url or API).rstrip('/')}/rest"

    def headers(self, credential: Credential, method: str = "") -> dict[str, str]:
        """What LinkedIn wants with every request; `method` is Rest.li's, where HTTP's does not tell."""
        usual = {
            "Authorization": f"Bearer {credential.access}",
            "LinkedIn-Version": self.app.version or self.versions[0].name,
            "X-Restli-Protocol-Version": "2.0.0",
        }
        return {**usual, "X-RestLi-Method": method} if method else usual

    def begin(self, redirect: str, state: str, handle: str) -> Consent:
        """To LinkedIn's page that asks the person."""
        query = {
            "response_type": "code",
            "client_id": self.app.client_id,
            "redirect_uri": redirect,
            "state": state,
            "scope": " ".join(self.scopes),
        }
        return Consent(oauth.address(self._oauth("authorization"), query))

    def finish(
        self, redirect: str, answer: Mapping[str, str], memory: Mapping[str, str]
    ) -> Sequence[Credential]:
        """One credential for each page that the person may post for; ACCOUNT where there is none."""
        form = {"grant_type": "authorization_code", "code": oauth.code(answer), "redirect_uri": redirect}
        fresh = self._tokens(form)
        pages = dict.fromkeys(self._pages(fresh))
        if not pages:
            raise NetworkError(Trouble.ACCOUNT, "this person administers no page", permanent=True)
        return [replace(fresh, account=page) for page in pages]

    def refresh(self, credential: Credential) -> Credential:
        """Fresh access, where the app has refresh tokens; else the old one until it ends, then TOKEN."""
        if credential.refresh:
            form = {"grant_type": "refresh_token", "refresh_token": credential.refresh}
            return credential.renewed(self._tokens(form))
        if credential.expires_at and credential.expires_at <= datetime.now(UTC):
            raise NetworkError(Trouble.TOKEN, "the access has ended", permanent=True)
        return credential

    def _tokens(self, form: Mapping[str, str]) -> Credential:
        app = {"client_id": self.app.client_id, "client_secret": self.app.client_secret}
        given = _Tokens(self.app).credential(self._oauth("accessToken"), {**form, **app})
        return given if given.refresh else replace(given, ends_at=given.expires_at)

    def _oauth(self, door: str) -> str:
        return f"{(self.app.url or CONSENT).rstrip('/')}/oauth/v2/{door}"

    def _pages(self, credential: Credential) -> Iterator[str]:
        """The URNs of the pages that whoever signed in may post for."""
        start = 0
        while True:
            query = {"q": "roleAssignee", "state": "APPROVED", "start": str(start), "count": str(PAGE)}
            rows = elements(self._acls(credential, query))
            for row in rows:
                urn = row.get("organization") or row.get("organizationTarget")
                if urn and row.get("role") in ROLES and row.get("state") == "APPROVED":
                    yield str(urn)
            start += PAGE
            if len(rows) < PAGE:
                return

    def _acls(self, credential: Credential, query: Mapping[str, str]) -> Any:
        url, headers = f"{self.base}/organizationAcls", self.headers(credential, "FINDER")
        return Talk(self.app).json("GET", url, headers=headers, params=query)


class _Tokens(oauth.Tokens):
    """LinkedIn says invalid_request of a refresh token that it does not know."""

    over = (*oauth.OVER, "invalid_request")


def elements(said: Any) -> list[Mapping[str, Any]]:
    """The rows of a Rest.li collection; NONSENSE where it is none."""
    rows = said.get("elements") if isinstance(said, Mapping) else None
    if not isinstance(rows, list):
        raise NetworkError(Trouble.NONSENSE, "no elements in the answer")
    return rows

"""X under test: the connector, its server, and an account that is connected."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import httpx

from networks.contract import NOW, Bench
from networks.x.server import BACK, ID, SECRET, WHO, XServer
from pedel.networks import App, Credential, connector


class XBench(Bench):
    def __init__(self, server: XServer):
        self.server = server
        self.connector = connector("x", App(client_id=ID, client_secret=SECRET, url=server.url))
        self.credential = self.given(self.connector.scopes)

    def given(self, scopes) -> Credential:
        """A credential as X gives it to whoever said yes to these scopes."""
        said = self.server.pair(scopes)
        return Credential(
            access=said["access_token"],
            refresh=said.get("refresh_token", ""),
            expires_at=datetime.now(UTC) + timedelta(hours=2),
            scopes=tuple(scopes),
            account=WHO["id"],
            extra={"handle": WHO["username"]},
        )

    def texts(self):
        return [one["typed"] for one in self.server.standing()]

    def earlier(self, text):
        self.server.put(text, at=NOW - timedelta(hours=1))

    def too_long(self):
        return "日" * 141

    def wrong(self):
        return replace(self.credential, access="nobody-gave-this")

    def expired(self):
        old = self.given(self.connector.scopes)
        known, _ = self.server.tokens[old.access]
        self.server.tokens[old.access] = (known, datetime.now(UTC) - timedelta(seconds=1))
        return old

    def change_elsewhere(self, receipt, text):
        one = self.server.tweets[receipt.id]
        self.server.put(text, history=one["history"])
        return True

    def consent(self, handle=""):
        """Goes to X's page as a browser would, and comes back with what X says."""
        consent = self.connector.begin(BACK, "state-1", handle)
        answer = httpx.get(consent.url)
        return consent, dict(parse_qsl(urlsplit(answer.headers["location"]).query))

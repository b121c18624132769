"""LinkedIn under test: the connector, its server, and a page that is connected."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import httpx

from networks.contract import NOW, Bench
from networks.linkedin.server import BACK, ID, PAGES, SECRET, LinkedInServer, read
from pedel.networks import App, Credential, connector


class LinkedInBench(Bench):
    def __init__(self, server: LinkedInServer):
        self.server = server
        self.app = App(client_id=ID, client_secret=SECRET, url=server.url)
        self.connector = connector("linkedin", self.app)
        self.credential = self.given(self.connector.scopes)

    def given(self, scopes) -> Credential:
        """A credential as LinkedIn gives it to whoever said yes to these scopes."""
        said = self.server.given(" ".join(scopes))
        ends = datetime.now(UTC) + timedelta(days=60)
        refresh = said.get("refresh_token", "")
        return Credential(said["access_token"], refresh, ends, scopes=tuple(scopes), account=PAGES[0])

    def texts(self):
        return [read(one["commentary"]) for one in self.server.posts.values()]

    def earlier(self, text):
        self.server.put(text, at=NOW - timedelta(hours=1))

    def too_long(self):
        return "x" * 3001

    def wrong(self):
        return replace(self.credential, access="nobody-gave-this")

    def expired(self):
        old = self.given(self.connector.scopes)
        known, _ = self.server.tokens[old.access]
        self.server.tokens[old.access] = (known, datetime.now(UTC) - timedelta(seconds=1))
        return old

    def change_elsewhere(self, receipt, text):
        self.server.change(receipt.id, text)
        return True

    def consent(self):
        """Goes to LinkedIn's page as a browser would, and comes back with what LinkedIn says."""
        consent = self.connector.begin(BACK, "state-1", "")
        answer = httpx.get(consent.url)
        return consent, dict(parse_qsl(urlsplit(answer.headers["location"]).query))

"""Facebook under test."""

from __future__ import annotations

from datetime import timedelta

import pytest

from networks import contract
from networks.facebook.server import LONGEST, PAGE, FacebookServer
from networks.faulty import serving
from networks.graph import APP, SECRET, Token
from pedel.networks import App, Credential
from pedel.networks.facebook.connector import ConnectorFacebook


class Bench(contract.Bench):
    def __init__(self, server: FacebookServer) -> None:
        self.server = server
        self.connector = ConnectorFacebook(App(client_id=APP, client_secret=SECRET, url=server.url))
        server.tokens["page-token"] = Token(PAGE, self.connector.scopes)
        self.credential = Credential("page-token", account=PAGE)

    def texts(self) -> list[str]:
        return [post["message"] for post in self.server.posts.values()]

    def earlier(self, text: str) -> None:
        self.server.put(text, contract.NOW - timedelta(hours=1))

    def too_long(self) -> str:
        return "x" * (LONGEST + 1)

    def wrong(self) -> Credential:
        return Credential("no-such-token", account=PAGE)

    def expired(self) -> None:
        return None

    def change_elsewhere(self, receipt, text: str) -> bool:
        self.server.posts[receipt.id]["message"] = text
        return True


@pytest.fixture
def bench():
    with serving(FacebookServer()) as server:
        yield Bench(server)

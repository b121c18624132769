"""Instagram under test."""

from __future__ import annotations

from datetime import timedelta

import pytest

from networks import contract
from networks.contract import media, picture
from networks.faulty import serving
from networks.graph import APP, SECRET, Token
from networks.instagram.server import ACCOUNT, LONGEST, InstagramServer
from pedel.networks import App, Credential
from pedel.networks.instagram.connector import ConnectorInstagram


class Bench(contract.Bench):
    def __init__(self, server: InstagramServer) -> None:
        self.server = server
        self.connector = ConnectorInstagram(App(client_id=APP, client_secret=SECRET, url=server.url))
        server.tokens["page-token"] = Token(ACCOUNT, self.connector.scopes)
        self.credential = Credential("page-token", account=ACCOUNT)

    def field(self, **fields):
        """A picture that Instagram takes, at an address where it finds it."""
        usual = {"name": "field.jpg", "media_type": "image/jpeg", "url": f"{self.server.url}/files/field.jpg"}
        return media(picture(kind="JPEG"), **{**usual, **fields})

    def post(self, text: str = "The library opens at nine.", **fields):
        return contract.post(text, **{"media": (self.field(),), **fields})

    def texts(self) -> list[str]:
        return [post["caption"] for post in self.server.posts.values()]

    def earlier(self, text: str) -> None:
        self.server.put({"caption": text}, contract.NOW - timedelta(hours=1))

    def too_long(self) -> str:
        return "x" * (LONGEST + 1)

    def wrong(self) -> Credential:
        return Credential("no-such-token", account=ACCOUNT)

    def expired(self) -> None:
        return None

    def change_elsewhere(self, receipt, text: str) -> bool:
        self.server.posts[receipt.id]["caption"] = text
        return True


@pytest.fixture
def bench():
    with serving(InstagramServer()) as server:
        yield Bench(server)

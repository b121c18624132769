"""Threads under test."""

from __future__ import annotations

from datetime import timedelta

import pytest

from networks import contract
from networks.faulty import serving
from networks.graph import APP, SECRET
from networks.threads.server import ACCOUNT, LONGEST, ThreadsServer
from pedel.networks import App, Credential
from pedel.networks.threads.connector import ConnectorThreads


class Bench(contract.Bench):
    def __init__(self, server: ThreadsServer) -> None:
        self.server = server
        self.connector = ConnectorThreads(App(client_id=APP, client_secret=SECRET, url=server.url))
        token = server.token("long", self.connector.scopes)
        self.credential = Credential(token, account=ACCOUNT)

    def texts(self) -> list[str]:
        return [post["text"] for post in self.server.posts.values()]

    def earlier(self, text: str) -> None:
        self.server.put({"text": text}, contract.NOW - timedelta(hours=1))

    def too_long(self) -> str:
        return "x" * (LONGEST + 1)

    def wrong(self) -> Credential:
        return Credential("no-such-token", account=ACCOUNT)

    def expired(self) -> None:
        """A token that has ended is not refreshed here: test_signing_in has what can be."""

    def change_elsewhere(self, receipt, text: str) -> bool:
        self.server.posts[receipt.id]["text"] = text
        return True


@pytest.fixture
def bench():
    with serving(ThreadsServer()) as server:
        yield Bench(server)

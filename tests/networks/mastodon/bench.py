"""The bench of Mastodon: the connector, a token that works, and the server."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from networks.contract import NOW, Bench
from networks.faulty import serving
from networks.mastodon.server import MastodonServer
from pedel.desk.demo.network.store import written
from pedel.networks import App, Credential, connector


class MastodonBench(Bench):
    is_idempotent = True

    def __init__(self, server):
        self.server = server
        self.connector = connector("mastodon", App(url=server.url))
        self.credential = Credential(server.token, account=str(server.account["id"]), server=server.url)

    def texts(self):
        return self.server.texts()

    def earlier(self, text):
        self.server.add(text, written(NOW - timedelta(hours=1)))

    def too_long(self):
        return "a" * 501

    def wrong(self):
        return replace(self.credential, access="a token that nobody gave")

    def expired(self):
        return None

    def change_elsewhere(self, receipt, text):
        self.server.change(receipt.id, text)
        return True


@contextmanager
def bench_with(**wishes):
    with serving(MastodonServer(**wishes)) as server:
        yield MastodonBench(server)
        server.network.store.close()

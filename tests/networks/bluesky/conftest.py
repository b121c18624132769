from __future__ import annotations

from dataclasses import replace

import pytest

from networks.bluesky.server import FaultyPds
from networks.contract import NOW, Bench
from networks.faulty import serving
from networks.pds.running import Account, Pds, running
from pedel.networks import App, Credential, Receipt, connector


class BlueskyBench(Bench):
    is_idempotent = True

    def __init__(self, pds: Pds, server: FaultyPds, account: Account, credential: Credential) -> None:
        self.pds, self.server, self.account = pds, server, account
        self.connector = connector("bluesky", App(url=server.url))
        self.credential = replace(credential, server=server.url)

    def texts(self) -> list[str]:
        return [one["value"]["text"] for one in self.pds.records(self.account)]

    def records(self) -> list[dict]:
        return [one["value"] for one in self.pds.records(self.account)]

    def earlier(self, text: str) -> None:
        an_hour_ago = NOW.timestamp() - 3600
        before = self.post(text, key="9" * 20, created_at=NOW.fromtimestamp(an_hour_ago, NOW.tzinfo))
        self.send(before)

    def too_long(self) -> str:
        return "a" * 301

    def wrong(self) -> Credential:
        return Credential("nobody.knows.this", account=self.account.did, server=self.server.url)

    def expired(self) -> Credential:
        old = self.credential
        return Credential(
            self.pds.ended(self.account), old.refresh, account=old.account, server=old.server, extra=old.extra
        )

    def change_elsewhere(self, receipt: Receipt, text: str) -> bool:
        [found] = self.pds.records(self.account)
        self.pds.put(self.account, receipt.id.rpartition("/")[2], {**found["value"], "text": text})
        return True


@pytest.fixture(scope="session")
def pds(tmp_path_factory):
    with running(tmp_path_factory.mktemp("pds")) as it:
        yield it


@pytest.fixture(scope="session")
def standing(pds):
    with serving(FaultyPds(pds.url)) as it:
        yield it
        it.client.close()


@pytest.fixture
def server(standing):
    standing.requests.clear()
    standing.faults.clear()
    return standing


@pytest.fixture(scope="session")
def known(pds):
    """One account for the tests that leave it as they found it, and a session of it."""
    return signed_in(pds)


@pytest.fixture
def bench(pds, server, known):
    pds.clear(known[0])
    return BlueskyBench(pds, server, *known)


@pytest.fixture
def own(pds, server):
    """A bench with an account of its own."""
    return BlueskyBench(pds, server, *signed_in(pds))


def signed_in(pds: Pds) -> tuple[Account, Credential]:
    account = pds.account()
    return account, connector("bluesky", App(url=pds.url)).connect(account.handle, account.password)

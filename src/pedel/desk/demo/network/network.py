"""The network: which request goes where. Knows no sockets, so that tests put faults around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from . import access, entities, reading, signing_in, statuses, uploads
from .asking import Asked, Refused, Reply
from .store import Row, Store, now

SCOPES = "read:accounts read:statuses write:statuses write:media"
DESK = "the desk of this demonstration"


class Network:
    """A Mastodon server of this machine: its interface for programs, and pages for people.

    `film_looks`: how often a program has to look before a film is ready. `heeds_keys`: whether an
    Idempotency-Key is heeded; GoToSocial and others do not.
    """

    def __init__(self, folder: Path | None = None, *, film_looks: int = 1, heeds_keys: bool = True) -> None:
        self.store = Store(folder)
        self.film_looks, self.heeds_keys = film_looks, heeds_keys
        self.routes = [(method, re.compile(path), act) for method, path, act in self._routes()]

    def answer(self, asked: Asked) -> Reply:
        """The answer to a request; all that it changes is kept, or nothing."""
        try:
            with self.open():
                given = self._routed(asked)
        except Refused as refused:
            return refused.reply
        except (ValueError, KeyError, TypeError, AttributeError):
            return Reply({"error": "Bad Request"}, 400)
        return given if isinstance(given, Reply) else Reply(given)

    @contextmanager
    def open(self) -> Iterator[Store]:
        """The store, for one transaction."""
        with self.store.lock, self.store.database:
            yield self.store

    @property
    def domain(self) -> str:
        """The server's name in handles ("social.rijnmeer.example")."""
        row = self.store.one("SELECT value FROM facts WHERE name = 'domain'")
        return row["value"] if row else "localhost"

    def account(self, handle: str, name: str = "", note: str = "") -> Row:
        """The account with that handle ("law@social.example"), made where there is none yet."""
        username, _, domain = handle.partition("@")
        with self.open() as store:
            store.database.execute(
                "INSERT OR IGNORE INTO facts VALUES ('domain', ?)", (domain or "localhost",)
            )
            store.database.execute(
                "INSERT OR IGNORE INTO accounts (username, name, note, made_at) VALUES (?, ?, ?, ?)",
                (username, name or username, note, now()),
            )
            row = store.one("SELECT * FROM accounts WHERE username = ?", username)
        assert row
        return row

    def token(self, handle: str) -> str:
        """A token for an account, as if its owner had said yes on the page; the same one each time."""
        account = self.account(handle)
        with self.open() as store:
            known = "SELECT token FROM tokens WHERE client_id = ? AND account_id = ? AND is_revoked = 0"
            row = store.one(known, DESK, account["id"])
            return row["token"] if row else access.give_token(store, DESK, account["id"], SCOPES)

    def _routed(self, asked: Asked) -> Any:
        for method, pattern, act in self.routes:
            if method == asked.method and (match := pattern.fullmatch(asked.path)):
                return act(asked, *match.groups())
        raise Refused(404, "The page you were looking for doesn't exist here.")

    def _routes(self) -> list[tuple[str, str, Callable[..., Any]]]:
        store = self.store
        one = r"/api/v1/statuses/(\d+)"
        return [
            ("POST", r"/api/v1/apps", lambda asked: signing_in.register(store, asked)),
            ("GET", r"/oauth/authorize", lambda asked: signing_in.authorize(store, asked)),
            ("POST", r"/oauth/authorize", lambda asked: signing_in.decide(store, asked)),
            ("POST", r"/oauth/token", lambda asked: signing_in.token(store, asked)),
            ("POST", r"/oauth/revoke", lambda asked: signing_in.revoke(store, asked)),
            ("GET", r"/api/v2/instance", lambda asked: entities.instance(self.domain)),
            ("GET", r"/api/v1/accounts/verify_credentials", self._verify),
            ("GET", r"/api/v1/accounts/(\d+)/statuses", lambda *a: statuses.of_account(store, *a)),
            ("POST", r"/api/v1/statuses", self._post),
            ("GET", one, lambda *a: statuses.look(store, *a)),
            ("PUT", one, lambda *a: statuses.edit(store, *a)),
            ("DELETE", one, lambda *a: statuses.delete(store, *a)),
            ("GET", f"{one}/source", lambda *a: statuses.source(store, *a)),
            ("POST", r"/api/v2/media", lambda asked: uploads.upload(store, asked, self.film_looks)),
            ("GET", r"/api/v1/media/(\d+)", lambda *a: uploads.look(store, *a)),
            ("GET", r"/media/(\d+)", lambda *a: uploads.show(store, *a)),
            ("GET", r"/", lambda asked: reading.everybody(store, asked)),
            ("GET", r"/@(\w[\w.-]*)", lambda *a: reading.account(store, self.domain, *a)),
            ("GET", r"/@(\w[\w.-]*)/(\d+)", lambda *a: reading.status(store, self.domain, *a)),
            ("GET", r"/tags/(\w+)", lambda *a: reading.tag(store, self.domain, *a)),
            ("GET", r"/avatar/(\w[\w.-]*)\.svg", lambda *a: reading.avatar(store, *a)),
            ("GET", r"/style\.css", lambda asked: reading.style()),
        ]

    def _verify(self, asked: Asked) -> Any:
        who = access.caller(self.store, asked, "read:accounts")
        return entities.account(who.account, asked.base)

    def _post(self, asked: Asked) -> Any:
        return statuses.post(self.store, asked, heeds_keys=self.heeds_keys)

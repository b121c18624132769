"""Calls through Mastodon.py, over the one guarded client, every mishap told as a NetworkError.

Mastodon.py speaks through `requests`; here its requests leave through `..http`, so that addresses are
guarded, nothing is read from the environment, no redirect is followed and nothing is tried twice. Of an
answer only status and body come back, so that no odd header can make the library stumble over a post that
has been taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

import httpx
import requests
from mastodon import Mastodon
from mastodon.errors import MastodonError
from requests.adapters import BaseAdapter

from ..connector import App, Credential
from ..errors import NetworkError, Trouble
from ..http import Http, decoded, error_for

SENT = ("Authorization", "Content-Type", "Idempotency-Key")
"""Headers that a request takes along; the rest is the guarded client's."""
LOCKED = ("disabled", "suspended", "pending approval", "confirmed e-mail")
"""Words of a 403 that speaks of the account (`require_user!` of mastodon/mastodon, base_controller.rb)."""
STUMBLES = (MastodonError, ValueError, TypeError, KeyError, AttributeError)
"""What Mastodon.py raises over an answer that is not what it should be."""


class ServerHttp(Http):
    """Talks to a server; hears from its refusals whose fault it is."""

    def refusal(self, answer: httpx.Response, *, is_post: bool = False) -> NetworkError:
        """ACCOUNT for a locked one, SCOPE for what was not allowed, REFUSED for what else is forbidden."""
        error = error_for(answer, is_post=is_post)
        said = error.detail.lower()
        trouble = error.trouble
        if trouble == Trouble.SCOPE and "authorized scopes" not in said:
            trouble = Trouble.ACCOUNT if any(word in said for word in LOCKED) else Trouble.REFUSED
        elif trouble == Trouble.REFUSED and "authenticated user" in said:
            trouble = Trouble.TOKEN
        if trouble == error.trouble:
            return error
        return NetworkError(trouble, error.detail, permanent=True)


class Guarded(BaseAdapter):
    """The way out of a `requests` session: the one guarded client. `is_post`: a POST or PUT is the post."""

    def __init__(self, http: Http, is_post: bool) -> None:
        super().__init__()
        self.http, self.is_post, self.has_sent = http, is_post, False

    def send(self, request: requests.PreparedRequest, *args: Any, **wishes: Any) -> requests.Response:
        """The answer to a request; NetworkError where there is none, or none that is JSON."""
        method, url, is_post = request.method or "GET", request.url or "", self._is_post(request)
        self.has_sent = self.has_sent or is_post
        headers = {name: value for name in SENT if (value := request.headers.get(name))}
        answer = self.http.send(method, url, is_post=is_post, headers=headers, content=request.body)
        decoded(answer, is_post=is_post)
        given = requests.Response()
        given.status_code, given._content, given.url, given.request = 200, answer.content, url, request
        return given

    def close(self) -> None:
        """Nothing: the client is shared."""

    def _is_post(self, request: requests.PreparedRequest) -> bool:
        return self.is_post and request.method in ("POST", "PUT")


@contextmanager
def calling(app: App, credential: Credential, *, is_post: bool = False) -> Iterator[Mastodon]:
    """Mastodon.py for one account. `is_post`: what is written in the block is the post itself."""
    http = ServerHttp(app)
    session = requests.Session()
    session.trust_env = False
    out = Guarded(http, is_post)
    for start in ("https://", "http://"):
        session.mount(start, out)
    api = Mastodon(
        api_base_url=server(app, credential),
        session=session,
        ratelimit_method="throw",
        version_check_mode="none",
        user_agent=http.agent,
    )
    api.access_token = credential.access  # given to the constructor it could be taken for a file's name
    try:
        yield api
    except STUMBLES as error:
        raise (cause(error) or _stumbled(error, out.has_sent)) from error


def server(app: App, credential: Credential) -> str:
    """The address of the server where the account lives."""
    return (credential.server or app.url).rstrip("/")


def bearer(credential: Credential) -> Mapping[str, str]:
    """The header that opens the account."""
    return {"Authorization": f"Bearer {credential.access}"}


def cause(error: BaseException | None) -> NetworkError | None:
    """The NetworkError that Mastodon.py has wrapped, if there is one."""
    while error is not None:
        if isinstance(error, NetworkError):
            return error
        error = error.__context__
    return None


def _stumbled(error: BaseException, has_sent: bool) -> NetworkError:
    outcome: Literal["definite", "unknown"] = "unknown" if has_sent else "definite"
    return NetworkError(Trouble.NONSENSE, type(error).__name__, outcome=outcome)

"""What the networks of Meta share: requests to a Graph API, its versions and lists.

Made from Meta's pages "Graph API", "Secure Graph API Calls", "Paginated Results" and "Versions" (which in
autumn 2026 lists v26.0 of 29 July 2026 as the newest). A version works two years after its successor came
out; Meta then answers as in the oldest one that still works, or refuses (code 2635).

Tokens travel in the `Authorization` header, as Meta's pages of the Instagram Platform and its Postman
collection for Threads show it, so that they stand in no address.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import httpx

from .connector import App, Version
from .errors import NetworkError, Trouble
from .graph_errors import error_in, refusal
from .graph_reading import each, inner
from .http import Http, decoded, error_for

VERSIONS = (
    Version("v26.0"),
    Version("v25.0", date(2028, 7, 29)),
    Version("v24.0", date(2028, 2, 18)),
    Version("v23.0", date(2027, 10, 8)),
    Version("v22.0", date(2027, 5, 20)),
    Version("v21.0", date(2027, 1, 21)),
    Version("v20.0", date(2026, 9, 24)),
)
"""Of the Graph API, with the ends that its page "Versions" announces."""
PAGES = 10
"""Pages of 100 that are looked through: more than anybody sends between approval and publishing."""


class Graph(Http):
    """Talks to one Graph API; `home` is its address, `version` the first part of each path (or empty).

    `is_signed`: each request carries the proof that it comes from the app (`appsecret_proof`).
    """

    def __init__(
        self,
        app: App,
        home: str,
        version: str = "",
        *,
        is_signed: bool = True,
        timeout: float | None = None,
    ) -> None:
        super().__init__(app, timeout=timeout)
        self.home = "/".join(part for part in ((app.url or home).rstrip("/"), version) if part)
        self.version = version
        self.secret = app.client_secret if is_signed else ""

    def refusal(self, answer: httpx.Response, *, is_post: bool = False) -> NetworkError:
        """Meta's codes say more than the status."""
        return refusal(answer, is_post=is_post) or error_for(answer, is_post=is_post)

    def ask(
        self,
        method: str,
        path: str,
        token: str = "",
        given: Mapping[str, str] | None = None,
        *,
        is_post: bool = False,
        **wishes: Any,
    ) -> dict[str, Any]:
        """The object that a request gives: `given` are its parameters, `wishes` httpx's."""
        return self.read(self.answer(method, path, token, given, is_post=is_post, **wishes), is_post=is_post)

    def answer(
        self,
        method: str,
        path: str,
        token: str = "",
        given: Mapping[str, str] | None = None,
        *,
        is_post: bool = False,
        **wishes: Any,
    ) -> httpx.Response:
        """As `ask`, with the whole answer."""
        bearer = {"Authorization": f"Bearer {token}"} if token else {}
        wishes["headers"] = {**bearer, **wishes.get("headers", {})}
        url, sent = httpx.URL(f"{self.home}/{path}"), {**(given or {}), **self.proof(token)}
        if method == "POST" and "content" not in wishes:
            wishes["data"] = sent
        else:
            url = url.copy_merge_params(sent)
        return self.send(method, str(url), is_post=is_post, **wishes)

    def read(self, answer: httpx.Response, *, is_post: bool = False) -> dict[str, Any]:
        """The object in an answer; an error in a 200 is an error, and anything but an object NONSENSE."""
        body = decoded(answer, is_post=is_post)
        if error_in(body) is not None:
            raise self.refusal(answer, is_post=is_post)
        if not isinstance(body, dict):
            raise _nonsense("the answer is no object", is_post=is_post)
        return body

    def made(
        self, path: str, token: str, given: Mapping[str, str], *, is_post: bool = False, **wishes: Any
    ) -> str:
        """The id of what a POST made."""
        body = self.ask("POST", path, token, given, is_post=is_post, **wishes)
        if not body.get("id"):
            raise _nonsense("the answer holds no id", is_post=is_post)
        return str(body["id"])

    def done(
        self,
        method: str,
        path: str,
        token: str,
        given: Mapping[str, str] | None = None,
        *,
        is_post: bool = False,
    ) -> None:
        """Changes or deletes; REFUSED where the answer says that it did not work, NONSENSE where nothing."""
        said = self.ask(method, path, token, given, is_post=is_post).get("success")
        if said is False:
            raise NetworkError(Trouble.REFUSED, "the network says that it did not do so")
        if said is not True:
            raise _nonsense("the network does not say that it did so", is_post=is_post)

    def found(self, path: str, token: str, given: Mapping[str, str]) -> dict[str, Any] | None:
        """What stands there; None where Meta says that it is not there, or may not be seen."""
        try:
            body = self.ask("GET", path, token, given)
        except NetworkError as error:
            if error.trouble == Trouble.GONE:
                return None
            raise
        if not body.get("id"):
            raise _nonsense("the answer holds no id", is_post=False)
        return body

    def remove(self, path: str, token: str) -> None:
        """Deletes; what is gone already is well."""
        try:
            self.done("DELETE", path, token)
        except NetworkError as error:
            if error.trouble != Trouble.GONE:
                raise

    def proof(self, token: str) -> dict[str, str]:
        """`appsecret_proof`: HMAC-SHA256 of the token, with the app's secret as its key."""
        if not (self.secret and token):
            return {}
        return {"appsecret_proof": hmac.new(self.secret.encode(), token.encode(), hashlib.sha256).hexdigest()}

    def rows(self, path: str, token: str, given: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """The rows of a list, page after page by its cursors.

        NONSENSE where there is no list, or no end of it: nobody shall think that something is not there.
        """
        asked = {"limit": "100", **given}
        for _ in range(PAGES):
            body = self.ask("GET", path, token, asked)
            if not isinstance(body.get("data"), list):
                raise _nonsense("the answer holds no list", is_post=False)
            yield from each(body["data"])
            asked["after"] = str(inner(body, "paging", "cursors", "after") or "")
            if not (asked["after"] and inner(body, "paging", "next")):
                return
        raise _nonsense(f"a list of more than {PAGES} pages", is_post=False)

    def current(self, answer: httpx.Response) -> None:
        """VERSION where Meta has answered in another version: the one in the settings has ended.

        Meta tells the version in the header `facebook-api-version`; clients see it, no page describes it.
        """
        told = answer.headers.get("facebook-api-version", self.version)
        if self.version and told != self.version:
            said = f"{self.version} has ended, the answer came in {told}"
            raise NetworkError(Trouble.VERSION, said, permanent=True)


def _nonsense(said: str, *, is_post: bool) -> NetworkError:
    return NetworkError(Trouble.NONSENSE, said, outcome="unknown" if is_post else "definite")

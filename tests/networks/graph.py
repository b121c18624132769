"""What the servers of Meta have in common: versions in the path, tokens, the app's proof, errors, lists.

Made from Meta's pages "Graph API: Overview", "Versions", "Secure Graph API Calls", "Handling Errors", "Rate
Limits" and "Paginated Results". Bodies of errors have the form that those pages show. What nobody could check
here: the exact words of errors, and which of two faults Meta tells first.
"""

from __future__ import annotations

import email
import hashlib
import hmac
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count

from networks.faulty import Answer, FaultyServer, RefusalError, Request

SECRET = "app-secret-of-the-university-0123456789"
APP = "990602627938098"
OLDEST = "v21.0"


@dataclass
class Token:
    """What a token opens: `owner` is the account; `subcode` says why it is no longer good."""

    owner: str
    scopes: tuple[str, ...] = ()
    subcode: int = 0


def fail(code: int, message: str, subcode: int = 0, status: int = 400, **more):
    """An error as Meta answers it."""
    error = {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "AbCdEf", **more}
    raise RefusalError(status, {"error": {**error, **({"error_subcode": subcode} if subcode else {})}})


def stamp(time: datetime) -> str:
    """A time as Meta writes it."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+0000")


def parameters(request: Request) -> dict[str, str]:
    """The parameters of a request, from its address and its form; bytes of a file as `source`."""
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        return {**request.query, **_parts(kind, request.body)}
    is_form = kind.startswith("application/x-www-form-urlencoded")
    return {**request.query, **(request.form() if is_form else {})}


def _parts(kind: str, body: bytes) -> dict[str, str]:
    whole = email.message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    found = {}
    for part in whole.get_payload():
        name = part.get_param("name", header="content-disposition")
        raw = part.get_payload(decode=True)
        found[name] = raw if part.get_filename() else raw.decode()
    return found


class GraphServer(FaultyServer):
    """Routes see the path without its version. `ended` versions are refused (code 2635), or, with
    `is_lenient`, answered in the oldest version there is, as Meta does for most of its edges."""

    is_signed = True
    versions: tuple[str, ...] = ("v26.0", "v25.0", "v24.0", OLDEST)

    def __init__(self) -> None:
        super().__init__()
        self.tokens: dict[str, Token] = {}
        self.is_lenient = False
        self.usage: dict[str, str] = {}
        self.page = 100
        self.ids = count(17_900_000_000_000_001)

    def act(self, request: Request) -> Answer:
        found = re.fullmatch(r"/(v\d+\.\d+)(/.*)", request.path)
        if not found:
            return super().act(request)
        version, path = found.groups()
        try:
            answered = self.answered(version)
        except RefusalError as refusal:
            return refusal.answer
        answer = super().act(replace(request, path=path))
        answer.headers = {"facebook-api-version": answered, **self.usage, **answer.headers}
        return answer

    def answered(self, version: str) -> str:
        """The version in which a request is answered."""
        if version in self.versions:
            return version
        if not self.is_lenient:
            fail(2635, "(#2635) You are calling a deprecated version of the API. Please update.")
        return OLDEST

    def allowed(self, request: Request, *scopes: str) -> str:
        """The owner of the token in a request; refuses what Meta refuses."""
        given = parameters(request)
        shown = request.headers.get("authorization", "").partition(" ")[2] or given.get("access_token", "")
        token = self.tokens.get(shown)
        if token is None:
            fail(190, f"Malformed access token {shown}")
        if token.subcode:
            fail(190, "Error validating access token: Session has expired", token.subcode, 401)
        if self.is_signed:
            self.check_proof(shown, given.get("appsecret_proof"))
        if missing := set(scopes) - set(token.scopes):
            fail(10, f"(#10) This endpoint requires the '{missing.pop()}' permission", status=403)
        return token.owner

    def check_proof(self, token: str, proof: str | None) -> None:
        if proof is None:
            fail(100, "API calls from the server require an appsecret_proof argument")
        if not hmac.compare_digest(
            proof, hmac.new(SECRET.encode(), token.encode(), hashlib.sha256).hexdigest()
        ):
            fail(100, "Invalid appsecret_proof provided in the API argument")

    def own(self, request: Request, *scopes: str) -> dict[str, str]:
        """The parameters of a request to an account's own edge, by somebody who may ask it."""
        if self.allowed(request, *scopes) != request.match["account"]:
            fail(200, "(#200) Requires permission to act for this account", status=403)
        return parameters(request)

    def missing(self, what: str):
        said = (
            f"Unsupported request. Object with ID '{what}' does not exist, cannot be loaded due to missing "
        )
        fail(100, f"{said}permissions, or does not support this operation", 33)

    def listed(self, request: Request, rows: list[dict], field: str) -> dict:
        """A page of a list, the newest first, from `since` on, with the cursor of the next."""
        given = parameters(request)
        if since := given.get("since"):
            rows = [row for row in rows if datetime.fromisoformat(row[field]).timestamp() >= int(since)]
        rows = sorted(rows, key=lambda row: row[field])[::-1]
        start, size = int(given.get("after") or 0), min(int(given.get("limit") or 25), self.page)
        cursors = {"before": str(start), "after": str(start + size)}
        follow = {"next": f"{self.url}/next"} if start + size < len(rows) else {}
        return {"data": rows[start : start + size], "paging": {"cursors": cursors, **follow}}

"""An account on Threads.

Made from Meta's pages "Posts", "Publishing", "Troubleshooting", "Media Retrieval", "Retrieve User Posts",
"Create Replies", "Delete Posts", "Get Access Tokens and Permissions" and "Long-Lived Access Tokens", and the
Postman collection of fbsamples/threads_api.

It refuses: tokens and permissions that are wrong, texts of more than 500 characters (with status 500, as
clients report), pictures that it cannot fetch, that are no JPEG or PNG or too large, carousels of one or of
21, containers that are not ready or have expired, codes used twice or from another redirect address, and
tokens that are refreshed before they are a day old. What nobody could check here: the codes of the last two.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from networks.faulty import Request
from networks.graph import APP, SECRET, Token, fail, parameters
from networks.graph_account import AccountServer

ACCOUNT = "9107500000000001"
LONGEST = 500
MONTHS = 5_183_944


class ThreadsServer(AccountServer):
    SENDS = ("POST", rf"/v1\.0/{ACCOUNT}/threads_publish")
    versions = ("v1.0",)
    is_signed = False
    edge, words, status, reason = "threads", "text", "status", "error_message"
    publishing = ("threads_basic", "threads_content_publish")
    deleting = ("threads_basic", "threads_delete")
    most_parts = 20

    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.made: dict[str, datetime] = {}
        self.is_slow_to_spread = self.hides_new = False
        self.route("GET", r"/(?P<account>\d+)/threads", self.threads)
        self.route("GET", r"/(?P<account>\d+)/replies", self.replies)
        self.route("GET", rf"/{ACCOUNT}", self.profile)
        self.route("POST", r"/oauth/access_token", self.exchange)
        self.route("GET", r"/access_token", self.longer)
        self.route("GET", r"/refresh_access_token", self.refreshed)

    def check(self, given: dict[str, str]) -> None:
        text = given.get("text", "")
        if sum(len(sign.encode()) if sign > "\u2fff" else 1 for sign in text) > LONGEST:
            fail(100, "Param text must be at most 500 characters long.", status=500)
        if given.get("reply_to_id") and given["reply_to_id"] not in self.posts:
            fail(100, "(#100) There is no post to reply to")
        match given.get("media_type"):
            case "TEXT" if text or given.get("link_attachment"):
                pass
            case "IMAGE":
                self.drawn(given.get("image_url", ""), ("JPEG", "PNG"))
            case "VIDEO":
                self.fetch(given.get("video_url", ""))
            case "CAROUSEL":
                self.check_parts(given)
            case other:
                fail(100, f"(#100) Param media_type must be one of TEXT, IMAGE, VIDEO, CAROUSEL, not {other}")

    def unknown_container(self):
        fail(24, "The requested resource does not exist", 4279009)

    def publish(self, request: Request) -> dict:
        if self.is_slow_to_spread:  # as clients report it of containers that are a second old
            self.unknown_container()
        return super().publish(request)

    def show(self, request: Request) -> dict:
        if self.hides_new and request.match["id"] in self.posts:
            self.missing(request.match["id"])
        return super().show(request)

    def threads(self, request: Request) -> dict:
        self.own(request, "threads_basic")
        alone = [row for row in self.rows() if not self.posts[row["id"]]["answers"]]
        return self.listed(request, alone, "timestamp")

    def replies(self, request: Request) -> dict:
        self.own(request, "threads_basic", "threads_read_replies")
        rows = [
            {**row, "replied_to": {"id": row.pop("answers")}}
            for row in self.rows("answers")
            if "answers" in row
        ]
        return self.listed(request, rows, "timestamp")

    def profile(self, request: Request) -> dict:
        self.allowed(request, "threads_basic")
        said = {"id": ACCOUNT, "username": "universityofexample", "name": "University of Example"}
        return {
            **said,
            "threads_biography": "All news.",
            "threads_profile_picture_url": f"{self.url}/picture",
        }

    def come_back(self, url: str) -> dict[str, str]:
        """What the browser comes back with after somebody has said yes at this address."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert (asked["client_id"], asked["response_type"]) == (APP, "code")
        code = f"code-{next(self.ids)}"
        self.codes[code] = (asked["redirect_uri"], tuple(asked["scope"].split(",")))
        return {"code": f"{code}#_", "state": asked["state"]}

    def exchange(self, request: Request) -> dict:
        given = parameters(request)
        if (given.get("client_id"), given.get("client_secret")) != (APP, SECRET):
            fail(101, "Error validating application. Invalid application ID.")
        redirect, scopes = self.codes.pop(given.get("code", ""), ("", ()))
        if given.get("grant_type") != "authorization_code" or not redirect:
            fail(100, "This authorization code has been used or is not valid")
        if redirect != given.get("redirect_uri"):
            fail(100, "Error validating verification code. Please make sure your redirect_uri is identical")
        return {"access_token": self.token("short", scopes), "user_id": int(ACCOUNT)}

    def token(self, kind: str, scopes: tuple[str, ...], age: timedelta = timedelta()) -> str:
        name = f"{kind}-{next(self.ids)}"
        self.tokens[name] = Token(ACCOUNT, scopes)
        self.made[name] = datetime.now(UTC) - age
        return name

    def longer(self, request: Request) -> dict:
        self.allowed(request, "threads_basic")
        given = parameters(request)
        if given.get("grant_type") != "th_exchange_token" or given.get("client_secret") != SECRET:
            fail(101, "Error validating client secret.")
        token = self.token("long", self.tokens[request.token].scopes)
        return {"access_token": token, "token_type": "bearer", "expires_in": MONTHS}

    def refreshed(self, request: Request) -> dict:
        self.allowed(request, "threads_basic")
        if parameters(request).get("grant_type") != "th_refresh_token":
            fail(100, "(#100) Unknown grant_type")
        if datetime.now(UTC) - self.made[request.token] < timedelta(hours=24):
            fail(100, "(#100) The token is not yet 24 hours old")
        token = self.token("long", self.tokens[request.token].scopes)
        return {"access_token": token, "token_type": "bearer", "expires_in": MONTHS}

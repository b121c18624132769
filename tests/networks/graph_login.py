"""Facebook Login: the dialog's answer, tokens of people and of their pages.

Made from Meta's pages "Manually Build a Login Flow", "Long-Lived Access Tokens", "Permissions" and "User
Accounts". The dialog itself is a page for people and is not here: `come_back` gives what it sends back with.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from networks.faulty import Request
from networks.graph import APP, SECRET, GraphServer, Token, fail, parameters

REDIRECT = "https://desk.example.org/channels/back/"


class LoginServer(GraphServer):
    """`pages` are those of the one person there is; `declined` what they do not say yes to."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.declined: set[str] = set()
        self.pages: list[dict] = []
        self.route("GET", r"/oauth/access_token", self.exchange)
        self.route("GET", r"/me/permissions", self.permissions)
        self.route("GET", r"/me/accounts", self.accounts)

    def come_back(self, url: str) -> dict[str, str]:
        """What the browser comes back with after somebody has said yes at this address."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert asked["client_id"] == APP
        assert asked["response_type"] == "code"
        code = f"code-{next(self.ids)}"
        self.codes[code] = (asked["redirect_uri"], tuple(asked["scope"].split(",")))
        return {"code": code, "state": asked["state"]}

    def exchange(self, request: Request) -> dict:
        given = parameters(request)
        if (given.get("client_id"), given.get("client_secret")) != (APP, SECRET):
            fail(101, "Error validating client secret.")
        if given.get("grant_type") == "fb_exchange_token":
            return self.longer(given.get("fb_exchange_token", ""))
        redirect, scopes = self.codes.pop(given.get("code", ""), ("", ()))
        if not redirect:
            fail(100, "This authorization code has been used.", 36009)
        if redirect != given.get("redirect_uri"):
            fail(
                100,
                "Error validating verification code. Please make sure your redirect_uri is identical",
                36008,
            )
        return self.token(f"short-{next(self.ids)}", scopes, 5_000)

    def longer(self, short: str) -> dict:
        if short not in self.tokens or not short.startswith("short-"):
            fail(190, "Malformed access token")
        return self.token(f"long-{next(self.ids)}", self.tokens[short].scopes, 5_183_944)

    def token(self, name: str, scopes: tuple[str, ...], seconds: int) -> dict:
        granted = tuple(scope for scope in scopes if scope not in self.declined)
        self.tokens[name] = Token("person", granted)
        return {"access_token": name, "token_type": "bearer", "expires_in": seconds}

    def permissions(self, request: Request) -> dict:
        self.allowed(request)
        granted = self.tokens[request.token].scopes
        rows = [{"permission": scope, "status": "granted"} for scope in granted]
        return {"data": rows + [{"permission": scope, "status": "declined"} for scope in self.declined]}

    def accounts(self, request: Request) -> dict:
        """Tokens of pages come with `pages_show_list`; they do not end when the person's is long-lived."""
        self.allowed(request, "pages_show_list")
        scopes = self.tokens[request.token].scopes
        for page in self.pages:
            self.tokens[page["access_token"]] = Token(page["owner"], scopes)
        fields = re.sub(r"\{.*?\}", "", parameters(request)["fields"]).split(",")
        return {"data": [{name: page[name] for name in fields if name in page} for page in self.pages]}

"""Apps, consent, codes and tokens: OAuth 2 as a Mastodon server does it.

After the pages "apps" and "oauth" of Mastodon's documentation, with PKCE (RFC 7636, S256 alone) as of 4.3.
Other than there, nobody signs in with a password: whoever reaches this machine may say yes for an account.
"""

from __future__ import annotations

import base64
import hashlib
import html
import secrets
import time
from typing import Any
from urllib.parse import urlencode, urlsplit

from .access import SCOPES, give_token
from .asking import HTML, Asked, Refused, Reply
from .pages import page
from .store import Row, Store

CODE_LASTS = 600
CLIENT = "Client authentication failed."
GRANT = "The code is unknown, used, too old, or was made for something else."


def register(store: Store, asked: Asked) -> Any:
    """POST /api/v1/apps."""
    given = asked.fields()
    redirects = given.get("redirect_uris") or ""
    redirects = redirects.split("\n") if isinstance(redirects, str) else redirects
    if not given.get("client_name"):
        raise Refused(422, "Validation failed: Application name can't be blank")
    if not all(urlsplit(one).scheme for one in redirects):
        raise Refused(422, "Validation failed: Redirect URI must be an absolute URI.")
    scopes = str(given.get("scopes") or "read").split()
    if not set(scopes) <= SCOPES:
        raise Refused(422, "Validation failed: Scopes doesn't match configured on the server.")
    made = {"client_id": secrets.token_urlsafe(32), "client_secret": secrets.token_urlsafe(32)}
    shown = {"name": given["client_name"], "website": given.get("website")}
    store.put("apps", **made, **shown, redirects="\n".join(redirects), scopes=" ".join(scopes))
    return {**made, **shown, "scopes": scopes, "redirect_uris": redirects, "client_secret_expires_at": 0}


def authorize(store: Store, asked: Asked) -> Reply:
    """GET /oauth/authorize: the page that asks for consent."""
    wish = _wish(store, asked.query)
    app = store.one("SELECT name FROM apps WHERE client_id = ?", wish["client_id"])
    assert app
    hidden = "".join(_hidden(name, value) for name, value in wish.items())
    accounts = store.all("SELECT id, username, name FROM accounts ORDER BY username")
    chosen = "".join(_choice(row, first=number == 0) for number, row in enumerate(accounts))
    body = (
        f"<h1>{html.escape(app['name'])} asks for access</h1>"
        f"<p>It may then do this for an account: <code>{html.escape(wish['scope'])}</code></p>"
        f'<form method="post" action="/oauth/authorize">{hidden}'
        f"<fieldset><legend>For which account?</legend>{chosen}</fieldset>"
        '<p><button name="decision" value="yes">Allow</button> '
        '<button name="decision" value="no" class="quiet">Do not allow</button></p></form>'
    )
    return Reply(page("Give access", body), content_type=HTML)


def decide(store: Store, asked: Asked) -> Reply:
    """POST /oauth/authorize: back to the app, with a code or with a no."""
    given = asked.fields()
    wish = _wish(store, given)
    back = {"state": wish["state"]} if wish["state"] else {}
    account = store.one("SELECT id FROM accounts WHERE id = ?", given.get("account"))
    if given.get("decision") != "yes" or account is None:
        said = "The resource owner or authorization server denied the request."
        return _back(wish, {"error": "access_denied", "error_description": said, **back})
    code = secrets.token_urlsafe(32)
    store.put(
        "codes",
        code=code,
        client_id=wish["client_id"],
        account_id=account["id"],
        redirect=wish["redirect_uri"],
        scopes=wish["scope"],
        challenge=wish["code_challenge"],
        until=time.time() + CODE_LASTS,
    )
    return _back(wish, {"code": code, **back})


def token(store: Store, asked: Asked) -> Any:
    """POST /oauth/token: a code becomes a token, once."""
    given = asked.fields()
    app = _client(store, given)
    if given.get("grant_type") != "authorization_code":
        raise Refused(400, "unsupported_grant_type", error_description="The grant type is not supported.")
    row = store.one("SELECT * FROM codes WHERE code = ?", given.get("code"))
    store.database.execute("DELETE FROM codes WHERE code = ?", (given.get("code"),))
    if row is None or not _fits(row, app, given):
        store.database.commit()  # used up all the same
        raise Refused(400, "invalid_grant", error_description=GRANT)
    made = give_token(store, row["client_id"], row["account_id"], row["scopes"])
    return {
        "access_token": made,
        "token_type": "Bearer",
        "scope": row["scopes"],
        "created_at": int(time.time()),
    }


def revoke(store: Store, asked: Asked) -> Any:
    """POST /oauth/revoke; the same again changes nothing."""
    given = asked.fields()
    row = store.one("SELECT client_id FROM tokens WHERE token = ?", given.get("token"))
    app = store.one("SELECT * FROM apps WHERE client_id = ?", given.get("client_id"))
    is_theirs = app and row and app["client_id"] == row["client_id"]
    if not is_theirs or app["client_secret"] != given.get("client_secret"):  # type: ignore[index]
        said = "You are not authorized to revoke this token"
        raise Refused(403, "unauthorized_client", error_description=said)
    store.database.execute("UPDATE tokens SET is_revoked = 1 WHERE token = ?", (given["token"],))
    return {}


def _client(store: Store, given: dict[str, Any]) -> Row:
    app = store.one("SELECT * FROM apps WHERE client_id = ?", given.get("client_id"))
    if app is None or not secrets.compare_digest(app["client_secret"], str(given.get("client_secret"))):
        raise Refused(401, "invalid_client", error_description=CLIENT)
    return app


def _fits(row: Row, app: Row, given: dict[str, Any]) -> bool:
    is_same = (row["client_id"], row["redirect"]) == (app["client_id"], given.get("redirect_uri"))
    is_proven = not row["challenge"] or row["challenge"] == _challenge(str(given.get("code_verifier", "")))
    return is_same and is_proven and row["until"] > time.time()


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def _wish(store: Store, given: dict[str, Any]) -> dict[str, str]:
    """What an app asks for, if it may; Refused before anybody is sent anywhere."""
    names = "client_id redirect_uri response_type state scope code_challenge code_challenge_method".split()
    wish = {name: str(given.get(name, "")) for name in names}
    wish["scope"] = wish["scope"] or "read"
    app = store.one("SELECT * FROM apps WHERE client_id = ?", wish["client_id"])
    if app is None:
        raise Refused(401, "invalid_client", error_description=CLIENT)
    if wish["redirect_uri"] not in app["redirects"].split("\n"):
        said = "The requested redirect uri is malformed or doesn't match client redirect URI."
        raise Refused(400, "invalid_request", error_description=said)
    if wish["response_type"] != "code":
        raise Refused(400, "unsupported_response_type", error_description="Only code is supported.")
    if not set(wish["scope"].split()) <= set(app["scopes"].split()):
        said = "The requested scope is invalid, unknown, or malformed."
        raise Refused(400, "invalid_scope", error_description=said)
    if wish["code_challenge"] and wish["code_challenge_method"] != "S256":
        said = "The code challenge method must be S256."
        raise Refused(400, "invalid_code_challenge_method", error_description=said)
    return wish


def _back(wish: dict[str, str], query: dict[str, str]) -> Reply:
    joint = "&" if "?" in wish["redirect_uri"] else "?"
    where = wish["redirect_uri"] + joint + urlencode(query)
    return Reply(b"", 302, {"Location": where}, HTML)


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{html.escape(value)}">'


def _choice(row: Row, *, first: bool) -> str:
    checked = " checked" if first else ""
    name = html.escape(f"{row['name'] or row['username']} (@{row['username']})")
    return f'<label><input type="radio" name="account" value="{row["id"]}" required{checked}> {name}</label>'

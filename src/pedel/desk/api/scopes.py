"""What a token may be used for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pedel.desk.people.tokens import Token
from pedel.desk.record.permission import Denied

SCOPES = {
    "read": gettext_lazy("sees what the person sees"),
    "write": gettext_lazy("changes what the person may change"),
    "approve": gettext_lazy("decides on requests for approval in the person's name"),
    "people": gettext_lazy("keeps who works here, as the institution's directory does by SCIM"),
}
SCOPE = "x-scope"
"""`openapi_extra={"x-scope": "approve"}`: an operation that needs another scope than its method says."""
PAGE = "page"
"""What no token may do, such as giving rights: only somebody who is signed in."""
READING = ("GET", "HEAD", "OPTIONS")


def scope(method: str, extra: Mapping[str, Any] | None) -> str:
    """The scope that a token needs for an operation."""
    declared: str = (extra or {}).get(SCOPE, "")
    return declared or ("read" if method.upper() in READING else "write")


class ScopedToken(Token):
    """A token, for the operations within its scopes."""

    def __call__(self, request: HttpRequest) -> Any:
        person = super().__call__(request)
        if person and request.scope == PAGE:
            raise Denied(_("No token may do this. Sign in, and do it on the desk's own pages."))
        if person and request.scope not in request.actor.scopes:
            raise Denied(_("This token may not do that: it lacks the scope “%s”.") % request.scope)
        return person


ScopedToken.__name__ = "Token"  # what the description calls it

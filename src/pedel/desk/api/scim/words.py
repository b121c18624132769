"""The names that the standard gives, and how a refusal is said in it."""

from __future__ import annotations

from typing import Any

from django.http import JsonResponse

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
MESSAGES = "urn:ietf:params:scim:api:messages:2.0:"
CONFIG = "urn:ietf:params:scim:schemas:core:2.0:"
MEDIA = "application/scim+json"
LARGEST = 200
"""Resources in one answer at most, as everywhere in the API."""


class Refused(Exception):
    """The request cannot be answered; `kind` is one of the standard's `scimType` (RFC 7644, 3.12), if any."""

    def __init__(self, status: int, detail: Any, kind: str = "") -> None:
        super().__init__(str(detail))
        self.status, self.detail, self.kind = status, str(detail), kind


def said(content: Any, status: int = 200, **headers: str) -> JsonResponse:
    """An answer in the standard's own media type."""
    return JsonResponse(content, status=status, content_type=MEDIA, headers=headers)


def refusal(status: int, detail: Any, kind: str = "", **headers: str) -> JsonResponse:
    """A refusal in the standard's own form (RFC 7644, 3.12)."""
    content = {"schemas": [f"{MESSAGES}Error"], "status": str(status), "detail": str(detail)}
    return said(content | ({"scimType": kind} if kind else {}), status, **headers)

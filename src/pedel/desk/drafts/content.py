"""The exact content of a draft: canonical JSON, its digest, and reading it back."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from .links import links
from .models import Draft, Picture, Revision, Target


def content(draft: Draft, salt: str | None = None) -> dict[str, Any]:
    """Everything of a draft that goes out or says how.

    Keys: draft, salt, text, kind, topics, language, planned_for (UTC or None), accounts (a list of
    account, network, handle, name, text: the wording there, own: whether it is the account's own,
    links), pictures (a list of sha256, alt, name, file, width, height, in order).
    """
    return {
        "draft": draft.pk,
        "salt": salt or secrets.token_hex(16),
        "text": draft.text,
        "kind": draft.kind,
        "topics": list(draft.topics),
        "language": draft.language,
        "planned_for": moment(draft.planned_for),
        "accounts": [_account(target) for target in draft.targets.select_related("account").order_by("pk")],
        "pictures": [_picture(picture) for picture in draft.pictures.order_by("position", "pk")],
    }


def canonical(content: Mapping[str, Any]) -> str:
    """The content as text that is always the same for the same content (RFC 8785 for these values)."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(canonical: str) -> str:
    """The sha256 (hex) of canonical content."""
    return hashlib.sha256(canonical.encode()).hexdigest()


def read(revision: Revision) -> dict[str, Any]:
    """The content of a revision as `content` gave it."""
    return json.loads(revision.content)


def moment(when: datetime | None) -> str | None:
    """A time as content holds it: in UTC, with microseconds."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ") if when else None


def _account(target: Target) -> dict[str, Any]:
    account = target.account
    return {
        "account": account.pk,
        "network": account.network,
        "handle": account.handle,
        "name": account.name,
        "text": target.wording,
        "own": bool(target.text),
        "links": links(target.wording),
    }


def _picture(picture: Picture) -> dict[str, Any]:
    names = ("sha256", "alt", "name", "width", "height")
    return {**{name: getattr(picture, name) for name in names}, "file": picture.file.name}

"""The exact terms of a mandate, and their digest: what both sides say yes to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from .models import Mandate


def terms(mandate: Mandate) -> str:
    """What is agreed, as canonical JSON: sorted keys, no blanks, days as in 2026-09-01."""
    content = {
        "account": [mandate.account_id, mandate.account.network, mandate.account.handle],
        "person": mandate.person_id,
        "supervisor": mandate.supervisor_id,
        "kinds": sorted(mandate.kinds),
        "topics": sorted(mandate.topics),
        "approval_topics": sorted(mandate.approval_topics),
        "languages": sorted(mandate.languages),
        "may_answer": mandate.may_answer,
        "note": mandate.note,
        "starts": mandate.starts.isoformat(),
        "ends": mandate.ends.isoformat() if mandate.ends else None,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(mandate: Mandate) -> str:
    """The sha256 (hex) of the terms."""
    return hashlib.sha256(terms(mandate).encode()).hexdigest()


def tidied(words: Iterable[str]) -> list[str]:
    """Topics as they are kept: one blank between words, none twice whatever the capitals."""
    kept: dict[str, str] = {}
    for word in words:
        if plain := " ".join(word.split()):
            kept.setdefault(plain.casefold(), plain)
    return list(kept.values())

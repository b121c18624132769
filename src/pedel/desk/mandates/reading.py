"""A mandate as an agreement that one reads: what goes out at once, and what needs approval."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from . import standing, wording
from .kinds import KINDS, NEVER_AT_ONCE
from .models import Mandate


@dataclass(frozen=True, slots=True)
class Agreement:
    """A mandate with its terms in the reader's language; lists are lazy texts, "" where nothing is named."""

    mandate: Mandate
    standing: Any
    at_once: Any
    needs_approval: Any
    topics: Any
    approval_topics: Any
    languages: Any


def agreement(mandate: Mandate) -> Agreement:
    """One mandate in words."""
    at_once = set(mandate.kinds) - NEVER_AT_ONCE
    return Agreement(
        mandate=mandate,
        standing=standing.word(mandate),
        at_once=wording.kinds(at_once) if at_once else "",
        needs_approval=wording.kinds(set(KINDS) - at_once),
        topics=wording.quoted(mandate.topics),
        approval_topics=wording.quoted(mandate.approval_topics),
        languages=wording.languages(mandate.languages),
    )


def agreements(mandates: Iterable[Mandate]) -> list[Agreement]:
    """Several, in their order."""
    return [agreement(mandate) for mandate in mandates]

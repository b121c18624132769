"""Runs one check alone, as the engine would, without any pack."""

from __future__ import annotations

from datetime import date
from typing import Any

from pedel.policy.checks import load_check, own_terms
from pedel.policy.draft import Draft, Media, Profile
from pedel.policy.engine import _pieces
from pedel.policy.match import Match, Part, Scan
from pedel.policy.terms import Lexicon, by_run
from pedel.policy.text import Text

DAY = date(2026, 3, 2)


def matches(check: str, draft: Draft, *, day: date = DAY, **params: Any) -> list[Match]:
    """Every match of a check in a draft."""
    module = load_check(check)
    given = module.Params(**params)
    extra = module.terms(given) if hasattr(module, "terms") else {}
    lexicon = Lexicon({(0, tag): terms for tag, terms in {**own_terms(check), **extra}.items()})
    texts = [(where, Text(content)) for where, content in _pieces(draft)]
    parts = tuple(Part(where, text, by_run(lexicon.find(text))) for where, text in texts)
    if getattr(module, "WAKES_ON_TERMS", False) and not any(part.hits for part in parts):
        return []
    return list(module.find(Scan(draft, parts, day, 0), given))


def draft_of(case: dict[str, Any]) -> Draft:
    """The draft of a YAML case; `[[` and `]]` in its text mark what is to be found."""
    profile = case.get("profile")
    return Draft(
        text=case["text"].replace("[[", "").replace("]]", ""),
        account=case.get("account", "personal"),
        lang=case.get("lang", "auto"),
        profile=Profile(**profile) if profile is not None else None,
        media=tuple(Media(**media) for media in case.get("media", ())),
        network=case.get("network", ""),
    )


def marked(text: str) -> list[tuple[int, int]]:
    """The spans between `[[` and `]]`, as offsets in the text without these marks."""
    before, *pieces = text.split("[[")
    spans, plain = [], len(before)
    for piece in pieces:
        inside, _, after = piece.partition("]]")
        spans.append((plain, plain + len(inside)))
        plain += len(inside) + len(after)
    return spans

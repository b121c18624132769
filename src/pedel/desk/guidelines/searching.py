"""Search in the clauses: in memory, in both languages at once, the best first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import log
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from pedel.policy import Clause, Pack
from pedel.policy.clause import Bilingual

WEIGHTS = {"id": 8.0, "title": 6.0, "paraphrase": 3.0, "condition": 2.0, "note": 1.5, "section": 1.0}
WHOLE, BEGINNING, INSIDE = 1.0, 0.6, 0.3
"""A word that is the one asked for, begins with it, or holds it (as Dutch compounds do)."""
INSIDE_FROM = 4
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A clause that was found, and how well it fits."""

    clause: Clause
    fit: float


def search(packs: Iterable[Pack], query: str) -> list[Found]:
    """The clauses in which every word of the query is found; if there are none, those with any."""
    asked = list(dict.fromkeys(words(query)))[:12]
    if not asked:
        return []
    clauses = [clause for pack in packs for clause in pack]
    fits = [{word: _fit(clause, word) for word in asked} for clause in clauses]
    rarity = {word: log(1 + len(clauses) / (1 + sum(fit[word] > 0 for fit in fits))) for word in asked}
    every = any(all(fit.values()) for fit in fits)
    found = [
        Found(
            clause,
            sum(fit[word] * rarity[word] for word in asked) + (50 if clause.id == query.strip() else 0),
        )
        for clause, fit in zip(clauses, fits, strict=True)
        if (all if every else any)(fit.values())
    ]
    return sorted(found, key=lambda one: -one.fit)


class Hit(NamedTuple):
    """A text of a clause in which a word was found, and its language."""

    lang: str
    text: str


def elsewhere(clause: Clause, query: str, lang: str) -> Hit | None:
    """Where a clause says what was searched for, when neither its title nor what it asks shows it."""
    asked = set(words(query))
    texts = [Hit(one, text.in_(one)) for text, one in _in_order(clause, lang) if text]
    hits = [hit for hit in texts if any(_likeness(w, one) for w in words(hit.text) for one in asked)]
    return hits[0] if hits and hits[0] not in texts[:2] else None


def _in_order(clause: Clause, lang: str) -> list[tuple[Bilingual | None, str]]:
    """The texts of a clause: what the reader sees anyway, the rest in that language, the other language."""
    texts = (clause.title, clause.paraphrase, clause.condition, clause.note)
    return [(text, one) for one in (lang, "en" if lang == "nl" else "nl") for text in texts]


def words(text: str) -> list[str]:
    """The words of a text without case and accents."""
    return [word for word, _, _ in _placed(text)]


def lit(text: str, query: str) -> SafeString:
    """A text as HTML in which the words of a query are marked."""
    asked = set(words(query))
    pieces: list[str] = []
    position = 0
    for word, start, end in _placed(text):
        if any(_likeness(word, one) for one in asked):
            pieces += (escape(text[position:start]), "<mark>", escape(text[start:end]), "</mark>")
            position = end
    return mark_safe("".join((*pieces, escape(text[position:]))))  # noqa: S308  # every piece is escaped


def _placed(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(text):
        yield _plain(match[0]), match.start(), match.end()


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _fit(clause: Clause, asked: str) -> float:
    return max((_likeness(word, asked) * weight for word, weight in _words_of(clause).items()), default=0.0)


def _likeness(word: str, asked: str) -> float:
    if word == asked:
        return WHOLE
    if word.startswith(asked) and len(asked) > 1:
        return BEGINNING
    return INSIDE if len(asked) >= INSIDE_FROM and asked in word else 0.0


@cache
def _index(clause_id: str, fields: tuple[tuple[str, str], ...]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for field, text in fields:
        for word in words(text):
            weights[word] = max(weights.get(word, 0.0), WEIGHTS[field])
    return weights


def _words_of(clause: Clause) -> dict[str, float]:
    both = ("title", "paraphrase", "condition", "note")
    fields = [(name, text) for name in both for text in getattr(clause, name) or ()]
    return _index(clause.id, (("id", clause.id), ("section", clause.source.section), *fields))

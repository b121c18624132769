"""Search over guidance, in both languages at once: full text on SQLite and PostgreSQL, the best first."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models import QuerySet

from pedel.desk.guidelines.searching import words

from .models import Guidance

MOST_WORDS = 12
MOST = 200
"""Guidance at most that one search finds; a list of more helps nobody. Ours."""
TITLE = 6.0
"""A word in a question counts so much more than one in an answer; as with clauses and their titles."""

_SQLITE = f"""SELECT rowid FROM questions_words WHERE questions_words MATCH %s
    ORDER BY bm25(questions_words, {TITLE}, 1.0, {TITLE}, 1.0) LIMIT {MOST}"""  # noqa: S608  # our own figures
_VECTOR = """(setweight(to_tsvector('english', question_en), 'A') || to_tsvector('english', answer_en)
    || setweight(to_tsvector('dutch', question_nl), 'A') || to_tsvector('dutch', answer_nl))"""
_WEIGHTS = f"'{{{1 / TITLE:.3f}, 0, 0, 1}}'"
"""Of words marked D (all that have no mark), C, B and A."""
_POSTGRESQL = f"""SELECT id FROM questions_wording,
    (SELECT to_tsquery('english', %s) || to_tsquery('dutch', %s) AS asked) AS sought
    WHERE {_VECTOR} @@ asked ORDER BY ts_rank({_WEIGHTS}, {_VECTOR}, asked) DESC, id LIMIT {MOST}"""  # noqa: S608


def search(rows: QuerySet[Guidance], query: str) -> list[Guidance]:
    """Of these rows those whose current wording has every word of the query; if none has, those with any."""
    return search_words(rows, words(query))


def search_words(rows: QuerySet[Guidance], wanted: Iterable[str]) -> list[Guidance]:
    """As `search`, for words by themselves; a word also stands for those that begin with it."""
    asked = list(dict.fromkeys(wanted))[:MOST_WORDS]
    if not asked:
        return []
    for join in ("and", "or"):
        if found := _in_order(rows, _matching(asked, join)):
            return found
    return []


def _in_order(rows: QuerySet[Guidance], wordings: list[int]) -> list[Guidance]:
    place = {pk: number for number, pk in enumerate(wordings)}
    return sorted(rows.filter(current__in=wordings), key=lambda one: place[one.current_id])


def _matching(asked: list[str], join: str) -> list[int]:
    """The ids of the wordings, the best first. The words are letters and digits only (see `words`)."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(_SQLITE, [f" {join.upper()} ".join(f'"{word}"*' for word in asked)])
        else:
            sought = (" & " if join == "and" else " | ").join(f"{word}:*" for word in asked)
            cursor.execute(_POSTGRESQL, [sought, sought])
        return [pk for (pk,) in cursor.fetchall()]

"""What a pack says, in the reader's language."""

from __future__ import annotations

from django import template

from pedel.desk.guidelines import searching
from pedel.desk.guidelines.reading import language, wording
from pedel.policy import Clause
from pedel.policy.clause import Bilingual

register = template.Library()


@register.filter
def said(text: Bilingual | None) -> str:
    """A text of the pack in the reader's language."""
    return text.in_(language()) if text else ""


@register.filter
def stands_in(clause: Clause) -> str:
    """Where a clause stands in the institution's text: "Use a disclaimer, sentence 2"."""
    return wording().source(clause.source)


@register.filter
def party(name: str) -> str:
    """Who is bound."""
    return wording().party(name)


@register.filter
def modality(name: str) -> str:
    """How strongly a clause binds."""
    return wording().modality(name)


@register.filter
def part(where: str) -> str:
    """What a part of a draft is called: "bio" is the bio."""
    return wording().where(where)


@register.filter
def lit(text: str, query: str) -> str:
    """A text in which the words of a query are marked."""
    return searching.lit(text, query)


@register.filter
def elsewhere(clause: Clause, query: str) -> searching.Hit | None:
    """Where a clause says what was searched for, when its title and what it asks do not show it."""
    return searching.elsewhere(clause, query, language())


@register.filter
def in_language(text: Bilingual | None, lang: str) -> str:
    """A text of the pack in this language."""
    return text.in_(lang) if text else ""

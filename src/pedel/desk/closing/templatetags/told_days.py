"""A day that a notice keeps as text, as one reads it."""

from datetime import date

from django import template
from django.utils.formats import date_format

register = template.Library()


@register.filter
def as_day(text: str) -> str:
    """The text "2026-12-01" as 1 December 2026, in the reader's language."""
    return date_format(date.fromisoformat(text), "j F Y")

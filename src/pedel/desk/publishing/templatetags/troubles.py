"""What a trouble means, in the reader's language, for notices and pages."""

from __future__ import annotations

from django import template

from ..words import explain

register = template.Library()


@register.filter
def trouble_title(code: str) -> str:
    """A code of `Delivery.trouble` in one line."""
    return str(explain(code).title)


@register.filter
def trouble_help(code: str) -> str:
    """What to do about it."""
    return str(explain(code).what_to_do)

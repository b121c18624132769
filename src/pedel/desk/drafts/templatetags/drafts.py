"""Tags of the pages of drafts."""

from __future__ import annotations

from django import template

from pedel import networks

register = template.Library()


@register.filter
def network_title(name: str) -> str:
    """How a network writes itself: its own title for the name that the register has."""
    return networks.load(name).title

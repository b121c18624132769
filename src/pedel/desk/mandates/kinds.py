"""Kinds of message that a mandate speaks of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

KINDS = {
    "news": _("news that has been published"),
    "event": _("events"),
    "service": _("practical notices"),
    "research": _("research results"),
    "people": _("people: prizes, appointments, obituaries"),
    "campaign": _("recruitment and campaigns"),
    "official": _("official message with the university's views"),
}
"""Ours, not a clause's: the guidelines leave to editor and supervisor how they divide messages."""

NEVER_AT_ONCE = frozenset(["official"])
"""Official messages that express the university's views are approved (clause brand.approval)."""

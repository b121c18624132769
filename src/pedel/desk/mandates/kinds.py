"""Kinds of message that a mandate speaks of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

KINDS = {
    "news": _("news that has been published"),
    "event": _("events"),
    "service": _("practical notices"),
    "research": _("research results"),
    "people": _("posts about people"),
    "campaign": _("campaigns"),
    "official": _("messages with the university's views"),
}
"""Ours, not a clause's: the guidelines leave to editor and supervisor how they divide messages."""

EXPLAINED = {
    "news": _("What stands on a page of the university already: you pass it on, with its link."),
    "event": _("Lectures, open days, ceremonies: what, when, where, for whom."),
    "service": _("Opening hours, rooms, deadlines, a system that is down."),
    "research": _("Findings, publications, grants: what they show, and who says so."),
    "people": _("Prizes, appointments, obituaries: somebody by name, and whether they agree to it."),
    "campaign": _("Recruitment and persuasion: for a study, a job, a survey."),
    "official": _("Where the university takes a stand. The guidelines ask for approval each time."),
}
"""What falls under a kind, for who has to choose."""

NEVER_AT_ONCE = frozenset(["official"])
"""Official messages that express the university's views are approved (clause brand.approval)."""

"""Telling the readers: drafts for it, and that it was told."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.drafts.actions import create
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Announcement, Closing
from ..models.closing import DECIDED
from ..words import languages, words
from .about import about, move, people_of, tell_of


@action("closing.announcements_drafted", may=access.may_draft)
def draft_announcements(by: Actor, closing: Closing) -> Done:
    """Drafts were begun that tell an account's readers that it closes.

    One in each of its languages that the desk has words for; they go the way of every draft.
    """
    if closing.state not in DECIDED:
        raise Conflict(_("Whether it closes is not decided yet, or it is over."))
    there = set(closing.announcements.values_list("language", flat=True))
    wanted = [code for code in languages(closing) if code not in there]
    if not wanted:
        raise Conflict(_("The drafts are there already."))
    made = [_made(by, closing, code) for code in wanted]
    return about(closing, made, drafts=[one.pk for one in made])


@action("closing.announced", may=access.may_announce)
def announce(by: Actor, closing: Closing) -> Done:
    """An account's readers were told that it closes."""
    move(closing, Closing.State.PLANNED, state=Closing.State.ANNOUNCED, announced_at=timezone.now())
    tell_of(by, closing, "announced", people_of(closing.account))
    return about(closing)


def _made(by: Actor, closing: Closing, code: str) -> Draft:
    draft: Draft = create(by, [closing.account], writing=Writing(words(closing, code), language=code))
    Announcement.objects.create(closing=closing, draft=draft, language=code)
    return draft

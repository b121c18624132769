"""Remarks of colleagues."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..mentions import mentionable, mentioned
from ..models import Comment, Draft
from ..writing import kept
from .about import about

LONGEST = 5000


@action("comment.made", may=access.may_read)
def comment(by: Actor, draft: Draft, *, text: str, quote: str = "") -> Done:
    """Somebody remarked on a draft."""
    text = kept(text, LONGEST, "text")
    quote = " ".join(quote.split())[:300]
    row = Comment.objects.create(draft=draft, person=by.person, text=text, quote=quote.replace("\0", ""))
    people = [person for person in mentioned(text, mentionable(draft)) if person != by.person]
    row.mentions.set(people)
    _told(by, row, people)
    return about(draft, row, comment=row.pk, mentions=[person.pk for person in people])


@action("comment.resolved", may=access.may_resolve)
def resolve(by: Actor, row: Comment) -> Done:
    """A remark was dealt with."""
    now = timezone.now()
    open_row = Comment.objects.filter(pk=row.pk, resolved_at=None)
    if not open_row.update(resolved_at=now, resolved_by=by.person):
        raise Conflict(_("Somebody has closed this remark already."))
    return about(row.draft, row, comment=row.pk)


def _told(by: Actor, row: Comment, people: list[Person]) -> None:
    url = f"{reverse('draft', args=[row.draft_id])}#comment-{row.pk}"
    tell(people, "drafts.mentioned", url=url, by=str(by))
    spoken_to = {by.id, *(person.pk for person in people)}
    writers = [p for p in (row.draft.author, *row.draft.editors.all()) if p.pk not in spoken_to]
    tell([p for p in writers if not p.has_left()], "drafts.commented", url=url, by=str(by))

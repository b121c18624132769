"""A draft is given into other hands."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pedel.desk.drafts.actions.about import about
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.states import OVER
from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access


@action("draft.handed_over", may=access.may_hand_over)
def hand_over(by: Actor, draft: Draft, *, to: Person) -> Done:
    """A draft was given into other hands.

    Who wrote it stays among those who wrote at it; whoever takes it over joins them, so that neither of them
    can approve it.
    """
    if to not in access.takers(draft):
        raise ValidationError({"to": _("Choose somebody who works on every account of this draft.")})
    was = draft.author
    rows = Draft.objects.filter(pk=draft.pk, author=was).exclude(state__in=OVER)
    if not rows.update(author=to):
        raise Conflict(_("The draft has changed meanwhile. Look at how it stands now."))
    draft.editors.add(was, to)
    draft.author = to
    if to != by.person:
        tell([to], "leaving.handed", f"/drafts/{draft.pk}/", by=str(by), name=str(was))
    return about(draft, draft, was=was.pk, to=to.pk)

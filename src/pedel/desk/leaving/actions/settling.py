"""What people say of items that no machine can see; and the end of the checklist."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.passwords.unsaid import refuse_secrets
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..items import items, of
from ..models import Departure, Word
from .about import about
from .counting import counted

LONGEST = 300


@action("departure.said", may=access.may_see_to)
def say(by: Actor, departure: Departure, *, key: str, note: str) -> Done:
    """Somebody said how an item of a departure was settled."""
    item = of(departure, key)
    if item is None or not item.may_say or not departure.is_open:
        raise Conflict(_("This is not on the checklist any more, or the desk sees it for itself."))
    if item.state == "done":
        raise Conflict(_("This is settled already."))
    if not (note := " ".join(note.split())):
        raise ValidationError({"note": _("Say how it was settled, in a few words.")})
    if len(note) > LONGEST:
        raise ValidationError({"note": _("Say it in at most %d characters.") % LONGEST})
    refuse_secrets(note=note)
    word = Word.objects.create(departure=departure, key=key, by=by.person, note=note)
    counted(departure)
    return about(departure, word, item=key)


@action("departure.unsaid", may=access.may_see_to)
def take_word_back(by: Actor, departure: Departure, *, key: str) -> Done:
    """What was said of an item of a departure was taken back."""
    if not departure.is_open or not Word.objects.filter(departure=departure, key=key).delete()[0]:
        raise Conflict(_("Nothing is said of this any more."))
    counted(departure)
    return about(departure, item=key)


@action("departure.done", may=access.may_work)
def close(by: Actor, departure: Departure) -> Done:
    """Everything on the checklist of a departure is done."""
    if departure.ended_at is None or any(item.state != "done" for item in items(departure)):
        raise Conflict(_("Something on the checklist is still open."))
    rows = Departure.objects.filter(pk=departure.pk, state=Departure.State.OPEN)
    if not rows.update(state=Departure.State.DONE, closed_at=timezone.now(), turns={}):
        raise Conflict(_("The checklist has changed meanwhile. Look at how it stands now."))
    departure.refresh_from_db()
    return about(departure)

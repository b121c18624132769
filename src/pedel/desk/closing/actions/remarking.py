"""What people say of steps that no machine can see."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pedel.desk.passwords.unsaid import refuse_secrets
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Closing, Remark
from ..steps import of
from .about import about

LONGEST = 300


@action("closing.said", may=access.may_see_to)
def say(by: Actor, closing: Closing, *, key: str, note: str) -> Done:
    """Somebody said how a step of a closing was done."""
    step = of(closing, key)
    if step is None or not step.may_say or step.state == "done":
        raise Conflict(_("This step is done already, or the desk sees it for itself."))
    if not (note := " ".join(note.split())):
        raise ValidationError({"note": _("Say how it was done, in a few words.")})
    if len(note) > LONGEST:
        raise ValidationError({"note": _("Say it in at most %d characters.") % LONGEST})
    refuse_secrets(note=note)
    return about(closing, Remark.objects.create(closing=closing, key=key, by=by.person, note=note), step=key)


@action("closing.unsaid", may=access.may_see_to)
def take_back(by: Actor, closing: Closing, *, key: str) -> Done:
    """What was said of a step of a closing was taken back."""
    if not Remark.objects.filter(closing=closing, key=key).delete()[0]:
        raise Conflict(_("Nothing is said of this any more."))
    return about(closing, step=key)

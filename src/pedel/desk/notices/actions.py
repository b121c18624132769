"""How somebody wants to hear, and what becomes of letters that could not be sent."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.people.access import may_set_own
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from . import access
from .models import Letter, Preference

UNSETTLED = (Letter.State.UNCLEAR, Letter.State.FAILED)


@action("preference.changed", may=may_set_own)
def prefer(by: Actor, person: Person, *, mail: str) -> Done:
    """Somebody chose how to hear by e-mail."""
    preference, _is_new = Preference.objects.update_or_create(person=person, defaults={"mail": mail})
    return Done(preference, about=person, facts={"mail": mail})


@action("letter.resent", may=access.may_decide)
def resend(by: Actor, letter: Letter) -> Done:
    """A letter that could not be sent, or may not have arrived, was put out again."""
    _settle(
        letter, state=Letter.State.WAITING, claim="", handed_at=None, tries=0,
        created_at=timezone.now(), due_at=timezone.now(),
    )  # fmt: skip
    return Done(letter, about=letter, facts={"was": letter.state})


@action("letter.dropped", may=access.may_decide)
def drop(by: Actor, letter: Letter) -> Done:
    """A letter that could not be sent, or may not have arrived, was let go."""
    _settle(letter, state=Letter.State.DROPPED, claim="", text="", html="")
    return Done(letter, about=letter, facts={"was": letter.state})


def _settle(letter: Letter, **fields: object) -> None:
    if not Letter.objects.filter(pk=letter.pk, state__in=UNSETTLED).update(**fields):
        raise Conflict(_("Somebody has decided about this letter already."))

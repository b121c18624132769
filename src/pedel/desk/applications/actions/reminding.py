"""Reminding whoever's turn it is."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Application
from ..states import WAITS_FOR_APPLICANT, WAITS_FOR_WORD, State
from ..telling import tell_its_people, tell_keepers, tell_who_has_the_word
from .about import about


@action("application.reminded", may=access.may_tidy)
def remind(by: Actor, application: Application, *, times: int) -> Done:
    """Whoever's turn it is with an application was reminded; from the second time on with the deputies."""
    rows = Application.objects.filter(pk=application.pk, state=application.state, reminders__lt=times)
    if not rows.update(reminders=times):
        raise Conflict(_("They were reminded already."))
    if application.state in WAITS_FOR_WORD:
        tell_who_has_the_word(by, application, "waits", with_deputies=times > 1)
    elif application.state == State.READY:
        tell_keepers(by, application)
    elif application.state in WAITS_FOR_APPLICANT:
        tell_its_people(by, application, "your_turn")
    else:
        tell_its_people(by, application, "lapses")
    return about(application, times=times, state=application.state)

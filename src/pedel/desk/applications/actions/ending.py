"""Taking an application back, stopping it, and ending what was left alone."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Application, Remark
from ..states import OVER, State, move
from ..telling import tell_its_people, tell_who_has_the_word
from .about import about, said

REOPENS = (State.SENT, State.ANSWERED, State.ADVISED, State.READY)
LEFT_ALONE = (State.WRITING, State.ASKED, State.ADVISED)
"""In these states it is its people's turn, and it lapses when they leave it alone."""


@action("application.reopened", may=access.may_part)
def reopen(by: Actor, application: Application) -> Done:
    """An application was taken back to be rewritten."""
    was = application.state
    if was not in REOPENS:
        raise Conflict(access.NOT_NOW)
    move(application, State.WRITING, outcome="")
    tell_who_has_the_word(by, application, "reopened")
    return about(application, was=was)


@action("application.withdrawn", may=access.may_part)
def withdraw(by: Actor, application: Application, *, why: str = "") -> Done:
    """An application was withdrawn."""
    was = application.state
    if was in OVER:
        raise Conflict(access.ENDED)
    if why.strip():
        said(by, application, Remark.Kind.PARTING, why)
    move(application, State.WITHDRAWN)
    tell_its_people(by, application, "withdrawn")
    if application.sent_at is not None:
        tell_who_has_the_word(by, application, "withdrawn")
    return about(application, was=was)


@action("application.lapsed", may=access.may_tidy)
def lapse(by: Actor, application: Application) -> Done:
    """An application that was left alone lapsed."""
    since = timezone.now() - timedelta(days=settings.PEDEL.application_lapse_days)
    application.refresh_from_db()
    if application.state not in LEFT_ALONE or application.changed_at > since:
        raise Conflict(_("Somebody has been at it meanwhile."))
    was = application.state
    move(application, State.LAPSED)
    tell_its_people(by, application, "lapsed")
    return about(application, was=was)

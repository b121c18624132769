"""Sending an application to whoever has the word on it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, answers
from ..models import Application
from ..states import State, move
from ..steps import STEPS
from ..telling import tell_named, tell_who_has_the_word
from .about import about

INCOMPLETE = _("Some answers are still missing. They are named beside their steps.")


@action("application.sent", may=access.may_part)
def send(by: Actor, application: Application) -> Done:
    """An application was sent."""
    lock(application)
    if application.state != State.WRITING:
        raise Conflict(_("This application has been sent already."))
    check_complete(application)
    move(application, State.SENT, sent_at=timezone.now(), outcome="", **sealed(application))
    tell_who_has_the_word(by, application, "sent")
    tell_named(by, application)
    return about(application)


def check_complete(application: Application) -> None:
    """Raises ValidationError, naming the steps, where an answer is missing or does not fit."""
    for form in STEPS.values():
        strict = form(form(application=application).typed(), application=application, is_strict=True)
        if strict.missing() or not strict.is_valid():
            raise ValidationError(INCOMPLETE)


def sealed(application: Application) -> dict[str, str]:
    """The digest of the answers as they are now."""
    return {"digest": answers.digest(application)}


def lock(application: Application) -> None:
    """Reads it anew, so that nobody changes an answer before the caller's transaction ends."""
    application.refresh_from_db(from_queryset=Application.objects.select_for_update(of=("self",)))

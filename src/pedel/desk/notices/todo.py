"""What needs the steward's care: mail that could not be sent."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pedel.desk.people.access import is_steward
from pedel.desk.people.models import Person
from pedel.desk.ui.todo import Todo

from .access import letters_for
from .models import Letter


def waiting_for(person: Person) -> list[Todo]:
    """For the steward: letters to decide about, and mail that waits for a setting."""
    if not is_steward(person):
        return []
    waiting = []
    if count := letters_for(person).count():
        what = ngettext("%d letter could not be sent", "%d letters could not be sent", count) % count
        detail = _("Look whether they arrived, and send them again or let them go.")
        waiting.append(Todo(what, reverse("letters"), icon="mail-exclamation", group="care", detail=detail))
    is_silent = not settings.PEDEL.mail_url and not settings.PEDEL.demo
    if is_silent and Letter.objects.filter(state=Letter.State.WAITING).exists():
        what = _("Letters wait: the desk has no mail server yet")
        detail = _("Set mail_url in pedel.toml; whatever waits is sent then.")
        waiting.append(Todo(what, reverse("letters"), icon="mail-pause", group="care", detail=detail))
    return waiting

"""Telling the privacy officer: a letter to the address of the settings, without anything about the data."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from pedel.desk.record.acting import Actor

from .measures import address
from .models import Breach, Incident


def tell_officer(by: Actor, incident: Incident, breach: Breach) -> None:
    """Puts the letter into the outbox, with the change that it tells of."""
    facts = {
        "incident": incident,
        "breach": breach,
        "by": str(by),
        "mail": by.person.email if by.person else "",
        "deadline": timezone.localtime(breach.deadline),
        "address": settings.PEDEL.url.rstrip("/") + address(incident),
        "institution": settings.PEDEL.institution,
    }
    with override(settings.PEDEL.languages[0]):
        subject = _("A data breach may have happened: %s") % incident
        text = render_to_string("incidents/officer.txt", facts)
    EmailMessage(subject, text, to=[settings.PEDEL.privacy_officer]).send()

"""Fills an empty desk, as its people would have done it."""

from __future__ import annotations

from django.db import transaction

from pedel.desk.people.models import Unit

from . import (
    accounts,
    applications,
    approvals,
    channels,
    closing,
    drafts,
    incidents,
    keeping,
    leaving,
    library,
    mandates,
    passwords,
    questions,
    university,
)
from .reading import read


def fill() -> None:
    """The whole demo university, or nothing; a second time changes nothing. Then its channels."""
    with transaction.atomic():
        if Unit.objects.filter(slug=read("university")["units"][0]["slug"]).exists():
            return
        university.fill()
        accounts.fill()
        questions.fill()
        library.fill()
        applications.fill()
        mandates.fill()
        approvals.fill()
        drafts.fill()
        library.choose()
        passwords.fill()
        keeping.fill()
        incidents.fill()
        closing.fill()
        leaving.fill()
    keeping.profiles_as_registered()
    channels.fill()
    keeping.change_elsewhere()

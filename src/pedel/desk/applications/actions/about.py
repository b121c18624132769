"""What the record says of an application, and remarks on it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done

from ..models import Application, Remark

LONGEST = 4_000
"""Characters of a remark at most. Ours."""


def about(application: Application, **facts: Any) -> Done:
    """The application, filed under its unit and, once there is one, its account."""
    return Done(
        application,
        about=application,
        account=application.account_id,
        unit=application.unit_id,
        digest=application.digest,
        facts=facts,
    )


def said(by: Actor, application: Application, kind: str, text: str, outcome: str = "") -> Remark:
    """Keeps what somebody said about the answers as they now are; ValidationError where it says nothing."""
    text = text.replace("\0", "").strip()
    if not text:
        raise ValidationError({"text": _("Say it in a sentence or two.")})
    if len(text) > LONGEST:
        error = ValidationError(_("At most %(most)d characters."), params={"most": LONGEST})
        raise ValidationError({"text": error})
    return Remark.objects.create(
        application=application, person=by.person, kind=kind, text=text, outcome=outcome,
        digest=application.digest,
    )  # fmt: skip

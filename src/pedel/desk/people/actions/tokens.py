"""Tokens for programs. The token itself is shown once; only its sha256 is kept."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import ApiToken, Person

SCOPES = ("read", "write", "approve", "people")
"""`people` keeps who works here, as the institution's own directory does; the steward's alone."""
DAYS = 366


@action("token.made", may=access.may_set_own, scope=None)
def make(by: Actor, person: Person, *, name: str, scopes: list[str], days: int) -> Done:
    """A token for a program was made.

    Gives the token as text, this once.
    """
    if not scopes or not set(scopes) <= set(SCOPES):
        raise ValidationError({"scopes": _("Choose what the program may do.")})
    if "people" in scopes and not access.is_steward(person):
        raise ValidationError({"scopes": _("The steward keeps who works here: only their tokens can.")})
    if not 1 <= days <= DAYS:
        raise ValidationError({"days": _("A token holds for a year at most.")})
    text = f"pedel_{secrets.token_urlsafe(32)}"
    token = ApiToken(
        person=person,
        name=name,
        prefix=text[:12],
        digest=hashlib.sha256(text.encode()).hexdigest(),
        scopes=sorted(scopes, key=SCOPES.index),
        expires_on=_until(person, days),
    )
    token.full_clean()
    token.save()
    facts = {"token": token.pk, "scopes": token.scopes, "until": token.expires_on.isoformat()}
    return Done(text, about=person, facts=facts)


@action("token.revoked", may=access.may_revoke)
def revoke(by: Actor, token: ApiToken) -> Done:
    """A token was revoked."""
    now = timezone.now()
    if not ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
        raise Conflict(_("This token had been revoked already."))
    token.revoked_at = now
    return Done(token, about=token.person, facts={"token": token.pk})


def _until(person: Person, days: int) -> date:
    until = timezone.localdate() + timedelta(days=days)
    return until if person.leaves_on is None else min(until, person.leaves_on)

"""One-time links, by which somebody outside the desk decides once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.drafts.writing import unkeepable
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Decision, ExternalLink, Request, Rule, Step
from ..roster import Bench, Voice
from ..standing import filled, open_step, standing
from .about import about, held


@action("approval.link_made", may=access.may_link, scope="approve")
def make_link(by: Actor, request: Request, *, name: str, email: str, digest: str) -> Done:
    """A one-time link was made for an approver outside the desk.

    Gives (link, secret). The secret is shown to the maker once and kept nowhere.
    """
    now = held(request)
    step = open_step(now)
    if digest != now.digest or standing(now) != Request.State.WAITING or step is None:
        raise Conflict(_("It has been edited since; look again."))
    secret = secrets.token_urlsafe(32)
    link = ExternalLink(
        step=step,
        digest=now.digest,
        name=name.strip(),
        email=email.strip(),
        secret_sha256=hashed(secret),
        made_by=by.person,
        expires_at=timezone.now() + timedelta(hours=2 * settings.PEDEL.approval_hours),
    )
    link.full_clean()
    if why := unkeepable(link.name):
        raise ValidationError({"name": why})
    if why := _known(link.email):
        raise ValidationError({"email": why})
    link.save()
    return about(now.revision, (link, secret), request=now.pk, step=step.order, link=link.pk)


def hashed(secret: str) -> str:
    """What is kept of a secret (hex)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def use(link: ExternalLink) -> None:
    """The link has served; Conflict when it had before, its time is over, or its maker has left."""
    now = timezone.now()
    rows = ExternalLink.objects.filter(pk=link.pk, used_at=None, expires_at__gt=now)
    if link.made_by.has_left() or not rows.update(used_at=now):
        raise Conflict(_("This link has been used, or its time is over. Ask for a new one."))


def voice(request: Request, step: Step, bench: Bench | None, link: ExternalLink | None) -> Voice | None:
    """Whose yes an outsider's counts as: that of the approver who made the link, or of one not yet heard."""
    if link is None or bench is None or link.step_id != step.pk or link.digest != request.digest:
        return None
    if not request.revision.draft.unit.is_external_approval_allowed or has_spoken(step, link.made_by):
        return None
    said = filled(step.decisions.all()) if step.rule == Rule.ALL else set()
    free = [seat for seat in bench.seats if seat.pk not in said]
    free.sort(key=lambda seat: seat.pk != link.made_by_id)
    return Voice("external", free[0]) if free else None


def has_spoken(step: Step, person: Person) -> bool:
    """Whether a person, or a link of theirs, has said yes on a step: where all are needed, each has one."""
    own = step.decisions.filter(person=person, word=Decision.Word.APPROVE)
    return own.exists() or step.links.filter(made_by=person).exclude(used_at=None).exists()


def _known(email: str) -> str:
    """Who works at the desk decides there, under their own name: nobody gets round the rules by mail."""
    plain = _plain(email)
    domain = plain.partition("@")[2]
    for known in Person.objects.filter(email__iendswith=f"@{domain}").values_list("email", flat=True):
        if _plain(known) == plain:
            return _("This is the address of somebody who works at the desk. They decide there.")
    return ""


def _plain(email: str) -> str:
    """An address without what many mail servers ignore: capitals, and what follows a plus sign."""
    name, _at, domain = email.casefold().rpartition("@")
    return f"{name.partition('+')[0]}@{domain}"

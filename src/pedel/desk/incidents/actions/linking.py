"""Emergency links: making one, ending it, using it."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.accounts.models import Membership
from pedel.desk.notices.telling import tell
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import EmergencyLink, Incident

MOST, WITHIN = 5, timedelta(hours=1)
"""So many incidents one link opens at most in that time. No guideline gives these figures. Ours."""


@action("emergency_link.made", may=access.may_have_link, scope=None)
def make_link(by: Actor, membership: Membership) -> Done:
    """An emergency link was made; one that was there before ended.

    Gives (link, secret). The secret is shown to the maker once and kept nowhere.
    """
    if not access.answering().filter(pk=membership.pk).exists():
        raise Conflict(_("This part in the account has ended, or is not that of owner or deputy."))
    rows = EmergencyLink.objects.filter(membership=membership, revoked_at=None)
    rows.update(revoked_at=timezone.now())
    secret = secrets.token_urlsafe(32)
    link = EmergencyLink.objects.create(
        membership=membership, secret_sha256=hashed(secret), made_by=by.person
    )
    if by.id != membership.person_id:
        account = membership.account
        tell(
            [membership.person], "incidents.link_made", "/incidents/links/", by=str(by), account=str(account)
        )
    return _done(link, (link, secret))


@action("emergency_link.revoked", may=access.may_revoke)
def revoke_link(by: Actor, link: EmergencyLink) -> Done:
    """An emergency link was ended."""
    if not EmergencyLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now()):
        raise Conflict(_("This link had ended already."))
    return _done(link, link)


def hashed(secret: str) -> str:
    """What is kept of a secret (hex)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def opens(secret: str) -> EmergencyLink | None:
    """The link with this secret, while it has not been ended and its person still has their part."""
    rows = EmergencyLink.objects.filter(secret_sha256=hashed(secret), revoked_at=None)
    rows = rows.filter(membership__in=access.answering())
    return rows.select_related("membership__person", "membership__account__unit").first()


def use(link: EmergencyLink | None, incident: Incident) -> None:
    """The link opens this incident; Conflict where it does not, or has been used too often just now."""
    now = timezone.now()
    if link is None or incident.account_id != link.membership.account_id:
        raise Conflict(_("This address does not open anything."))
    recent = Incident.objects.filter(account=incident.account, via="link", opened_at__gt=now - WITHIN)
    if recent.count() >= MOST:
        raise Conflict(_("This was used several times just now. Call the contact person instead."))
    rows = EmergencyLink.objects.filter(pk=link.pk, revoked_at=None, membership__in=access.answering())
    if not rows.update(last_used_at=now):
        raise Conflict(_("This address does not open anything."))


def _done(link: EmergencyLink, result: object) -> Done:
    account = link.membership.account
    facts = {"person": link.membership.person_id}
    return Done(result, about=link, account=account.pk, unit=account.unit_id, facts=facts)

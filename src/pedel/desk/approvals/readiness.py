"""Whether a draft may be sent right now: asked just before it is. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.drafts.models import Draft, Revision
from pedel.desk.mandates.authority import authority

from .models import Request
from .standing import is_as_frozen, standing

GRACE = timedelta(hours=1)
"""How long after its time a message may still go out without anybody looking again. Ours, not a clause's."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Whether it may go out now, and if not, a sentence that says why.

    `at` is the time at which it is due (None: as soon as it may), `revision` what exactly goes out, and
    `needs_time` that only a new time is missing.
    """

    ok: bool
    why: Any = ""
    at: datetime | None = None
    revision: Revision | None = None
    needs_time: bool = False


def ready(draft: Draft) -> Ready:
    """Whether a draft may be sent now.

    The exact content has a yes that still holds, or was cleared by somebody whose mandate still holds;
    its time has come and was not missed. A yes that came after the planned time waits for a new one.
    """
    draft = Draft.objects.get(pk=draft.pk)
    revision = draft.revisions.order_by("-number").select_related("frozen_by").first()
    if revision is None or draft.state not in (Draft.State.APPROVED, Draft.State.CLEARED):
        return Ready(False, _("Nobody has approved or cleared it."))
    if why := next(_against(draft, revision), None):
        return Ready(False, why)
    return _in_time(draft, revision)


def ready_to_send(revision: Revision, account: Account | None = None) -> Ready:
    """Whether exactly this revision may go out now on an account (None: on all of them), whatever its time.

    The ledger asks this, which knows the time itself. A draft whose first delivery has left already is
    sent, and its yes used; for what has not left yet it still has to hold.
    """
    draft = Draft.objects.get(pk=revision.draft_id)
    if draft.state not in (Draft.State.APPROVED, Draft.State.CLEARED, Draft.State.SENT):
        return Ready(False, _("Nobody has approved or cleared it."))
    why = next(_against(draft, revision, account), None)
    return Ready(False, why) if why else Ready(True, revision=revision)


def due(draft: Draft, request: Request | None) -> datetime | None:
    """When it goes out: the time it was planned for, or the new one somebody gave after a late yes."""
    return request.new_time if request and request.new_time else draft.planned_for


def is_late(draft: Draft, request: Request) -> bool:
    """Whether the yes came too late for the planned time, or that time was missed since."""
    if draft.state == Draft.State.SENT:
        return False
    said_at = request.new_time_said_at or request.decided_at or timezone.now()
    return _is_missed(due(draft, request), said_at)


def _is_missed(at: datetime | None, said_at: datetime) -> bool:
    return at is not None and (said_at >= at or timezone.now() > at + GRACE)


def _against(draft: Draft, revision: Revision, account: Account | None = None) -> Iterator[Any]:
    if not is_as_frozen(draft, revision):
        yield _("It has been edited since.")
    accounts = [target.account for target in draft.targets.select_related("account__unit")]
    accounts = [one for one in accounts if account is None or one == account]
    if not accounts:
        yield _("It is not for this account any more.")
    if any(one.state in (Account.State.HACKED, Account.State.CLOSED) for one in accounts):
        yield _("Nothing goes out on this account now.")
    if was_cleared(draft, revision):
        yield from _beyond_mandate(draft, revision, accounts)
    elif (state := standing_of(revision)) == Request.State.EXPIRED:
        yield _("The approval has expired. Ask again.")
    elif state != Request.State.APPROVED:
        yield _("Nobody has approved it.")


def was_cleared(draft: Draft, revision: Revision) -> bool:
    """Whether it goes out within a mandate. A revision is asked for or cleared, never both."""
    if draft.state == Draft.State.SENT:
        return not Request.objects.filter(revision=revision).exists()
    return draft.state == Draft.State.CLEARED


def standing_of(revision: Revision) -> str:
    """How the request for a revision stands; empty where there is none."""
    request = Request.objects.select_related("revision__draft").filter(revision=revision).first()
    if request is None or request.digest != revision.digest:
        return ""
    has_ended = request.state == Request.State.APPROVED and request.expires_at <= timezone.now()
    return str(Request.State.EXPIRED) if has_ended else standing(request)


def _beyond_mandate(draft: Draft, revision: Revision, accounts: list[Account]) -> Iterator[Any]:
    for account in accounts:
        held = authority(revision.frozen_by, account, draft.kind, draft.topics, draft.language)
        if not held.at_once:
            yield _("The mandate within which it was cleared no longer covers it.")


def _in_time(draft: Draft, revision: Revision) -> Ready:
    request = Request.objects.filter(revision=revision).first()
    at = due(draft, request)
    if is_late(draft, request) if request else _is_missed(at, revision.frozen_at):
        return Ready(False, _("Its time has passed. Say when it goes out."), at, revision, needs_time=True)
    if at and at > timezone.now():
        return Ready(False, _("Its time has not come yet."), at, revision)
    return Ready(True, "", at, revision)

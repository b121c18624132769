"""How the record files what happens to a request, and how the row is held while it does."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from pedel.desk.drafts.models import Draft, Revision
from pedel.desk.record.action import Done
from pedel.desk.record.permission import Conflict

from ..models import Request, Step


def about(revision: Revision, result: Any, **facts: Any) -> Done:
    """What an action gives: filed under the draft, with the digest of exactly what it was about."""
    draft = revision.draft
    accounts = list(draft.targets.values_list("account_id", flat=True))
    account = accounts[0] if len(accounts) == 1 else None
    facts = {"revision": revision.number, **facts}
    return Done(result, about=draft, account=account, unit=draft.unit_id, digest=revision.digest, facts=facts)


def held(request: Request) -> Request:
    """The request as it is now. The draft's row is locked first, always, until the transaction ends:
    so an edit and a decision wait for each other, and two decisions too.
    """
    Draft.objects.select_for_update().only("pk").get(pk=request.revision.draft_id)
    with_draft = Request.objects.select_related("revision__draft__unit", "asked_by")
    return with_draft.prefetch_related("steps__unit", "steps__decisions").get(pk=request.pk)


def close(request: Request, to: str, *from_: str, **fields: Any) -> None:
    """Ends a request in a state, if it still is in one of `from_`; Conflict otherwise."""
    rows = Request.objects.filter(pk=request.pk, digest=request.digest, state__in=from_)
    if not rows.update(state=to, **fields):
        raise Conflict(_("Somebody was just before you: it is settled already."))
    unfinished = request.steps.filter(state__in=(Step.State.AHEAD, Step.State.OPEN))
    unfinished.update(state=Step.State.CLOSED)
    request.state = to

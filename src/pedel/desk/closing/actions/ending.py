"""The account closes, with everything that hangs on it; and opening it again."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.accounts.actions import move as move_account
from pedel.desk.accounts.models import Account
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, steps
from ..models import Closing
from ..models.closing import DECIDED
from .about import about, keepers_of, move, people_of, tell_of
from .unwinding import unwind

State = Closing.State


@action("closing.closed", may=access.may_decide)
def close(by: Actor, closing: Closing, *, anyway: str = "") -> Done:
    """An account was closed.

    What is planned on it is called off; parts, mandates and access end; outsiders are told where it goes on.
    With steps open, `anyway` says why (ValidationError without). Ending its connection is the caller's: that
    reaches the network.
    """
    if closing.state not in DECIDED:
        raise Conflict(_("Whether it closes is not decided yet, or it is over."))
    if not closing.is_due():
        raise Conflict(_("Its last day has not come yet. Close it then, or change the day first."))
    anyway, left = " ".join(anyway.split())[:300], [one for one in steps.steps(closing) if one.is_before]
    if any(one.is_open for one in left) and not anyway:
        raise ValidationError({"anyway": _("Something is still open. Do it first, or say why not.")})
    now = timezone.now()
    account = (
        Account.objects.select_for_update(of=("self",)).select_related("unit").get(pk=closing.account_id)
    )
    move(closing, *DECIDED, state=State.CLOSED, closed_by=by.person, closed_at=now, anyway=anyway)
    ended = unwind(by, closing)
    move_account(by, account, was=account.state, to=Account.State.CLOSED)
    after = {"goes_on": closing.goes_on, "goes_on_url": closing.goes_on_url, "handle_after": closing.handle}
    Account.objects.filter(pk=account.pk).update(**after)
    closing.account.refresh_from_db()
    open_steps = [one.key for one in left if one.is_open]
    return about(closing, handle=str(closing.handle), open=open_steps, **ended)


@action("closing.reopened", may=access.may_decide)
def reopen(by: Actor, closing: Closing, *, why: str) -> Done:
    """A closed account was opened again.

    Nobody comes back by that: parts, mandates and the connection are given anew.
    """
    until = closing.may_reopen_until()
    if until is None or until < timezone.now():
        raise Conflict(_("It cannot be opened again: its name was given back, or it is too long ago."))
    if not (why := " ".join(why.split())):
        raise ValidationError({"why": _("Say why, so that nobody has to ask.")})
    move(closing, State.CLOSED, state=State.REOPENED, why=why[:300], ended_at=timezone.now())
    account = closing.account
    move_account(by, account, was=Account.State.CLOSED, to=Account.State.ACTIVE)
    Account.objects.filter(pk=account.pk).update(goes_on=None, goes_on_url="", handle_after="")
    tell_of(by, closing, "reopened", {closing.proposed_by, closing.keeper, *keepers_of(account)})
    return about(closing)


@action("closing.reminded", may=access.may_work)
def remind(by: Actor, closing: Closing) -> Done:
    """Who closes an account was told that its last day has come."""
    rows = Closing.objects.filter(pk=closing.pk, state__in=DECIDED, reminded_at=None)
    if not rows.update(reminded_at=timezone.now()):
        raise Conflict
    people = {*keepers_of(closing.account), *people_of(closing.account)}
    tell_of(by, closing, "due", people)
    return about(closing, told=len(people))

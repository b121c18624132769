"""Proposing to close an account, deciding it, changing the plan, giving it up."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Closing
from ..models.closing import RUNNING
from .about import about, keepers_of, move, people_of, tell_of

State, Handle = Closing.State, Closing.Handle


@action("closing.proposed", may=access.may_propose)
def propose(by: Actor, account: Account, **plan: Any) -> Done:
    """The closing of an account was proposed; by who decides that, it was planned at once."""
    if account.state == Account.State.CLOSED:
        raise Conflict(_("This account is closed already."))
    closing = Closing(account=account, proposed_by=by.person, **plan)
    if access.may_decide(by, closing):
        closing.state, closing.decided_by, closing.decided_at = State.PLANNED, by.person, timezone.now()
    _check(closing)
    closing.full_clean()
    closing.save()
    told = "planned" if closing.state == State.PLANNED else "proposed"
    tell_of(by, closing, told, {*people_of(account), *keepers_of(account)})
    return about(closing, state=str(closing.state), last_day=closing.last_day.isoformat())


@action("closing.changed", may=access.may_change)
def change(by: Actor, closing: Closing, **plan: Any) -> Done:
    """The plan for closing an account was changed."""
    changed = sorted(name for name, value in plan.items() if getattr(closing, name) != value)
    for name, value in plan.items():
        setattr(closing, name, value)
    _check(closing)
    closing.full_clean()
    fields = {name: getattr(closing, name) for name in plan}
    move(closing, *_seen(closing), **fields, reminded_at=None)
    return about(closing, changed=changed)


@action("closing.agreed", may=access.may_decide)
def agree(by: Actor, closing: Closing) -> Done:
    """It was decided that an account closes."""
    move(closing, State.PROPOSED, state=State.PLANNED, decided_by=by.person, decided_at=timezone.now())
    tell_of(by, closing, "planned", {closing.proposed_by, *people_of(closing.account)})
    return about(closing, last_day=closing.last_day.isoformat())


@action("closing.dropped", may=access.may_change)
def drop(by: Actor, closing: Closing, *, why: str) -> Done:
    """It was decided that an account does not close after all."""
    if not (why := " ".join(why.split())):
        raise ValidationError({"why": _("Say why, so that nobody has to ask.")})
    was = str(closing.state)
    move(closing, *_seen(closing), state=State.DROPPED, why=why[:300], ended_at=timezone.now())
    tell_of(by, closing, "dropped", {closing.proposed_by, *people_of(closing.account)})
    return about(closing, was=was)


def _seen(closing: Closing) -> tuple[str, ...]:
    """The state in which the caller saw it: who might change a proposal may not change what was decided."""
    return (str(closing.state),) if closing.state in RUNNING else ()


def _check(closing: Closing) -> None:
    """The day lies ahead; a name that is kept has somebody who keeps it."""
    if closing.last_day < timezone.localdate():
        raise ValidationError({"last_day": _("That day has passed. Choose today or later.")})
    if closing.goes_on_id and closing.goes_on_id == closing.account_id:
        raise ValidationError({"goes_on": _("That is the account that closes. Choose another one.")})
    if closing.goes_on is not None and closing.goes_on.state == Account.State.CLOSED:
        raise ValidationError({"goes_on": _("That account is closed itself. Choose another one.")})
    if closing.handle == Handle.HANDED_BACK:
        closing.keeper, closing.kept_until = None, None
        return
    _check_keeper(closing.keeper)
    if closing.kept_until and closing.kept_until <= closing.last_day:
        raise ValidationError({"kept_until": _("Choose a day after the account's last one.")})


def _check_keeper(keeper: Person | None) -> None:
    if keeper is None:
        raise ValidationError({"keeper": _("Say who keeps access: a name that nobody guards is soon lost.")})
    if keeper.has_left():
        raise ValidationError({"keeper": _("They have left. Choose somebody who is here.")})

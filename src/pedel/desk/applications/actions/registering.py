"""From an application to an account in the register."""

from __future__ import annotations

from django.utils import timezone

from pedel.desk.accounts import actions as accounts
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access
from ..models import Application
from ..states import State, move
from ..telling import tell_its_people
from .about import about

CARRIED = (
    "network", "handle", "name", "account_class", "purpose", "objectives", "audience", "languages",
)  # fmt: skip
"""What the register says of the account, word for word as it was applied for."""


@action("application.registered", may=access.may_register, scope=None)
def register(by: Actor, application: Application) -> Done:
    """The account that was applied for was put into the register."""
    said = {name: getattr(application, name) for name in CARRIED}
    account = accounts.register(by, application.unit, state=Account.State.PLANNED, **said)
    for person, part in (
        (application.owner, Membership.Part.OWNER),
        (application.deputy, Membership.Part.DEPUTY),
    ):
        if person is not None and not person.has_left():
            accounts.join(by, account, person=person, part=part, days=(timezone.localdate(), None))
    move(application, State.REGISTERED, account=account)
    tell_its_people(by, application, "registered")
    return about(application)

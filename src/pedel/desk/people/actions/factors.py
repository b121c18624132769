"""Second factors that were lost."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access
from ..models import Person


@action("person.factor_reset", may=access.may_reset_factor, scope=None)
def reset(by: Actor, person: Person) -> Done:
    """A person's second factor was taken away because it was lost.

    App, passkeys and recovery codes all go. They set up a new one when they sign in with their password.
    """
    count, _kinds = Authenticator.objects.filter(user=person).delete()
    return Done(count, about=person, facts={"removed": count})

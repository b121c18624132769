"""Who works on an account."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Status

from pedel.desk.people.models import Person
from pedel.desk.record.acting import by

from .. import access, actions
from .schemas import JoinIn, LeaveIn, MembershipOut

router = Router(tags=["accounts"])


@router.get("/{int:pk}/people", response=list[MembershipOut])
def people(request: HttpRequest, pk: int) -> Any:
    """Everybody who works or has worked on an account, the latest first."""
    account = access.account_for(by(request).person, pk)
    return account.memberships.select_related("person").order_by("-starts", "-pk")


@router.post("/{int:pk}/people", response={201: MembershipOut}, openapi_extra={"x-scope": "page"})
def join_account(request: HttpRequest, pk: int, wishes: JoinIn) -> Any:
    """Puts a person on an account."""
    account = access.account_for(by(request).person, pk)
    person = Person.objects.filter(email__iexact=wishes.person).first()
    if person is None:
        raise ValidationError({"person": _("Nobody with this address is in the directory.")})
    days = (wishes.starts, wishes.ends)
    return Status(201, actions.join(by(request), account, person=person, part=wishes.part, days=days))


@router.post("/{int:pk}/people/{int:membership}/end", response=MembershipOut)
def leave_account(request: HttpRequest, pk: int, membership: int, wishes: LeaveIn) -> Any:
    """Ends a person's part in an account."""
    account = access.account_for(by(request).person, pk)
    row = access.membership_for(by(request).person, account, membership)
    return actions.leave(by(request), row, on=wishes.on)

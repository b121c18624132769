"""The register: looking, putting in, changing, states, avatars."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import File, Query, Router, Schema, Status, UploadedFile

from pedel.desk.paging import paginate
from pedel.desk.people.models import Unit
from pedel.desk.record.acting import by

from .. import access, actions
from ..listing import Filters, keepers
from ..models import Account
from .schemas import AccountChange, AccountIn, AccountOut, StateIn

router = Router(tags=["accounts"])


class Wishes(Schema):
    """The filters of the register's page."""

    q: str = ""
    network: str = ""
    unit: int | None = None
    account_class: str = ""
    state: str = ""
    lacks: str = ""
    sort: str = "name"


@router.get("", response=list[AccountOut])
@paginate
def accounts(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """The accounts of the register that answer to the filters.

    `lacks` is "owner", "deputy" or "both"; `sort` is "name", "network", "unit", "state" or "since", with a
    minus before it for the other way round. A filter with an unknown value is left out.
    """
    return Filters(wishes.dict(exclude_none=True)).accounts(by(request).person)


@router.post("", response={201: AccountOut})
def register_account(request: HttpRequest, wishes: AccountIn) -> Any:
    """Puts an account into the register."""
    fields = wishes.dict()
    unit = get_object_or_404(Unit, pk=fields.pop("unit"))
    return Status(201, _again(request, actions.register(by(request), unit, **fields)))


@router.get("/{int:pk}", response=AccountOut)
def account(request: HttpRequest, pk: int) -> Any:
    """One account."""
    return _account(request, pk)


@router.patch("/{int:pk}", response=AccountOut)
def change_account(request: HttpRequest, pk: int, wishes: AccountChange) -> Any:
    """Changes what the register says of an account."""
    fields = wishes.dict(exclude_unset=True)
    if "unit" in fields:
        fields["unit"] = get_object_or_404(Unit, pk=fields["unit"])
    return _again(request, actions.change(by(request), _account(request, pk), **fields))


@router.post("/{int:pk}/state", response=AccountOut)
def move_account(request: HttpRequest, pk: int, wishes: StateIn) -> Any:
    """Brings an account into another state; 409 when it is not in `was` any more, or cannot come there."""
    return _again(request, actions.move(by(request), _account(request, pk), was=wishes.was, to=wishes.to))


@router.post("/{int:pk}/avatar", response=AccountOut)
def set_avatar(request: HttpRequest, pk: int, avatar: File[UploadedFile]) -> Any:
    """Gives an account an avatar: PNG, JPEG or WebP, at most 4 MB and 16 million pixels."""
    return _again(request, actions.set_avatar(by(request), _account(request, pk), upload=avatar))


@router.delete("/{int:pk}/avatar", response=AccountOut)
def remove_avatar(request: HttpRequest, pk: int) -> Any:
    """Takes an account's avatar away."""
    account = _account(request, pk)
    if not account.avatar:
        raise ValidationError({"avatar": _("This account has no avatar.")})
    return _again(request, actions.remove_avatar(by(request), account))


def _account(request: HttpRequest, pk: int) -> Account:
    return get_object_or_404(access.accounts_for(by(request).person).prefetch_related(keepers()), pk=pk)


def _again(request: HttpRequest, account: Account) -> Account:
    """The account as it stands after a change."""
    return _account(request, account.pk)

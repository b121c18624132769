"""The register over the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import ModelSchema, Router

from pedel.desk.record.acting import by

from . import access
from .models import Account

PREFIX = "/accounts"
router = Router(tags=["accounts"])


class AccountOut(ModelSchema):
    """An account as the register has it."""

    class Meta:
        model = Account
        fields = ("id", "unit", "network", "handle", "name", "url", "account_class", "state", "languages")


@router.get("", response=list[AccountOut])
def accounts(request: HttpRequest) -> Any:
    """All accounts of the register."""
    return access.accounts_for(by(request).person)


@router.get("/{int:pk}", response=AccountOut)
def account(request: HttpRequest, pk: int) -> Any:
    """One account."""
    return access.account_for(by(request).person, pk)

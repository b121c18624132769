"""Whether somebody must have a second factor, and whether they do."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from .models import Person

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def asked_of(person: Person) -> bool:
    """Whether one of their roles of today needs it, as the institution has set it."""
    return any(person.has_role(role) for role in settings.PEDEL.second_factor)


def is_missing(person: Person) -> bool:
    """Whether they must have a second factor and have none. Recovery codes alone are none."""
    return asked_of(person) and not has_one(person)


def has_one(person: Person) -> bool:
    """Whether they have set up an authenticator app or a passkey."""
    return is_mfa_enabled(person, FACTORS)

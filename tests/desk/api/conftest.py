"""Programs that use the API."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pedel.desk.people.models import ApiToken


@pytest.fixture
def token(db):
    """`token(cast.emma, "read")` is a token of Emma's for that scope."""

    def made(person, *scopes, **row):
        secret = f"pedel_{person.pk}_{'_'.join(scopes)}"
        row.setdefault("expires_on", timezone.localdate() + timedelta(days=30))
        digest = hashlib.sha256(secret.encode()).hexdigest()
        ApiToken.objects.create(
            person=person, name="test", prefix=secret[:12], digest=digest, scopes=list(scopes), **row
        )
        return secret

    return made


@pytest.fixture
def program(token):
    """`program(cast.emma, "read")` is a program with such a token."""

    def made(person, *scopes, **row):
        return Client(headers={"authorization": f"Bearer {token(person, *scopes, **row)}"})

    return made

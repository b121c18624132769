"""What every test of the desk has: the cast, and signing in."""

from __future__ import annotations

import pytest
from django.test import Client

from desk import cast as cast_module


@pytest.fixture
def cast(db):
    return cast_module.assemble()


@pytest.fixture
def sign_in():
    """`sign_in(cast.emma)` is a browser in which Emma is signed in."""

    def signed_in(person, **settings):
        client = Client(**settings)
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in

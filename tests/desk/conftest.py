"""What every test of the desk has: the cast, signing in, and several people acting at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings

from desk import cast as cast_module
from desk.emptying import triggers_off

# A busy machine is no mistake in the code.
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("desk")


@pytest.fixture(autouse=True)
def _language_ends_with_its_test():
    """The language of the last page asked for stays in the thread, and the next test would speak it."""
    yield
    translation.deactivate()


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


@pytest.fixture
def at_once(transactional_db):
    """`at_once(call, call, …)` runs calls at the same moment, each in a thread with a connection of its own.

    Gives what each returned, or the exception that it raised, in the order of the calls.
    """

    def run(*calls):
        start = Barrier(len(calls), timeout=20)

        def one(call):
            try:
                start.wait()
                return call()
            except Exception as error:
                return error
            finally:
                connection.close()

        with ThreadPoolExecutor(len(calls)) as threads:
            return list(threads.map(one, calls, timeout=60))

    return run


@pytest.fixture(scope="session", autouse=True)
def _nobody_else_holds_the_database(django_db_setup, django_db_blocker):
    """A server's thread may outlive its test by a moment; PostgreSQL drops no database that is in use."""
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


@pytest.fixture(scope="session", autouse=True)
def _record_can_be_emptied_between_tests():
    """Django empties every table after a test that commits; the record refuses that, so it looks away."""
    empty = TransactionTestCase._fixture_teardown

    def teardown(case):
        with triggers_off(connection):
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield

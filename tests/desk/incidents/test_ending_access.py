"""The desk's own access to a hacked account: erased at once, ended at the network by the worker."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from desk.channels.conftest import account as connected_account  # noqa: F401
from desk.channels.conftest import server, wire  # noqa: F401  # a network on this machine
from pedel.desk.incidents import actions
from pedel.desk.incidents.jobs import end_access
from pedel.desk.incidents.models import Revocation
from pedel.desk.notices.models import Notice
from pedel.desk.record.acting import WORKER
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict


@pytest.fixture
def account(connected_account):  # noqa: F811
    return connected_account


@pytest.fixture
def hacked(wire, opened):  # noqa: F811
    """The connected account, and its incident a moment after the button."""
    held = wire.credential
    return held, opened(account=wire.account)


def test_it_is_erased_here_with_the_button(hacked, wire):  # noqa: F811
    assert (wire.channel.state, wire.channel.sealed) == ("not_connected", "")
    assert Revocation.objects.get().sealed
    assert wire.server.asked("POST", "/2/oauth2/revoke") == []


def test_the_worker_ends_it_at_the_network(hacked, wire):  # noqa: F811
    held, incident = hacked
    end_access()
    row = Revocation.objects.get()
    assert held.access not in wire.server.tokens
    assert held.refresh not in wire.server.refreshes
    assert (row.sealed, row.trouble, row.next_try_at) == ("", "", None)
    assert Entry.objects.get(verb="incident.access_ended").account == incident.account_id


def test_it_tries_again_while_the_network_does_not_answer(hacked, wire):  # noqa: F811
    wire.server.SENDS = ("POST", "/2/oauth2/revoke")
    wire.server.fault("503", times=1)
    end_access()
    row = Revocation.objects.get()
    assert (row.trouble, row.tries, row.done_at) == ("down", 1, None)
    assert row.sealed
    end_access()
    assert Revocation.objects.get().tries == 1
    Revocation.objects.update(next_try_at=timezone.now())
    end_access()
    assert Revocation.objects.get().done_at
    assert Revocation.objects.get().sealed == ""


def test_after_a_day_people_are_told_to_do_it_by_hand(hacked, wire, cast):  # noqa: F811
    wire.server.SENDS = ("POST", "/2/oauth2/revoke")
    wire.server.fault("503", times=2)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        end_access()
    row = Revocation.objects.get()
    assert (row.sealed, row.trouble, row.done_at) == ("", "down", None)
    assert Notice.objects.filter(person=cast.clara, kind="incidents.not_revoked").exists()


def test_what_no_key_opens_is_wiped_and_said(hacked, wire):  # noqa: F811
    Revocation.objects.update(sealed="nonsense")
    end_access()
    assert (Revocation.objects.get().sealed, Revocation.objects.get().trouble) == ("", "no_key")


def test_two_workers_write_it_down_once(hacked, wire):  # noqa: F811
    rows = [Revocation.objects.select_related("incident").get() for _ in range(2)]
    actions.revoked(WORKER, rows[0])
    with pytest.raises(Conflict):
        actions.revoked(WORKER, rows[1])
    assert Entry.objects.filter(verb="incident.access_ended").count() == 1

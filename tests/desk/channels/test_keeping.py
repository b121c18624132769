"""What the worker does for channels: refreshing in time, warning twice, telling of versions that end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from desk.channels.wiring import KEY, OTHER_KEY
from pedel.desk.accounts.models import Account, Channel
from pedel.desk.channels import checks, jobs, sealing, todo, using, versions
from pedel.desk.notices import words
from pedel.desk.notices.models import Notice
from pedel.networks import App, NetworkError, Trouble, Version, connector


def told(kind):
    return {notice.person for notice in Notice.objects.filter(kind=kind)}


def test_it_refreshes_what_has_a_tenth_of_its_life_left(wire):
    with time_machine.travel(timezone.now() + timedelta(minutes=109), tick=False):
        jobs.refresh()
        assert wire.channel.expires_at > timezone.now() + timedelta(minutes=90)
        jobs.refresh()
    assert wire.refreshes() == 1


def test_it_leaves_what_is_fresh_alone(wire):
    jobs.refresh()
    assert wire.refreshes() == 0


def test_a_network_that_is_down_holds_nothing_up(wire):
    wire.connect(wire.given(minutes=1))
    Channel.objects.update(expires_at=timezone.now())
    wire.server.SENDS = ("POST", "/2/oauth2/token")
    wire.server.fault("503")
    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        jobs.refresh()
        assert wire.channel.state == "connected"
        jobs.refresh()
        assert wire.credential.access in wire.server.tokens


def test_an_account_without_a_connector_holds_nothing_up(wire, cast):
    twin = Account.objects.create(
        unit=cast.units.law, network="ours", handle="law", name="Law", account_class="unit", state="active"
    )
    soon = timezone.now() + timedelta(minutes=1)
    sealed = sealing.seal(replace(wire.given(), expires_at=soon), twin)
    Channel.objects.create(account=twin, state="connected", sealed=sealed, expires_at=soon)
    with time_machine.travel(timezone.now() + timedelta(minutes=109), tick=False):
        jobs.refresh()
    assert wire.refreshes() == 1


@pytest.fixture
def ending(wire):
    """A connection that ends after so many days."""

    def ends(**left):
        wire.connect(wire.given(), ends_at=timezone.now() + timedelta(**left))
        return wire

    return ends


def test_it_warns_fourteen_and_three_days_before_the_end_and_not_again(ending, cast):
    ending(days=15)
    now, warned = timezone.now(), []
    for hours in range(0, 15 * 24, 6):
        with time_machine.travel(now + timedelta(hours=hours), tick=False):
            before = Notice.objects.filter(kind="channels.ending", person=cast.olga).count()
            jobs.warn()
            if Notice.objects.filter(kind="channels.ending", person=cast.olga).count() > before:
                warned.append(hours / 24)
    assert warned == [1.0, 12.0]
    assert told("channels.ending") == {cast.olga, cast.victor, cast.clara, cast.cees}


def test_it_warns_once_where_the_end_is_near_already(ending):
    ending(days=2)
    jobs.warn()
    jobs.warn()
    assert Notice.objects.filter(kind="channels.ending").count() == 4


def test_it_warns_of_nothing_that_was_connected_again(ending, wire):
    ending(days=2)
    wire.connect(wire.given(), ends_at=timezone.now() + timedelta(days=90))
    jobs.warn()
    assert told("channels.ending") == set()


def test_it_warns_of_nothing_that_is_closed(ending, wire):
    ending(days=2)
    Account.objects.filter(pk=wire.account.pk).update(state="closed")
    jobs.warn()
    assert told("channels.ending") == set()


def test_who_keeps_it_finds_it_among_what_is_to_do(ending, cast):
    assert todo.waiting_for(cast.olga) == []
    wire = ending(days=2)
    assert "Connect Example Law (@examplelaw) again" in str(todo.waiting_for(cast.olga)[0].what)
    using.broke(wire.account, NetworkError(Trouble.ACCOUNT, permanent=True))
    assert "anew" in str(todo.waiting_for(cast.olga)[0].what)
    assert todo.waiting_for(cast.emma) == []


# Versions of interfaces


def linkedin(version=""):
    return connector("linkedin", App(version=version))


def test_a_version_is_a_setting():
    newest, *_, oldest = linkedin().versions
    assert linkedin().version == newest
    assert linkedin(oldest.name).version == oldest
    assert linkedin("209901").version == Version("209901")


def test_network_api_versions_are_settings_with_a_warning_before_they_end(cast, settings, account):
    """Anchor test 11: the steward is told once, and `check-setup` says it, by the version that is set."""
    oldest = linkedin().versions[-1]
    set_up = settings.PEDEL.network[0].__class__("linkedin", version=oldest.name)
    settings.PEDEL = replace(settings.PEDEL, network=(set_up,), keys=(KEY,))
    type(account).objects.filter(pk=account.pk).update(network="linkedin")
    Channel.objects.create(account=account, state="connected")
    days = {61: [], 60: ["pedel.W021"], 0: ["pedel.W021"], -1: ["pedel.E023"]}
    for before, ids in days.items():
        with time_machine.travel(oldest.ends - timedelta(days=before), tick=False):
            jobs.tell_versions()
            jobs.tell_versions()
            assert [message.id for message in checks.versions()] == ids
            assert told("channels.version") == ({cast.sander} if before <= 60 else set())
    (notice,) = Notice.objects.filter(kind="channels.version")
    assert words.shown(notice) == f"LinkedIn ends version {oldest.name} of its interface on {oldest.ends}."
    settings.PEDEL = replace(settings.PEDEL, network=())
    with time_machine.travel(oldest.ends, tick=False):
        assert list(checks.versions()) == []


def test_nobody_is_told_of_a_network_that_nobody_uses(cast, monkeypatch):
    monkeypatch.setattr(versions, "DAYS", 10_000)
    jobs.tell_versions()
    assert told("channels.version") == set()


def test_a_version_without_an_end_never_ends():
    assert versions.ending(connector("x"), date(2999, 1, 1)) is None


# The set-up


@pytest.mark.parametrize(("keys", "ids"), [
    ((KEY,), []),
    ((), ["pedel.W020"]),
    (("password", KEY), ["pedel.E020"]),
    ((KEY, "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0MDA="), ["pedel.E021"]),
])  # fmt: skip
def test_it_says_what_is_wrong_with_the_keys(keys, ids, settings):
    settings.PEDEL = replace(settings.PEDEL, keys=keys)
    found = list(checks.keys_for_channels())
    assert [message.id for message in found] == ids
    assert all(message.hint for message in found)
    assert not any(key in f"{m.msg} {m.hint}" for m in found for key in keys)


def test_it_says_that_a_key_is_missing(wire, settings):
    assert list(checks.connections_open()) == []
    settings.PEDEL = replace(settings.PEDEL, keys=(OTHER_KEY,))
    (found,) = checks.connections_open()
    assert (found.id, "1 of 1" in found.msg) == ("pedel.E022", True)

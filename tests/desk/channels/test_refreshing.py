"""Access is refreshed in time, once, whoever asks for it; and a connection that broke is told once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from desk.channels.wiring import OTHER_KEY
from pedel.desk.accounts.models import Channel
from pedel.desk.channels import refreshing, using
from pedel.desk.notices.models import Notice
from pedel.desk.record.models import Entry
from pedel.networks import NetworkError, Trouble


def test_it_gives_what_is_fresh_enough_without_asking_the_network(wire):
    assert using.credential_of(wire.channel) == wire.credential
    assert wire.refreshes() == 0


def test_it_refreshes_what_is_about_to_end(wire):
    old = wire.connect(wire.given(minutes=1))
    fresh = using.credential_of(old)
    assert fresh.access in wire.server.tokens
    assert fresh.expires_at > timezone.now() + timedelta(hours=1)
    assert (wire.credential, wire.channel.expires_at) == (fresh, fresh.expires_at)
    assert wire.channel.refreshing_until is None


def test_a_refresh_token_that_works_once_is_never_used_twice(wire):
    first = wire.connect(wire.given(minutes=1))
    one = using.credential_of(first)
    Channel.objects.update(expires_at=timezone.now())
    wire.connect(replace(one, expires_at=datetime.now(UTC)))
    two = using.credential_of(wire.channel)
    assert two.refresh not in (one.refresh, "")
    assert wire.refreshes() == 2


def test_two_workers_at_once_refresh_once(at_once, wire):
    wire.connect(wire.given(minutes=1))
    answers = at_once(*(lambda: using.credential_of(wire.channel) for _ in range(4)))
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert len({answer.access for answer in answers}) == 1
    assert wire.refreshes() == 1


def test_a_worker_that_died_while_refreshing_holds_nobody_up_for_long(wire):
    wire.connect(wire.given(minutes=1))
    Channel.objects.update(refreshing_until=timezone.now() - timedelta(seconds=1))
    assert using.credential_of(wire.channel).access in wire.server.tokens


def test_it_does_not_wait_for_ever_for_another_worker(wire, monkeypatch):
    monkeypatch.setattr(refreshing, "PATIENCE", 0.3)
    wire.connect(wire.given(minutes=1))
    Channel.objects.update(refreshing_until=timezone.now() + timedelta(minutes=1))
    with pytest.raises(NetworkError) as caught:
        using.credential_of(wire.channel)
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.UNREACHABLE, False)
    assert wire.channel.state == "connected"


def test_it_does_not_write_over_a_connection_made_meanwhile(wire):
    used = wire.connect(wire.given(minutes=1))
    late, newer = wire.given(), wire.given()
    known = wire.credential
    wire.connect(newer)
    assert refreshing._keep(used, known, late) == newer
    assert wire.credential == newer


def test_it_says_that_an_account_is_not_connected(account, server):
    channel = Channel.objects.create(account=account)
    with pytest.raises(NetworkError) as caught:
        using.credential_of(channel)
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.TOKEN, True)


def test_a_key_that_is_missing_breaks_no_connection(wire, settings):
    settings.PEDEL = replace(settings.PEDEL, keys=(OTHER_KEY,))
    with pytest.raises(NetworkError) as caught:
        using.credential_of(wire.channel)
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.UNREACHABLE, False)
    assert wire.channel.state == "connected"


def test_it_marks_what_can_not_be_refreshed_any_more(wire, cast):
    wire.connect(wire.given(minutes=1))
    wire.server.refreshes.clear()
    for _ in range(2):
        with pytest.raises(NetworkError) as caught:
            using.credential_of(wire.channel)
        assert caught.value.trouble == Trouble.TOKEN
    assert (wire.channel.state, wire.channel.trouble) == ("broken", "token")
    told = Notice.objects.filter(kind="channels.broken")
    assert {notice.person for notice in told} == {cast.olga, cast.victor}
    assert len(told) == 2


def test_a_network_that_is_down_breaks_no_connection(wire):
    wire.connect(wire.given(minutes=1))
    wire.server.SENDS = ("POST", "/2/oauth2/token")
    wire.server.fault("503")
    with pytest.raises(NetworkError) as caught:
        using.credential_of(wire.channel)
    assert caught.value.trouble == Trouble.DOWN
    assert (wire.channel.state, wire.channel.refreshing_until) == ("connected", None)
    assert using.credential_of(wire.channel).access in wire.server.tokens


def test_access_that_ended_before_its_time_is_refreshed(wire):
    """A clock that is wrong, or a network that ends sessions early, sends nobody to connect anew."""
    assert not using.broke(wire.account, NetworkError(Trouble.TOKEN, permanent=True))
    assert wire.channel.state == "connected"
    assert wire.refreshes() == 1


def test_what_an_older_connection_met_does_not_break_a_newer_one(wire):
    """A sending that set out before somebody connected it anew, at a network that refreshes nothing."""
    wire.connect(replace(wire.given(), refresh="", expires_at=None))
    assert not using.broke(wire.account, NetworkError(Trouble.TOKEN, permanent=True))
    assert wire.channel.state == "connected"
    wire.server.tokens.clear()
    assert using.broke(wire.account, NetworkError(Trouble.TOKEN, permanent=True))
    assert wire.channel.state == "broken"


@pytest.mark.parametrize("trouble", [Trouble.SCOPE, Trouble.ACCOUNT])
def test_what_connecting_anew_mends_is_marked(wire, trouble):
    assert using.broke(wire.account, NetworkError(trouble, "suspended", permanent=True))
    assert (wire.channel.state, wire.channel.detail) == ("broken", "suspended")
    assert Entry.objects.filter(verb="channel.broken", account=wire.account.pk).count() == 1


@pytest.mark.parametrize("trouble", [Trouble.RATE, Trouble.DOWN, Trouble.TOO_LONG])
def test_what_passes_is_not_marked(wire, trouble):
    assert not using.broke(wire.account, NetworkError(trouble))
    assert wire.channel.state == "connected"


@pytest.mark.parametrize(("minutes", "left", "due"), [(120, 30, False), (120, 11, True), (60 * 24, 60, True)])
def test_a_tenth_of_its_life_before_the_end_it_is_due(wire, minutes, left, due):
    now = timezone.now()
    channel = wire.connect(wire.given(minutes=minutes))
    credential = replace(wire.credential, expires_at=now + timedelta(minutes=left))
    life = timedelta(minutes=minutes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(refreshing.sealing, "sealed_at", lambda _: credential.expires_at - life)
        assert refreshing.is_due(channel, credential) == due

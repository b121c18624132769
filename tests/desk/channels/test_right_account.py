"""Only the account in the register is connected, and connecting it again loses nothing."""

from dataclasses import replace

import pytest
from django.utils import timezone

from desk.channels.walking import said, state_of, walk
from networks.x import server as x_server
from pedel.desk.accounts.models import Account, Channel
from pedel.desk.channels import sealing
from pedel.desk.record.models import Entry


@pytest.fixture
def olga(sign_in, cast, account, server):
    return sign_in(cast.olga)


@pytest.fixture
def elsewhere(monkeypatch):
    """Whoever says yes at the network is signed in there as somebody else."""
    somebody = {"id": "77", "username": "olgas_cats", "name": "Olga's cats"}
    monkeypatch.setattr(x_server, "WHO", somebody)


def test_the_owner_cannot_connect_another_account(olga, account, elsewhere):
    page = said(olga, walk(olga, account))
    assert "This is not the account in the register" in page
    assert '<input type="radio"' not in page
    answer = olga.post(f"/accounts/{account.pk}/channel/choose/", {"chosen": "77", "agreed": "on"})
    assert answer.status_code == 422
    assert state_of(account) == "not_connected"


def test_the_contact_person_says_yes_to_another_handle_and_no_less(sign_in, cast, account, server, elsewhere):
    clara = sign_in(cast.clara)
    walk(clara, account)
    silent = clara.post(f"/accounts/{account.pk}/channel/choose/", {"chosen": "77"})
    assert silent.status_code == 422
    assert state_of(account) == "not_connected"
    clara.post(f"/accounts/{account.pk}/channel/choose/", {"chosen": "77", "agreed": "on"})
    assert state_of(account) == "connected"
    assert Entry.objects.get(verb="channel.connected").facts["handle"] == "olgas_cats"


def test_a_handle_that_was_changed_at_the_network_is_still_the_same_account(olga, account, monkeypatch):
    walk(olga, account)
    monkeypatch.setattr(x_server, "WHO", {**x_server.WHO, "username": "lawatexample"})
    page = said(olga, walk(olga, account))
    assert "The account is connected." in page
    assert "The register and the network differ" in page


def test_an_account_of_the_network_belongs_to_one_account_in_the_register(olga, account, cast, sign_in):
    walk(olga, account)
    Account.objects.filter(pk=account.pk).update(handle="oldname")
    twin = Account.objects.create(
        unit=cast.units.law,
        network="x",
        handle="examplelaw",
        name="Twin",
        account_class="unit",
        state="active",
    )
    clara = sign_in(cast.clara)
    assert "connected already, to Example Law" in said(clara, walk(clara, twin))
    assert state_of(twin) == "not_connected"


def test_nobody_takes_what_the_register_has_as_another_account(sign_in, cast, account, server, elsewhere):
    """That of another unit, for which they do not answer."""
    Account.objects.create(
        unit=cast.units.science, network="x", handle="Olgas_Cats", name="Cats", account_class="unit",
        state="active",
    )  # fmt: skip
    clara = sign_in(cast.clara)
    walk(clara, account)
    answer = clara.post(f"/accounts/{account.pk}/channel/choose/", {"chosen": "77", "agreed": "on"})
    assert "The register has this one as another account: Cats (@Olgas_Cats)." in answer.content.decode()
    assert state_of(account) == "not_connected"


def test_the_network_of_a_connected_account_stays_what_it_is(olga, account, sign_in, cast):
    walk(olga, account)
    clara = sign_in(cast.clara)
    change = {"network": "mastodon", "handle": "law@social.example"}
    refusal = clara.patch(f"/api/v1/accounts/{account.pk}", change, content_type="application/json")
    assert refusal.status_code == 422
    olga.post(f"/accounts/{account.pk}/channel/disconnect/")
    clara.patch(f"/api/v1/accounts/{account.pk}", change, content_type="application/json")
    channel = Channel.objects.get(account=account)
    assert (channel.account.network, channel.remote_id, channel.baseline) == ("mastodon", "", {})


# Connecting again


def test_reconnecting_without_a_refresh_token_keeps_the_old_one(olga, account, server, monkeypatch):
    """Anchor test 10."""
    walk(olga, account)
    old = sealing.open_(Channel.objects.get(account=account).sealed, account)
    pair = server.pair
    monkeypatch.setattr(
        server, "pair", lambda *given: {k: v for k, v in pair(*given).items() if k != "refresh_token"}
    )
    walk(olga, account)
    new = sealing.open_(Channel.objects.get(account=account).sealed, account)
    assert new.access != old.access
    assert new.refresh == old.refresh != ""


def test_another_account_never_inherits_a_refresh_token(wire, cast):
    wire.connect(replace(wire.given(), refresh="", account="99"), refresh="")
    assert wire.credential.refresh == ""


def test_a_broken_connection_is_mended_by_connecting_again(olga, account):
    walk(olga, account)
    Channel.objects.update(
        state="broken", trouble="token", broken_at=timezone.now(), warned_at=timezone.now()
    )
    walk(olga, account)
    channel = Channel.objects.get(account=account)
    assert (channel.state, channel.trouble, channel.broken_at, channel.warned_at) == (
        "connected",
        "",
        None,
        None,
    )

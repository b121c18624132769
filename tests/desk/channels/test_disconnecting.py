"""Ending a connection: erased here first, and then ended at the network."""

import hashlib
from dataclasses import replace

import pytest

from desk.channels.walking import said, state_of, walk
from desk.channels.wiring import Wire
from pedel.desk.accounts.models import Channel
from pedel.desk.channels import sealing
from pedel.desk.record.models import Entry


@pytest.fixture
def olga(sign_in, cast, account, server):
    return sign_in(cast.olga)


def test_it_disconnects_here_and_at_the_network(olga, account, server):
    walk(olga, account)
    held = sealing.open_(Channel.objects.get(account=account).sealed, account)
    assert "erased" in olga.get(f"/accounts/{account.pk}/channel/disconnect/").content.decode()
    page = said(olga, olga.post(f"/accounts/{account.pk}/channel/disconnect/"))
    assert "The account is disconnected. What opened it is erased." in page
    assert (state_of(account), Channel.objects.get(account=account).sealed) == ("not_connected", "")
    assert held.access not in server.tokens
    assert held.refresh not in server.refreshes


def test_it_disconnects_also_when_the_network_cannot_be_told(olga, account, server):
    walk(olga, account)
    server.SENDS = ("POST", "/2/oauth2/revoke")
    server.fault("503", times=2)
    page = said(olga, olga.post(f"/accounts/{account.pk}/channel/disconnect/"))
    assert "end the desk&#x27;s access in the network&#x27;s own settings too" in page
    assert Channel.objects.get(account=account).sealed == ""
    assert Entry.objects.get(verb="channel.revoked").facts == {"trouble": "down"}


def test_what_is_not_connected_cannot_be_disconnected(olga, account):
    assert olga.post(f"/accounts/{account.pk}/channel/disconnect/").status_code == 409


def test_a_token_is_erased_even_if_no_key_opens_it(wire, settings, sign_in, cast):
    settings.PEDEL = replace(settings.PEDEL, keys=())
    sign_in(cast.olga).post(f"/accounts/{wire.account.pk}/channel/disconnect/")
    assert wire.channel.sealed == ""
    assert Entry.objects.get(verb="channel.revoked").facts == {"trouble": "no_key"}


def test_wire_is_what_pages_make(olga, account, cast, server):
    """The short cut of these tests leads to the same as the long way."""
    walk(olga, account)
    walked = Channel.objects.get(account=account)
    wired = Wire(server, account, cast).channel
    for name in ("state", "remote_id", "server", "scopes"):
        assert getattr(walked, name) == getattr(wired, name), name
    assert walked.baseline == wired.baseline | {"avatar": hashlib.sha256(server.avatar).hexdigest()}


def test_a_picture_that_cannot_be_had_keeps_nobody_from_connecting(olga, account, server):
    server.avatar = b""
    walk(olga, account)
    assert Channel.objects.get(account=account).baseline["avatar"] == ""

"""What opens an account is unreadable without the keys, and whole with them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from django.core import serializers
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from desk.channels.wiring import KEY, OTHER_KEY
from pedel.desk.accounts.models import Account, Channel
from pedel.desk.channels import keyring, sealing
from pedel.desk.record.models import Entry
from pedel.networks import Credential

WHOLE = Credential(
    access="the-access-token",
    refresh="the-refresh-token",
    expires_at=datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC),
    ends_at=datetime(2028, 1, 2, tzinfo=UTC),
    scopes=("read", "write"),
    account="did:plc:1",
    server="https://social.example",
    extra={"client_secret": "the-client-secret"},
)

LAW = Account(pk=7, network="x", handle="examplelaw")


@pytest.fixture
def keys(settings):
    def have(*given):
        settings.PEDEL = replace(settings.PEDEL, keys=given)

    have(KEY)
    return have


def test_it_gives_back_what_it_was_given(keys):
    assert sealing.open_(sealing.seal(WHOLE, LAW), LAW) == WHOLE


@given(st.builds(Credential, access=st.text(), extra=st.dictionaries(st.text(), st.text())))
def test_it_gives_back_any_text(credential):
    assert sealing.open_(sealing.seal(credential, LAW), LAW) == credential


def test_nothing_of_it_can_be_read(keys):
    sealed = sealing.seal(WHOLE, LAW)
    for secret in ("the-access-token", "the-refresh-token", "the-client-secret", "did:plc:1"):
        assert secret not in sealed


def test_an_older_key_still_opens_and_the_newest_one_seals(keys):
    old = sealing.seal(WHOLE, LAW)
    keys(OTHER_KEY, KEY)
    assert sealing.open_(old, LAW) == WHOLE
    assert not sealing.opens(sealing.seal(WHOLE, LAW), [KEY])


def test_it_opens_nothing_without_its_key(keys):
    sealed = sealing.seal(WHOLE, LAW)
    keys(OTHER_KEY)
    with pytest.raises(sealing.NoKeyError) as caught:
        sealing.open_(sealed, LAW)
    assert sealed not in str(caught.value)


@pytest.mark.parametrize("made_up", [(), ("password",), ("",)])
def test_it_seals_nothing_without_a_real_key(keys, made_up):
    keys(*made_up)
    with pytest.raises(sealing.NoKeyError):
        sealing.seal(WHOLE, LAW)


@pytest.mark.parametrize("other", [Account(pk=8, network="x"), Account(pk=7, network="mastodon")])
def test_it_opens_no_other_account_and_none_on_another_network(keys, other):
    """Somebody who may write to the database, or to the register, moves nothing from one to the other."""
    with pytest.raises(sealing.NoKeyError):
        sealing.open_(sealing.seal(WHOLE, LAW), other)


def test_it_knows_what_was_tampered_with(keys):
    sealed = sealing.seal(WHOLE, LAW)
    with pytest.raises(sealing.NoKeyError):
        sealing.open_(sealed[:-8] + "AAAAAAA=", LAW)


def test_sealing_anew_keeps_when_it_was_taken_in(keys):
    box = Fernet(KEY)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    old = box.encrypt_at_time(b"{}", int(yesterday.timestamp())).decode()
    keys(OTHER_KEY, KEY)
    assert sealing.sealed_at(sealing.resealed(old)) == yesterday.replace(microsecond=0)


def test_it_tells_a_key_by_chance_from_one_that_somebody_made_up():
    assert not keyring.is_weak(Fernet.generate_key().decode())
    assert keyring.is_weak("c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0MDA=")


def test_a_process_that_runs_takes_a_new_key_without_a_restart(tmp_path, monkeypatch):
    monkeypatch.setenv("PEDEL_HOME", str(tmp_path))
    monkeypatch.delenv("PEDEL_KEYS", raising=False)
    file = tmp_path / "pedel.toml"
    file.write_text(f'keys = ["{KEY}"]\n')
    assert keyring.keys() == (KEY,)
    file.write_text(f'keys = ["{OTHER_KEY}", "{KEY}"]\n')
    assert keyring.keys() == (OTHER_KEY, KEY)


def test_it_keeps_to_the_settings_while_somebody_writes_in_the_file(tmp_path, monkeypatch, keys):
    monkeypatch.setenv("PEDEL_HOME", str(tmp_path))
    (tmp_path / "pedel.toml").write_text("keys = [half a li")
    assert keyring.keys() == (KEY,)


def test_tokens_are_unreadable_in_a_dump_of_the_database(wire):
    """Anchor test 18: every row of every table, as a dump has it."""
    held = wire.credential
    with connection.cursor() as cursor:
        dump = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # the database's own names
            dump += [repr(row) for row in cursor.fetchall()]
    text = "\n".join(dump)
    assert wire.channel.sealed in text
    for secret in (held.access, held.refresh):
        assert secret
        assert secret not in text


def test_nothing_that_shows_a_channel_shows_its_token(wire):
    held = wire.credential
    shown = serializers.serialize("json", [wire.channel]) + repr(wire.channel) + str(wire.channel)
    shown += "".join(str(entry.facts) for entry in Entry.objects.all())
    assert Channel.objects.count() == 1
    assert held.access not in shown
    assert held.refresh not in shown

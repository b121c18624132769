"""Another key: nothing is lost, whenever it is interrupted, and the old one opens nothing any more."""

import os
import tomllib

import pytest

from desk.channels.wiring import KEY, OTHER_KEY
from pedel.desk.channels import sealing, using
from pedel.desk.commands.desk import _rotating
from pedel.desk.record.models import Entry
from pedel.policy.commands import Trouble

FILE = f"""# The desk of the university.
institution = "University of Example"
keys = [
  "{KEY}",  # since spring
]
languages = ["en"]

[[network]]
name = "x"  # ours
"""


@pytest.fixture
def file(tmp_path, monkeypatch):
    """The settings of the desk under test, with its keys."""
    monkeypatch.setenv("PEDEL_HOME", str(tmp_path))
    monkeypatch.delenv("PEDEL_KEYS", raising=False)
    path = tmp_path / "pedel.toml"
    path.write_text(FILE)
    return path


def keys_in(file):
    return tomllib.loads(file.read_text())["keys"]


def test_it_seals_with_a_new_key_and_drops_the_old_one(file, wire):
    held = wire.credential
    assert _rotating.rotate() == _rotating.Outcome(sealed=1)
    (new,) = keys_in(file)
    assert new != KEY
    assert not sealing.opens(wire.channel.sealed, [KEY])
    assert using.credential_of(wire.channel) == held


def test_it_leaves_everything_else_in_the_file_as_it_was(file, wire):
    _rotating.rotate()
    after = file.read_text()
    assert "# The desk of the university." in after
    assert 'name = "x"  # ours' in after
    assert tomllib.loads(after) == {**tomllib.loads(FILE), "keys": keys_in(file)}
    assert file.stat().st_mode & 0o077 == 0


def test_it_is_on_the_record_without_any_key(file, wire):
    _rotating.rotate()
    entry = Entry.objects.get(verb="channel.keys_rotated")
    assert (entry.role, entry.facts) == ("operator", {"channels": 1})


@pytest.mark.parametrize("step", ["put", "_seal"])
def test_it_may_be_interrupted_and_begun_again(file, wire, monkeypatch, step):
    held, calls = wire.credential, []
    whole = getattr(_rotating, step)

    def interrupted(*given):
        calls.append(given)
        if len(calls) == (1 if step == "_seal" else 2):
            raise KeyboardInterrupt
        return whole(*given)

    monkeypatch.setattr(_rotating, step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        _rotating.rotate()
    assert KEY in keys_in(file)
    assert wire.credential == held
    monkeypatch.setattr(_rotating, step, whole)
    _rotating.rotate()
    assert len(keys_in(file)) == 1
    assert wire.credential == held


def test_a_desk_that_runs_takes_the_new_key_without_a_restart(file, wire):
    """What it seals after the rotation is sealed with the new key, although it started with the old one."""
    _rotating.rotate()
    wire.connect()
    assert not sealing.opens(wire.channel.sealed, [KEY])
    assert sealing.opens(wire.channel.sealed, keys_in(file))


def test_a_refresh_during_a_rotation_is_not_lost(file, at_once, wire):
    wire.connect(wire.given(minutes=1))
    done, fresh = at_once(_rotating.rotate, lambda: using.credential_of(wire.channel))
    assert done.shut == 0
    assert wire.credential == fresh
    assert sealing.opens(wire.channel.sealed, keys_in(file))


def test_what_no_key_opens_is_said_and_left(file, wire):
    file.write_text(FILE.replace(KEY, OTHER_KEY))
    before = wire.channel.sealed
    assert _rotating.rotate() == _rotating.Outcome(shut=1)
    assert wire.channel.sealed == before


def test_it_changes_no_keys_that_come_from_the_environment(file, wire, monkeypatch):
    monkeypatch.setenv("PEDEL_KEYS", KEY)
    with pytest.raises(Trouble, match="PEDEL_KEYS"):
        _rotating.rotate()
    assert file.read_text() == FILE


def test_it_only_seals_where_somebody_has_put_the_key_there(file, wire):
    file.write_text(FILE.replace(f'"{KEY}"', f'"{OTHER_KEY}", "{KEY}"'))
    _rotating.seal_anew()
    assert sealing.opens(wire.channel.sealed, [OTHER_KEY])
    assert keys_in(file) == [OTHER_KEY, KEY]


def test_a_second_rotation_at_the_same_time_is_refused(file, wire, monkeypatch):
    """Else it would drop the key that the first one has just sealed with."""
    seal = _rotating._seal

    def meanwhile(pk):
        with pytest.raises(Trouble, match="another rotation"):
            _rotating.rotate()
        return seal(pk)

    monkeypatch.setattr(_rotating, "_seal", meanwhile)
    assert _rotating.rotate() == _rotating.Outcome(sealed=1)
    assert wire.credential.access


@pytest.mark.skipif(os.geteuid() != 0, reason="only root writes files of others")
def test_root_leaves_the_settings_to_whom_they_belong(file, wire):
    os.chown(file, 65534, 65534)
    _rotating.rotate()
    assert (file.stat().st_uid, file.stat().st_gid, file.stat().st_mode & 0o777) == (65534, 65534, 0o600)

"""The command that makes another key, and how it changes the settings file."""

import tomllib

import pytest

from pedel.desk.commands.desk import _settings_file
from pedel.policy.commands import Trouble


@pytest.mark.parametrize("before", ["", "# nothing yet\n", '[[network]]\nname = "x"\n', 'keys=["a"]'])
def test_it_puts_a_setting_where_it_belongs(tmp_path, before):
    path = tmp_path / "pedel.toml"
    path.write_text(before)
    _settings_file.put(path, "keys", ["b"])
    assert tomllib.loads(path.read_text()) == {**tomllib.loads(before), "keys": ["b"]}


def test_it_writes_nothing_where_it_cannot_tell_what_would_become_of_it(tmp_path):
    path = tmp_path / "pedel.toml"
    path.write_text(before := 'institution = """\nkeys = ["a"]\n"""\n')
    with pytest.raises(Trouble, match="by a program"):
        _settings_file.put(path, "keys", ["b"])
    assert path.read_text() == before


def test_the_command_says_what_it_did(home):
    before = tomllib.loads((home.path / "pedel.toml").read_text())["keys"]
    done = home.pedel("desk", "rotate-keys")
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 connections are encrypted with the newest key." in done.stdout
    after = tomllib.loads((home.path / "pedel.toml").read_text())["keys"]
    assert len(after) == len(before) == 1
    assert before != after
    assert not set(before + after) & set(done.stdout.split())

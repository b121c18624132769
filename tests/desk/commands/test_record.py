"""Taking the record along, and verifying it without the desk."""

import pytest


@pytest.fixture
def export(home, tmp_path):
    file = tmp_path / "record.jsonl"
    assert home.pedel("record", "export", str(file)).returncode == 0
    return file


def head(home):
    return home.pedel("record", "head").stdout.split()


def test_it_verifies_an_export_and_the_desk_itself(home, export):
    number, last = head(home)
    assert number == "3"
    for words in ((), (str(export),), (str(export), "--head", last)):
        done = home.pedel("record", "verify", *words)
        assert (done.returncode, "3 entries hold" in done.stdout, last in done.stdout) == (0, True, True)


def test_it_names_the_entry_that_was_changed(home, export):
    lines = export.read_bytes().splitlines(keepends=True)
    export.write_bytes(b"".join([lines[0], lines[1].replace(b"person:1", b"person:9"), lines[2]]))
    done = home.pedel("record", "verify", str(export))
    assert done.returncode == 1
    assert "broken at entry 2 (line 2): its content is not what was hashed" in done.stdout


def test_it_sees_a_missing_end_with_the_hash_that_was_kept(home, export):
    export.write_bytes(b"".join(export.read_bytes().splitlines(keepends=True)[:2]))
    assert home.pedel("record", "verify", str(export)).returncode == 0
    assert home.pedel("record", "verify", str(export), "--head", head(home)[1]).returncode == 1


def test_it_names_the_entry_that_was_changed_in_the_database(home):
    home.sql("DROP TRIGGER record_entry_no_update")
    home.sql("UPDATE record_entry SET actor_name = 'somebody else' WHERE number = 2")
    done = home.pedel("record", "verify")
    assert (done.returncode, "broken at entry 2" in done.stdout) == (1, True)


def test_it_needs_no_django_to_verify_an_export(home, export):
    script = f"""
import sys
sys.modules["django"] = None
sys.argv = ["pedel", "record", "verify", {str(export)!r}]
from pedel.cli import main
main()
"""
    done = home.python(script)
    assert (done.returncode, "3 entries hold" in done.stdout) == (0, True), done.stderr


def test_it_says_what_to_install_where_the_desk_is_missing(home):
    script = """
import sys
sys.modules["django"] = None
sys.argv = ["pedel", "record", "head"]
from pedel.cli import main
main()
"""
    done = home.python(script)
    assert (done.returncode, "pip install 'pedel[desk]'" in done.stderr) == (2, True), done.stderr


def test_it_never_writes_an_export_over_another(home, export):
    done = home.pedel("record", "export", str(export))
    assert (done.returncode, "exists already" in done.stderr) == (2, True)


def test_it_takes_only_a_hash_as_head(home):
    assert "64 characters" in home.pedel("record", "verify", "--head", "abc").stderr


def test_no_command_imports_django_before_it_runs(nowhere):
    script = """
import sys
from importlib import import_module
from pathlib import Path
import pedel.desk.commands as commands
for path in Path(commands.__file__).parent.rglob("[a-z]*.py"):
    relative = path.relative_to(Path(commands.__file__).parent).with_suffix("")
    import_module(".".join(["pedel.desk.commands", *relative.parts]))
print("django" in sys.modules)
"""
    done = nowhere.python(script)
    assert done.stdout.strip() == "False", done.stderr


def test_it_says_in_one_line_that_the_database_cannot_be_used(nowhere):
    nowhere.path.mkdir()
    done = nowhere.pedel("record", "head")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "the database cannot be used: no such table" in done.stderr

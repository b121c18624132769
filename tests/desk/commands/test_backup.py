"""A backup, taken while the desk is in use, comes back as it was or not at all."""

import io
import json
import shutil
import stat
import tarfile
import tomllib

import pytest

from desk.commands.conftest import Home
from desk.server import postgresql, programs

TABLES = "people_person people_unit people_assignment record_entry".split()


def content(home):
    return {table: home.sql("SELECT * FROM " + table) for table in TABLES}  # noqa: S608


@pytest.fixture(scope="session")
def packed(founded, tmp_path_factory):
    """A backup of a desk with an uploaded file, made once; the desk stands beside it."""
    home = Home(tmp_path_factory.mktemp("packed") / "home")
    shutil.copytree(founded.path, home.path)
    (home.path / "media" / "logos").mkdir(parents=True)
    (home.path / "media" / "logos" / "law.png").write_bytes(b"a picture")
    done = home.pedel("desk", "backup", str(home.path.with_name("desk.tar.gz")))
    assert done.returncode == 0, done.stderr
    return home.path.with_name("desk.tar.gz")


@pytest.fixture
def backup(home, packed, tmp_path):
    """The same backup and desk, for one test to change."""
    shutil.copytree(packed.with_name("home") / "media", home.path / "media", dirs_exist_ok=True)
    return shutil.copy2(packed, tmp_path / "desk.tar.gz")


def rewritten(file, change):
    """The backup with its files changed: `change(files)` on name → bytes."""
    with tarfile.open(file) as tar:
        files = {member.name: tar.extractfile(member).read() for member in tar}
    change(files)
    with tarfile.open(file, "w:gz") as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))


@pytest.fixture
def elsewhere(tmp_path):
    return Home(tmp_path / "elsewhere")


def test_it_comes_back_as_it_was_in_an_empty_home(home, backup, elsewhere):
    done = elsewhere.pedel("desk", "restore", str(backup))
    assert done.returncode == 0, done.stderr
    assert content(elsewhere) == content(home)
    assert (elsewhere.path / "media" / "logos" / "law.png").read_bytes() == b"a picture"
    assert "3 entries hold" in elsewhere.pedel("record", "verify").stdout
    assert elsewhere.pedel("desk", "check-setup").returncode == 0
    assert sorted(path.name for path in elsewhere.path.iterdir()) == ["desk.sqlite3", "media", "pedel.toml"]


def test_it_holds_no_secrets_unless_it_is_told_to(home, backup, tmp_path):
    key = home.path.joinpath("pedel.toml").read_text().split('secret_key = "')[1].split('"')[0]
    with tarfile.open(backup) as tar:
        assert key not in tar.extractfile("pedel.toml").read().decode()
    secret = tmp_path / "secret.tar.gz"
    home.pedel("desk", "backup", "--with-secrets", str(secret))
    with tarfile.open(secret) as tar:
        assert key in tar.extractfile("pedel.toml").read().decode()
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_it_leaves_out_every_kind_of_secret():
    from pedel.desk.commands.desk._backing_up import without_secrets

    text = without_secrets(
        {
            "secret_key": "K1",
            "mail_url": "smtps://u:K2@mail.example",
            "database_url": "postgres://u:K3@db/desk",
            "institution": "É",
            "oidc": [{"id": "uni", "client_secret": "K4"}],
            "network": [{"name": "x", "client_id": "desk", "client_secret": "K5"}],
            "keys": ["K6"],
        }
    )
    assert not any(f"K{number}" in text for number in range(1, 7))
    assert 'institution = "É"' in text
    assert text.count('client_secret = ""') == 2
    assert tomllib.loads(text)["network"][0]["client_id"] == "desk"


CONNECTING = """
from pedel.desk.commands._site import set_up
set_up()
from pedel.desk.accounts.models import Account, Channel
from pedel.desk.channels import sealing
from pedel.desk.people.models import Unit
from pedel.networks import Credential
account = Account.objects.create(unit=Unit.objects.first(), network="x", handle="law", name="Law")
sealed = sealing.seal(Credential("token"), account)
Channel.objects.create(account=account, state="connected", sealed=sealed)
"""


@pytest.mark.parametrize("secrets", [["--with-secrets"], []])
def test_it_opens_what_an_older_key_has_sealed_or_says_that_it_cannot(home, tmp_path, secrets):
    """A backup from before the keys were changed, in the place of the desk."""
    assert home.python(CONNECTING).returncode == 0
    home.pedel("desk", "backup", *secrets, file := str(tmp_path / "older.tar.gz"))
    assert home.pedel("desk", "rotate-keys").returncode == 0
    done = home.pedel("desk", "restore", "--replace", file)
    assert done.returncode == 0, done.stderr
    keys = tomllib.loads((home.path / "pedel.toml").read_text())["keys"]
    shut = "No key opens the connections of 1 of 1 accounts."
    assert (len(keys), shut in done.stderr) == ((2, False) if secrets else (1, True))
    assert (shut in home.pedel("desk", "check-setup").stdout) == (not secrets)
    assert not any(key in done.stdout + done.stderr for key in keys)


def test_it_never_writes_over_a_file(home, backup):
    done = home.pedel("desk", "backup", str(backup))
    assert (done.returncode, "exists already" in done.stderr) == (2, True)


def test_it_replaces_a_desk_only_when_told_to_and_keeps_it(home, backup):
    home.sql("UPDATE people_person SET name = 'Changed since'")
    refused = home.pedel("desk", "restore", str(backup))
    assert (refused.returncode, "--replace" in refused.stderr) == (2, True)
    assert home.sql("SELECT name FROM people_person") == [("Changed since",)]
    done = home.pedel("desk", "restore", "--replace", str(backup))
    assert done.returncode == 0, done.stderr
    assert home.sql("SELECT name FROM people_person") == [("Sander",)]
    kept = next(home.path.glob("before-restore-*.tar.gz"))
    home.pedel("desk", "restore", "--replace", str(kept))
    assert home.sql("SELECT name FROM people_person") == [("Changed since",)]


def truncated(file):
    file.write_bytes(file.read_bytes()[:-2000])


def changed_database(file):
    def change(files):
        files["database.sqlite3"] = files["database.sqlite3"].replace(
            b"sander@example.org", b"mallet@example.org"
        )

    rewritten(file, change)


def with_path_outside(file):
    rewritten(file, lambda files: files.update({"media/../../out": b"x"}))


def missing_file(file):
    rewritten(file, lambda files: files.pop("media/logos/law.png"))


def additional_file(file):
    rewritten(file, lambda files: files.update({"media/more.png": b"x"}))


def no_manifest(file):
    rewritten(file, lambda files: files.pop("manifest.json"))


def of_another_format(file):
    def change(files):
        files["manifest.json"] = json.dumps({**json.loads(files["manifest.json"]), "format": 2}).encode()

    rewritten(file, change)


def no_archive(file):
    file.write_bytes(b"hello")


def with_a_rewritten_record(file):
    """The entry is changed, and so is the checksum of the file: only the chain tells."""
    import hashlib

    def change(files):
        data = files["database.sqlite3"].replace(b"pedel desk init", b"pedel desk idle")
        manifest = json.loads(files["manifest.json"])
        manifest["files"]["database.sqlite3"]["sha256"] = hashlib.sha256(data).hexdigest()
        files |= {"database.sqlite3": data, "manifest.json": json.dumps(manifest).encode()}
        return files

    rewritten(file, change)


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (truncated, "no whole backup"),
        (changed_database, "database.sqlite3 is not what was backed up"),
        (with_path_outside, "which no backup holds"),
        (missing_file, "law.png is not what was backed up"),
        (additional_file, "more.png is not what was backed up"),
        (no_manifest, "has no manifest"),
        (of_another_format, "is of format 2"),
        (no_archive, "no whole backup"),
        (with_a_rewritten_record, "does not hold"),
    ],
)
def test_it_lets_nothing_in_that_is_damaged(home, backup, damage, why):
    before = content(home)
    damage(backup)
    done = home.pedel("desk", "restore", "--replace", str(backup))
    assert (done.returncode, why in done.stderr) == (2, True), done.stderr
    assert content(home) == before
    assert not list(home.path.glob(".restore-*"))


def test_it_leaves_an_empty_home_empty_when_a_backup_is_damaged(backup, elsewhere):
    changed_database(backup)
    assert elsewhere.pedel("desk", "restore", str(backup)).returncode == 2
    assert list(elsewhere.path.iterdir()) == []


def test_it_says_that_there_is_no_such_file(home, tmp_path):
    assert "there is no file" in home.pedel("desk", "restore", str(tmp_path / "none")).stderr


@pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed (Debian's package postgresql)")
def test_it_backs_up_and_restores_a_postgresql_desk(tmp_path):
    import psycopg

    from desk.commands.conftest import FOUNDING

    desk, file = Home(tmp_path / "home"), tmp_path / "desk.tar.gz"
    with postgresql() as address:
        for words in (("desk", "init", *FOUNDING), ("desk", "backup", str(file))):
            done = desk.pedel(*words, DATABASE_URL=address)
            assert done.returncode == 0, done.stderr
        with psycopg.connect(address) as database:
            database.execute("UPDATE people_person SET name = 'Changed since'")
        done = desk.pedel("desk", "restore", "--replace", str(file), DATABASE_URL=address)
        assert done.returncode == 0, done.stderr
        with psycopg.connect(address) as database:
            assert database.execute("SELECT name FROM people_person").fetchall() == [("Sander",)]
        assert "3 entries hold" in desk.pedel("record", "verify", DATABASE_URL=address).stdout

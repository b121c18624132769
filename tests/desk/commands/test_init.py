"""Making a desk: its settings, its database and the first steward."""

import re
import stat
import tomllib

import pytest

from desk.commands.conftest import FOUNDING


def without(option):
    at = FOUNDING.index(option)
    return FOUNDING[:at] + FOUNDING[at + 2 :]


def with_(option, value):
    return (*without(option), option, value) if option in FOUNDING else (*FOUNDING, option, value)


def test_it_writes_settings_that_only_the_owner_reads(founded):
    file = founded.path / "pedel.toml"
    settings = tomllib.loads(file.read_text())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(settings["secret_key"]) >= 64
    assert (settings["institution"], settings["languages"]) == ("University of Example", ["en", "nl"])


def test_it_appoints_the_first_steward_on_record(founded):
    verbs = [verb for (verb,) in founded.sql("SELECT verb FROM record_entry ORDER BY number")]
    assert verbs == ["unit.created", "person.added", "role.given"]
    assert founded.sql("SELECT DISTINCT via, actor_name FROM record_entry") == [
        ("command", "pedel desk init")
    ]


def test_it_prints_a_link_that_sets_the_password_once(home, founded):
    link = re.search(r"http://localhost:8000(/signin/\S+)", founded.said)[1]
    script = f"""
import django; django.setup()
from django.core.management import call_command
from django.test import Client
call_command("collectstatic", interactive=False, verbosity=0)
browser = Client()
page = browser.get({link!r}, follow=True, headers={{"host": "localhost"}})
form = {{"password1": "correct horse battery staple", "password2": "correct horse battery staple"}}
done = browser.post(page.redirect_chain[-1][0], form, headers={{"host": "localhost"}})
again = Client().get({link!r}, follow=True, headers={{"host": "localhost"}})
print(done.status_code, b"password1" in again.content)
"""
    done = home.python(script, DJANGO_SETTINGS_MODULE="pedel.desk.settings")
    assert done.stdout.strip() == "302 False", done.stderr


def test_it_never_writes_over_a_desk(home):
    before = (home.path / "pedel.toml").read_bytes()
    done = home.pedel("desk", "init", *FOUNDING)
    assert (done.returncode, "there is a desk here" in done.stderr) == (2, True)
    assert (home.path / "pedel.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (without("--name"), "--name is missing"),
        (with_("--url", "desk.example"), "--url is the whole address"),
        (with_("--languages", "en,fr"), "--languages takes en and nl"),
        (with_("--packs", "nowhere-1900"), "--packs: "),
        (with_("--timezone", "Europe/Leiden"), "--timezone: there is no time zone"),
        (with_("--email", "nobody"), "--email: "),
    ],
)
def test_it_says_what_is_wrong_and_leaves_nothing_behind(nowhere, words, why):
    done = nowhere.pedel("desk", "init", *words)
    assert (done.returncode, why in done.stderr) == (2, True), done.stderr
    assert not (nowhere.path / "pedel.toml").exists()


def test_it_asks_for_a_password_where_it_is_told_to(nowhere):
    words = "correct horse battery staple\n" * 2
    done = nowhere.pedel("desk", "init", *FOUNDING, "--ask-password", text_in=words)
    assert "Sander signs in at http://localhost:8000" in done.stdout, done.stderr
    assert nowhere.sql("SELECT password FROM people_person")[0][0].startswith("pbkdf2")


def test_it_fills_in_a_home_that_run_has_only_begun(nowhere):
    nowhere.path.mkdir()
    (nowhere.path / "pedel.toml").write_text('secret_key = "%s"\n' % ("k" * 40))
    assert nowhere.pedel("desk", "init", *FOUNDING).returncode == 0
    settings = tomllib.loads((nowhere.path / "pedel.toml").read_text())
    assert (settings["secret_key"], settings["institution"]) == ("k" * 40, "University of Example")


def test_nobody_else_can_read_what_it_makes(founded):
    assert stat.S_IMODE((founded.path / "desk.sqlite3").stat().st_mode) == 0o600

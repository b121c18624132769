"""What is not right about a desk's set-up is said with an id and what to do."""

import dataclasses

import pytest
from django.core.checks import run_checks
from django.test.utils import override_settings

from pedel.desk import checks
from pedel.desk.people.models import Assignment


@pytest.fixture
def said(settings):
    """`said(check, setting=value)`: the ids that a check gives with these settings."""

    def run(check, **changed):
        with override_settings(PEDEL=dataclasses.replace(settings.PEDEL, **changed)):
            messages = list(check())
        assert all(message.hint for message in messages)
        return [message.id for message in messages]

    return run


@pytest.mark.parametrize(
    ("check", "changed", "ids"),
    [
        (checks.secret_key, {"secret_key": "short"}, ["pedel.E001"]),
        (checks.secret_key, {"secret_key": "x" * 40}, []),
        (checks.url, {"url": "desk.example"}, ["pedel.E002"]),
        (checks.url, {"url": "http://desk.example"}, ["pedel.E003"]),
        (checks.url, {"url": "https://desk.example"}, []),
        (checks.url, {"url": "http://localhost:8000"}, []),
        (checks.url, {"url": "https://desk.example", "demo": True}, ["pedel.W001"]),
        (checks.packs, {"packs": ("nowhere-1900",)}, ["pedel.E004"]),
        (checks.packs, {}, []),
        (checks.mail, {"mail_from": "Pedel", "mail_url": ""}, ["pedel.E005", "pedel.W002"]),
        (checks.mail, {"mail_url": "http://x"}, ["pedel.E006"]),
        (checks.mail, {"mail_url": "smtp://127.0.0.1:1"}, ["pedel.W003"]),
        (checks.clock, {"timezone": "Europe/Leiden"}, ["pedel.E012"]),
        (checks.clock, {}, []),
        (checks.second_factor, {"second_factor": ("dean",)}, ["pedel.E013", "pedel.W005"]),
        (checks.second_factor, {"second_factor": ("steward",)}, ["pedel.W005"]),
        (checks.second_factor, {"second_factor": ("steward", "approver")}, []),
    ],
)
def test_it_says_what_is_not_right(said, check, changed, ids):
    assert said(check, **changed) == ids


def test_it_says_nothing_of_a_mail_server_that_answers(said, office, settings):
    assert said(checks.mail) == []


def test_it_says_that_nobody_is_steward(cast, said):
    assert said(checks.database) == []
    Assignment.objects.filter(role="steward").delete()
    assert said(checks.database) == ["pedel.E010"]


def test_it_says_that_the_database_is_too_old(db, said, monkeypatch):
    monkeypatch.setattr(checks, "OLDEST", {"sqlite": (99, 0), "postgresql": (99, 0)})
    assert "pedel.E008" in said(checks.database)


def test_it_says_that_the_parts_of_the_pages_are_not_built(said, monkeypatch, tmp_path):
    monkeypatch.setattr(checks, "BUILT", tmp_path / "none")
    assert said(checks.static_parts) == ["pedel.E014"]


def test_it_says_that_the_home_cannot_be_written_to(said, monkeypatch, tmp_path):
    monkeypatch.setenv("PEDEL_HOME", str(tmp_path / "none"))
    assert said(checks.home) == ["pedel.E011"]


def test_it_says_that_others_can_read_the_settings(said, monkeypatch, tmp_path):
    monkeypatch.setenv("PEDEL_HOME", str(tmp_path))
    (tmp_path / "pedel.toml").touch(mode=0o644)
    assert said(checks.home) == ["pedel.W004"]


def test_its_checks_are_django_s(cast):
    assert "pedel.W002" in [message.id for message in run_checks(tags=[checks.TAG])]


def test_the_command_fails_when_something_must_be_mended(home):
    done = home.pedel("desk", "check-setup")
    assert (done.returncode, "warning pedel.W002" in done.stdout) == (0, True), done.stdout
    done = home.pedel("desk", "check-setup", PEDEL_URL="http://desk.example")
    assert (done.returncode, "error pedel.E003: People reach the desk without TLS" in done.stdout) == (
        1,
        True,
    )

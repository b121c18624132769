"""Somebody who leaves: everything ends with the last day."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from desk.cast import PASSWORD
from pedel.desk.people.actions import people, tokens
from pedel.desk.people.models import Assignment, Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Denied


@pytest.fixture
def last_day(cast):
    day = timezone.localdate() + timedelta(days=5)
    people.leave(Actor(cast.sander), cast.anna, last_day=day)
    return day


def after(day):
    return time_machine.travel(f"{day + timedelta(days=1)}T12:00Z")


def test_it_ends_roles_and_tokens_with_the_last_day(cast):
    tokens.make(Actor(cast.anna), cast.anna, name="x", scopes=["read"], days=300)
    day = timezone.localdate() + timedelta(days=5)
    people.leave(Actor(cast.sander), cast.anna, last_day=day)
    assert Assignment.objects.get(person=cast.anna).ends == day
    assert cast.anna.api_tokens.get().expires_on == day
    assert Entry.objects.first().facts == {"last_day": day.isoformat(), "roles": 1, "tokens": 1}


def test_it_lets_no_session_live_longer(cast, sign_in, last_day):
    browser = sign_in(cast.anna)
    assert browser.get("/people/").status_code == 200
    with after(last_day):
        assert browser.get("/people/").headers["Location"].startswith("/signin/login/")


def test_it_lets_nobody_sign_in_after_their_last_day(cast, client, last_day):
    with after(last_day):
        answer = client.post("/signin/login/", {"login": "anna@example.org", "password": PASSWORD})
        assert answer.headers.get("Location") == "/signin/inactive/"
        assert b"has passed" in client.get("/signin/inactive/").content
        assert "_auth_user_id" not in client.session


def test_it_accepts_no_token_after_the_last_day(cast, client, last_day):
    token = tokens.make(
        Actor(Person.objects.get(pk=cast.anna.pk)), cast.anna, name="x", scopes=["read"], days=99
    )
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get("/api/v1/me", headers=headers).status_code == 200
    with after(last_day):
        assert client.get("/api/v1/me", headers=headers).status_code == 401


def test_it_revives_no_role_when_somebody_stays_after_all(cast, last_day):
    people.stay(Actor(cast.sander), Person.objects.get(pk=cast.anna.pk))
    with after(last_day):
        anna = Person.objects.get(pk=cast.anna.pk)
        assert not anna.has_left()
        assert not anna.roles_now


def test_it_is_the_steward_who_sets_a_last_day(cast):
    with pytest.raises(Denied):
        people.leave(Actor(cast.clara), cast.anna, last_day=timezone.localdate())


def test_it_shows_the_last_day_to_who_needs_to_know(cast, sign_in, last_day):
    shown = f"{last_day:%B} {last_day.year}".encode()
    page = f"/people/{cast.anna.pk}/"
    assert shown in sign_in(cast.sander).get(page).content
    assert shown in sign_in(cast.anna).get(page).content
    assert b"Named publicly" not in sign_in(cast.stan).get(page).content

"""Tokens: shown once, kept as a digest, limited in scope and time."""

import hashlib
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from pedel.desk.people.actions import people, tokens
from pedel.desk.people.models import ApiToken
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Denied

FORM = {"name": "Calendar", "scopes": ["read"], "days": 30}


def make(person, **wish):
    return tokens.make(Actor(person), person, **{**FORM, **wish})


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


def test_it_keeps_only_the_digest(cast):
    token = make(cast.stan)
    row = ApiToken.objects.get()
    assert row.digest == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(ApiToken.objects.values().get())
    assert token not in str(Entry.objects.values().get())


def test_it_shows_a_token_once(cast, sign_in):
    browser = sign_in(cast.stan)
    page = browser.post("/me/tokens/", FORM).content.decode()
    shown = page.partition('<code class="secret">')[2].partition("<")[0]
    assert ApiToken.objects.get().digest == hashlib.sha256(shown.encode()).hexdigest()
    assert shown not in browser.get("/me/").content.decode()


def test_it_opens_the_api_in_the_persons_name(cast, client):
    assert client.get("/api/v1/me", headers=bearer(make(cast.stan))).json()["name"] == "Stan"


def test_it_ends_on_its_day(cast, client):
    token = make(cast.stan)
    with time_machine.travel(f"{timezone.localdate() + timedelta(days=31)}T12:00Z"):
        assert client.get("/api/v1/me", headers=bearer(token)).status_code == 401


def test_it_opens_nothing_once_it_is_revoked(cast, client, sign_in):
    token = make(cast.stan)
    sign_in(cast.stan).post(f"/me/tokens/{ApiToken.objects.get().pk}/revoke/")
    assert client.get("/api/v1/me", headers=bearer(token)).status_code == 401


def test_it_is_nobody_elses_to_see_or_revoke(cast, sign_in):
    make(cast.stan)
    pk = ApiToken.objects.get().pk
    assert sign_in(cast.emma).post(f"/me/tokens/{pk}/revoke/").status_code == 404
    assert sign_in(cast.emma).get("/api/v1/me/tokens").json()["count"] == 0


def test_it_can_be_revoked_by_the_steward_when_it_has_leaked(cast):
    make(cast.stan)
    tokens.revoke(Actor(cast.sander), ApiToken.objects.get())
    assert ApiToken.objects.get().revoked_at


@pytest.mark.parametrize("wish", [{"days": 367}, {"days": 0}, {"scopes": []}, {"scopes": ["all"]}])
def test_it_is_never_wider_or_longer_than_allowed(cast, wish):
    with pytest.raises(ValidationError):
        make(cast.stan, **wish)


def test_it_is_made_by_nobody_for_somebody_else(cast):
    with pytest.raises(Denied):
        tokens.make(Actor(cast.sander), cast.stan, **FORM)


def test_it_writes_only_with_the_scope_for_it(cast, client):
    for scopes, status in ((["read"], 403), (["read", "write"], 200)):
        headers = bearer(make(cast.stan, scopes=scopes))
        answer = client.post(
            "/api/v1/me/language", {"language": "nl"}, content_type="application/json", headers=headers
        )
        assert answer.status_code == status


def test_it_is_held_back_by_the_action_itself(cast):
    """Whatever way in there will be: the action refuses a token without the scope."""
    reader = Actor(cast.stan, "api", scopes=frozenset({"read"}))
    with pytest.raises(Denied, match="write"):
        people.speak(reader, cast.stan, language="nl")

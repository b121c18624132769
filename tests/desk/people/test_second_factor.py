"""The second factor: set up, asked for, and demanded of the roles that the institution says."""

import dataclasses
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from desk.cast import PASSWORD
from desk.people.authenticator import code
from pedel.desk.people.actions import factors, tokens
from pedel.desk.people.todo import waiting_for
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Denied


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet():
    cache.clear()


@pytest.fixture
def demanded(settings):
    settings.PEDEL = dataclasses.replace(settings.PEDEL, second_factor=("steward", "approver"))


def password(client, name):
    return client.post("/signin/login/", {"login": f"{name}@example.org", "password": PASSWORD})


def set_up(client):
    """Sets up an authenticator app as a person would; gives its secret."""
    page = client.get("/signin/2fa/totp/activate/").content.decode()
    secret = re.search(r'<code class="secret">([A-Z2-7]+)<', page)[1]
    answer = client.post("/signin/2fa/totp/activate/", {"code": code(secret)})
    assert answer.headers["Location"] == "/signin/2fa/recovery-codes/"
    return secret


def test_it_takes_the_computed_code_of_an_authenticator_app(cast, client):
    password(client, "emma")
    secret = set_up(client)
    client.logout()
    cache.clear()  # the app shows the same code for half a minute, and each is taken once
    assert password(client, "emma").headers["Location"] == "/signin/2fa/authenticate/"
    assert client.get("/people/").status_code == 302
    assert client.post("/signin/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.post("/signin/2fa/authenticate/", {"code": code(secret)}).headers["Location"] == "/"
    assert client.get("/people/").status_code == 200


def test_it_takes_a_recovery_code_once(cast, client):
    password(client, "emma")
    set_up(client)
    page = client.get("/signin/2fa/recovery-codes/").content.decode()
    recovery = re.findall(r"<li>(\w+)</li>", page)
    assert len(recovery) == 10
    for status in (302, 200):
        client.logout()
        password(client, "emma")
        answer = client.post("/signin/2fa/authenticate/", {"code": recovery[0]})
        assert answer.status_code == status


def test_it_keeps_the_secret_unreadable_in_the_database(cast, client):
    password(client, "emma")
    secret = set_up(client)
    kept = str(list(Authenticator.objects.values()))
    assert secret not in kept
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code(secret))


@pytest.mark.parametrize("page", ["/", "/people/", "/me/", "/units/", "/signin/password/change/"])
@pytest.mark.parametrize("who", ["sander", "anna", "dirk"])
def test_it_leads_who_must_have_one_to_setting_it_up(cast, sign_in, demanded, who, page):
    answer = sign_in(getattr(cast, who)).get(page)
    assert answer.headers["Location"] == "/signin/2fa/"


def test_it_says_why_on_that_page(cast, sign_in, demanded):
    assert b"Set one up to go on" in sign_in(cast.anna).get("/signin/2fa/").content


def test_it_leads_there_from_a_fragment_too(cast, sign_in, demanded):
    answer = sign_in(cast.anna).get("/people/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/signin/2fa/"


def test_it_lets_nothing_be_written_meanwhile(cast, sign_in, demanded):
    sign_in(cast.sander).post(f"/people/{cast.stan.pk}/leave/", {"last_day": "2026-01-01"})
    cast.stan.refresh_from_db()
    assert cast.stan.leaves_on is None


def test_it_answers_the_api_with_the_reason(cast, sign_in, client, demanded):
    token = tokens.make(Actor(cast.anna), cast.anna, name="x", scopes=["read"], days=9)
    for answer in (
        sign_in(cast.anna).get("/api/v1/people"),
        client.get("/api/v1/people", headers={"Authorization": f"Bearer {token}"}),
    ):
        assert answer.status_code == 403
        assert "second factor" in answer.json()["detail"]


def test_it_opens_the_desk_once_one_is_set_up(cast, client, demanded):
    password(client, "anna")
    assert client.get("/people/").status_code == 302
    set_up(client)
    assert client.get("/people/").status_code == 200


def test_it_does_not_ask_it_of_others(cast, sign_in, demanded):
    assert sign_in(cast.emma).get("/people/").status_code == 200
    assert sign_in(cast.clara).get("/people/").status_code == 200


def test_it_asks_nobody_where_the_institution_has_set_it_so(cast, sign_in, settings):
    settings.PEDEL = dataclasses.replace(settings.PEDEL, second_factor=())
    assert sign_in(cast.sander).get("/people/").status_code == 200


def test_it_lets_them_sign_out(cast, sign_in, demanded):
    browser = sign_in(cast.anna)
    browser.post("/signin/logout/")
    assert browser.get("/people/").headers["Location"].startswith("/signin/login/")


def test_it_reminds_of_a_missing_one(cast, demanded):
    assert "second factor" in str(waiting_for(cast.anna)[0].what)


def test_it_reminds_of_recovery_codes_that_run_out(cast, client):
    password(client, "emma")
    set_up(client)
    assert not waiting_for(cast.emma)
    row = Authenticator.objects.get(type="recovery_codes")
    codes = row.wrap()
    for recovery in codes.get_unused_codes()[:8]:
        assert codes.validate_code(recovery)
    assert "2 recovery codes left" in str(waiting_for(cast.emma)[0].what)


@pytest.mark.parametrize(
    "page",
    ["", "totp/activate/", "webauthn/", "webauthn/add/", "recovery-codes/generate/", "reauthenticate/"],
)
def test_it_shows_its_pages_without_script_or_style_in_them(cast, client, page):
    password(client, "emma")
    if page in ("recovery-codes/generate/", "reauthenticate/"):
        set_up(client)
    answer = client.get(f"/signin/2fa/{page}")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert not re.search(r'<script(?![^>]*(?:src=|type="application/json"))', text)
    assert not re.search(r'<style|\sstyle="|\son\w+="', text)


def test_it_offers_a_passkey_when_signing_in(client, db):
    page = client.get("/signin/login/").content.decode()
    assert 'id="passkey_login"' in page
    options = client.get("/signin/2fa/webauthn/login/", headers={"Accept": "application/json"}).json()
    assert options["request_options"]["publicKey"]["challenge"]


def test_it_is_taken_away_only_by_whoever_keeps_the_machine(cast, client):
    password(client, "emma")
    set_up(client)
    for person in (cast.sander, cast.emma):
        with pytest.raises(Denied):
            factors.reset(Actor(person), cast.emma)
    assert factors.reset(Actor(via="command", name="operator"), cast.emma) == 2
    client.logout()
    assert password(client, "emma").headers["Location"] == "/"

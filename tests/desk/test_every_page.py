"""What holds on every page: a strict policy, no cookie for strangers, sessions that end."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from desk.addresses import plain
from desk.cast import PASSWORD

ADDRESSES = plain()


@pytest.mark.parametrize("address", [*ADDRESSES, "/signin/login/", "/nothing/here/", "/api/v1/accounts"])
def test_it_sends_a_strict_policy_to_everybody(address, cast, sign_in, client):
    for browser in (client, sign_in(cast.sander)):
        headers = browser.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        for part in ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
            assert part in policy
        assert (headers["X-Content-Type-Options"], headers["X-Frame-Options"]) == ("nosniff", "DENY")
        assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")


@pytest.mark.parametrize("address", [*ADDRESSES, "/nothing/here/", "/api/v1/accounts"])
def test_it_gives_a_stranger_no_cookie(address, cast, client):
    assert client.get(address).cookies.output() == ""


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_has_nothing_inline_that_the_policy_would_stop(address, cast, sign_in):
    page = sign_in(cast.sander).get(address)
    if page.headers["Content-Type"].startswith("text/html"):
        html = page.content.decode()
        for inline in (" style=", "<style", " onclick=", " onsubmit=", " onchange=", "javascript:"):
            assert inline not in html, f"{address} has {inline}"
        assert "<script>" not in html


def sign_in_by_form(browser):
    form = {"login": "stan@example.org", "password": PASSWORD}
    return browser.post("/signin/login/", form)


def key(browser):
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def test_it_starts_a_new_session_when_somebody_signs_in(cast, client):
    """Whoever planted a session in a browser does not share what is signed in there."""
    sign_in_by_form(client)
    planted = key(client)
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    sign_in_by_form(client)
    assert key(client) not in ("a" * 32, planted)
    assert (
        Client(headers={"cookie": f"{settings.SESSION_COOKIE_NAME}={'a' * 32}"}).get("/me/").status_code
        == 302
    )


def test_it_forgets_the_session_of_who_signed_out(cast, client):
    sign_in_by_form(client)
    old = key(client)
    client.post("/signin/logout/")
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = old
    assert thief.get("/me/").headers["Location"].startswith("/signin/login/")


def test_it_ends_a_session_after_two_weeks(cast, client):
    sign_in_by_form(client)
    assert client.get("/me/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1), tick=False):
        assert client.get("/me/").headers["Location"].startswith("/signin/login/")


def test_it_keeps_the_session_out_of_reach_of_scripts_and_other_sites(cast, client):
    sign_in_by_form(client)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_it_ends_every_session_when_the_password_changes(cast, client):
    sign_in_by_form(client)
    cast.stan.set_password("another correct horse")
    cast.stan.save()
    assert client.get("/me/").headers["Location"].startswith("/signin/login/")

"""Passkeys: the whole ceremony of WebAuthn, with an authenticator that Chromium plays."""

import re

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from desk.cast import PASSWORD


@pytest.fixture
def holding(open_browser):
    """A browser on a device that unlocks passkeys by a fingerprint, and whoever holds it touches at once."""
    page = open_browser()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.touch = lambda finger: session.send(
        "WebAuthn.setUserVerified", {"authenticatorId": made["authenticatorId"], "isUserVerified": finger}
    )
    return page


def sign_in(page):
    page.goto("/signin/login/")
    page.get_by_label("E-mail address").fill("emma@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page):
    page.goto("/signin/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile("/signin/login/"))


def add_passkey(page, alone):
    page.goto("/signin/2fa/webauthn/add/")
    if alone:
        page.get_by_label("Sign in with it alone").check()
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def test_it_signs_in_with_a_passkey_alone(holding, cast, axe):
    sign_in(holding)
    holding.goto("/signin/2fa/webauthn/add/")
    axe(holding)
    add_passkey(holding, alone=True)
    axe(holding)
    sign_out(holding)
    holding.get_by_role("button", name="Sign in with your passkey").click()
    expect(holding.get_by_role("heading", name="Good day, Emma")).to_be_visible()
    assert Authenticator.objects.get(type="webauthn").last_used_at


def test_it_takes_a_passkey_as_second_factor(holding, cast, axe):
    sign_in(holding)
    add_passkey(holding, alone=False)
    sign_out(holding)
    sign_in(holding)
    expect(holding).to_have_url(re.compile("/signin/2fa/authenticate/"))
    axe(holding)
    holding.get_by_role("button", name="Use your passkey").click()
    expect(holding.get_by_role("heading", name="Good day, Emma")).to_be_visible()


def test_it_says_so_when_the_device_has_no_passkey(holding, cast, troubles):
    holding.goto("/signin/login/")
    holding.touch(False)
    holding.get_by_role("button", name="Sign in with your passkey").click()
    expect(holding.get_by_text("The passkey was not used")).to_be_visible()
    expect(holding).to_have_url(re.compile("/signin/login/"))


def test_it_lists_and_removes_passkeys(holding, cast, axe):
    sign_in(holding)
    add_passkey(holding, alone=True)
    holding.goto("/signin/2fa/webauthn/")
    expect(holding.get_by_text("signs in without a password")).to_be_visible()
    axe(holding)
    holding.get_by_role("link", name="Remove").click()
    axe(holding)
    holding.get_by_role("button", name="Remove it").click()
    expect(holding.get_by_text("No passkey yet")).to_be_visible()

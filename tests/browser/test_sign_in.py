"""Signing in: a password, then a second factor."""

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import expect

from desk.cast import PASSWORD


def code(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


@pytest.fixture
def secret(cast, settings):
    """The authenticator app of Sander, the steward."""
    settings.MFA_TOTP_TOLERANCE = 1  # a busy machine may take longer than a code holds
    secret = generate_totp_secret()
    TOTP.activate(cast.sander, secret)
    return secret


def fill_in(page, email, password=PASSWORD):
    page.get_by_label(re.compile("^E-mail")).fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_it_lets_in_who_knows_the_password_and_holds_the_second_factor(any_page, cast, secret, axe):
    any_page.goto("/accounts/")
    axe(any_page)
    fill_in(any_page, "sander@example.org")
    expect(any_page.get_by_label(re.compile("code", re.IGNORECASE)).first).to_be_visible()
    axe(any_page)
    any_page.get_by_label(re.compile("code", re.IGNORECASE)).first.fill(code(secret))
    any_page.keyboard.press("Enter")
    expect(any_page).to_have_url(re.compile("/accounts/$"))


def test_it_asks_again_after_a_wrong_password_and_keeps_the_address(page, cast, axe):
    page.goto("/")
    fill_in(page, "emma@example.org", "not the password")
    expect(page.get_by_label(re.compile("^E-mail"))).to_have_value("emma@example.org")
    expect(page).to_have_url(re.compile("/signin/login/"))
    axe(page)


def test_it_lets_nobody_in_with_a_wrong_code(page, cast, secret):
    page.goto("/")
    fill_in(page, "sander@example.org")
    page.get_by_label(re.compile("code", re.IGNORECASE)).first.fill("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_label(re.compile("code", re.IGNORECASE)).first).to_be_visible()
    page.goto("/")
    expect(page).to_have_url(re.compile("/signin/"))


def test_it_signs_out(page, cast, sign_in_browser):
    sign_in_browser(page, cast.emma).goto("/")
    page.get_by_role("button", name="Emma").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/")
    expect(page).to_have_url(re.compile("/signin/login/"))

"""The public page that says whether an account is ours."""

import re

from playwright.sync_api import expect


def ask(page, handle):
    page.goto("/verify/")
    page.get_by_label(re.compile("Handle")).fill(handle)
    page.keyboard.press("Enter")


def test_it_says_that_an_official_account_is_ours(any_page, cast, axe):
    ask(any_page, "@examplelaw@social.example")
    expect(any_page.get_by_role("main")).to_contain_text("Example Law")
    axe(any_page)


def test_it_warns_of_an_account_that_only_looks_like_ours(any_page, cast, axe):
    ask(any_page, "@examp1elaw@social.example")
    expect(any_page.get_by_role("heading", name="We do not know this account")).to_be_visible()
    expect(any_page.get_by_role("main")).to_contain_text("It looks like an account of ours")
    axe(any_page)


def test_it_leaves_no_cookie_behind(page, cast):
    ask(page, "@examplelaw@social.example")
    assert page.context.cookies() == []

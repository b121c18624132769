"""The main pages as everybody sees them: accessible, quiet console, nothing wider than the screen."""

import pytest

PAGES = {
    "sander": [
        "/",
        "/drafts/",
        "/approvals/",
        "/accounts/",
        "/people/",
        "/units/",
        "/record/",
        "/notices/",
        "/me/",
    ],
    "emma": ["/drafts/new/", "/mandates/"],
    "clara": ["/accounts/new/"],
}
PUBLIC = [
    "/check/",
    "/guidelines/",
    "/guidelines/rules/",
    "/guidelines/disclaimer/",
    "/verify/",
    "/verify/accounts/",
]


def look(page, axe, path):
    answer = page.goto(path)
    assert answer.status == 200, path
    axe(page)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{path} is {wide} pixels wider than the screen"


@pytest.mark.parametrize("who", PAGES)
def test_it_is_for_everybody_at_the_desk(any_page, cast, sign_in_browser, axe, who):
    sign_in_browser(any_page, getattr(cast, who))
    for path in PAGES[who]:
        look(any_page, axe, path)


def test_it_is_for_everybody_outside(any_page, cast, axe):
    for path in PUBLIC:
        look(any_page, axe, path)


def test_it_is_in_dutch_too(open_browser, cast, sign_in_browser, axe):
    page = sign_in_browser(open_browser("phone", language="nl"), cast.sander)
    for path in ("/", "/accounts/", "/approvals/", "/people/"):
        look(page, axe, path)
        assert page.locator("html").get_attribute("lang") == "nl"

"""Home and what is around every page: the bar, keys, language, light and dark."""

import re

import pytest
from playwright.sync_api import expect

ROLES = ["emma", "olga", "anna", "dirk", "clara", "sander", "stan"]


@pytest.mark.parametrize("who", ROLES)
def test_it_greets_everybody_by_name(page, cast, sign_in_browser, axe, who):
    sign_in_browser(page, getattr(cast, who)).goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(who.title())
    axe(page)


def test_it_is_as_accessible_in_the_dark_and_on_a_phone(any_page, cast, sign_in_browser, axe):
    sign_in_browser(any_page, cast.clara).goto("/")
    axe(any_page)


def test_it_fits_a_phone(phone, cast, sign_in_browser):
    sign_in_browser(phone, cast.clara).goto("/")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.get_by_role("button", name="Menu").click()
    expect(phone.get_by_role("link", name="Accounts", exact=True)).to_be_visible()
    phone.get_by_role("link", name="Accounts", exact=True).click()
    expect(phone).to_have_url(re.compile("/accounts/$"))


def test_it_shows_the_keys_of_the_page_and_closes_them(page, cast, sign_in_browser, axe):
    sign_in_browser(page, cast.emma).goto("/")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys on this page")
    expect(keys).to_contain_text("Accounts")
    axe(page)
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()


def test_it_goes_where_the_keys_lead(page, cast, sign_in_browser):
    sign_in_browser(page, cast.emma).goto("/")
    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page).to_have_url(re.compile("/accounts/$"))


def test_it_leaves_keys_alone_while_one_types(page, cast, sign_in_browser):
    sign_in_browser(page, cast.emma).goto("/accounts/")
    field = page.get_by_role("main").locator("input[type=search], input[type=text]").first
    field.focus()
    page.keyboard.type("gr?")
    expect(field).to_have_value("gr?")
    expect(page).to_have_url(re.compile("/accounts/$"))


def test_it_begins_with_a_way_past_the_bar(page, cast, sign_in_browser):
    sign_in_browser(page, cast.emma).goto("/accounts/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_it_shows_where_the_focus_is_on_everything_one_can_reach(page, cast, sign_in_browser):
    sign_in_browser(page, cast.clara).goto("/accounts/")
    for _step in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(() => { const style = getComputedStyle(document.activeElement); "
            "return document.activeElement === document.body ? 9 : style.outlineStyle === 'none' ? 0 "
            ": parseFloat(style.outlineWidth); })()"
        )
        assert outline >= 2, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_it_gives_every_target_room_enough(phone, cast, sign_in_browser):
    """WCAG 2.2, 2.5.8: 24 pixels, except links in a sentence."""
    sign_in_browser(phone, cast.clara).goto("/")
    phone.get_by_role("button", name="Menu").click()
    expect(phone.get_by_role("link", name="Accounts", exact=True)).to_be_visible()
    small = phone.evaluate(
        "[...document.querySelectorAll('header a, header button, footer button, .btn')]"
        ".map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])"
        ".filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([html]) => html)"
    )
    assert small == []


def test_it_keeps_the_theme_that_one_chose(page, cast, sign_in_browser, axe):
    html = page.locator("html")
    sign_in_browser(page, cast.emma).goto("/")
    expect(html).to_have_attribute("data-bs-theme", "light")
    page.get_by_role("button", name="Light or dark").click()
    expect(html).to_have_attribute("data-bs-theme", "dark")
    axe(page)
    page.goto("/accounts/")
    expect(html).to_have_attribute("data-bs-theme", "dark")


def test_it_speaks_the_language_that_one_chose(page, cast, sign_in_browser):
    sign_in_browser(page, cast.emma).goto("/accounts/")
    page.get_by_role("link", name="Dutch").click()
    expect(page).to_have_url(re.compile("/accounts/$"))
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.get_by_role("link", name="Concepten")).to_be_visible()


def test_it_says_the_zone_to_somebody_elsewhere(open_browser, cast, sign_in_browser):
    page = open_browser(timezone_id="America/New_York")
    sign_in_browser(page, cast.emma).goto("/")
    page.evaluate(
        "document.querySelector('main').innerHTML = '<time data-zone=CET datetime=2026-01-09T09:00+01:00>'"
    )
    zone = page.evaluate(
        "import(document.querySelector('script[src*=moments]').src + '?again')"
        ".then(() => document.querySelector('time').textContent)"
    )
    assert zone.strip() == "CET"


def test_it_explains_a_page_that_is_not_there(any_page, cast, sign_in_browser, axe, troubles):
    sign_in_browser(any_page, cast.emma).goto("/no-such-page/")
    expect(any_page.get_by_role("heading", level=1)).to_have_text("There is no such page here")
    axe(any_page)
    troubles.clear()

"""An approver decides on a phone, in under a minute; whoever comes too late reads a calm sentence."""

import re

import pytest
from playwright.sync_api import expect

from desk.approvals.conftest import ask, write  # noqa: F401  # the same drafts as in the tests of approvals
from desk.approvals.test_deciding import edit, say, stands
from pedel.desk.approvals.models import Request


@pytest.fixture
def request_(ask):  # noqa: F811
    return ask()


@pytest.fixture
def anna(phone, cast, sign_in_browser, request_):
    """Anna's phone, on the page of the request."""
    sign_in_browser(phone, cast.anna).goto(f"/approvals/{request_.pk}/")
    return phone


def button(page, name):
    return page.get_by_role("group", name="Decide").get_by_text(name, exact=True)


def test_she_sees_who_speaks_what_and_why_and_says_yes(phone, cast, sign_in_browser, request_, axe):
    sign_in_browser(phone, cast.anna).goto("/")
    phone.get_by_role("link", name=re.compile("Emma asks for your approval")).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Example Law")
    expect(phone.get_by_role("region", name="The post as it will look")).to_contain_text("opens at nine")
    expect(button(phone, "Approve")).to_be_in_viewport()
    axe(phone)
    button(phone, "Approve").click()
    expect(phone.get_by_text("You approved it.")).to_be_visible()
    assert stands(request_) == ("approved", "approved")


def test_nothing_is_wider_than_the_phone(anna):
    assert anna.evaluate("document.documentElement.scrollWidth") <= 390


def test_she_says_no_with_a_reason(anna, request_, axe):
    button(anna, "No").click()
    axe(anna)
    anna.get_by_label("Why not?").fill("Wait until the timetable is out.")
    anna.get_by_role("button", name="Do not approve").click()
    expect(anna.get_by_text("You did not approve it.")).to_be_visible()
    assert stands(request_) == ("declined", "declined")


def test_she_asks_first_with_the_keyboard_alone(anna, request_):
    button(anna, "Ask").focus()
    anna.keyboard.press("Enter")
    anna.keyboard.press("Tab")
    anna.keyboard.type("Nine for students too?")
    anna.keyboard.press("Tab")
    anna.keyboard.press("Enter")
    expect(anna.get_by_text("The request stays open.")).to_be_visible()
    expect(anna.get_by_text("Nine for students too?")).to_be_visible()
    assert stands(request_)[0] == "waiting"


def test_she_reads_that_it_was_edited_while_she_looked(anna, cast, request_, troubles):
    edit(cast.emma, request_.revision.draft)
    button(anna, "Approve").click()
    expect(anna.get_by_role("alert")).to_contain_text("edited since; look again")
    assert stands(request_) == ("void", "writing")
    troubles.clear()  # the browser notes the 409


def test_she_reads_that_the_deputy_was_first(anna, cast, request_, troubles):
    say("approve", cast.dirk, request_)
    button(anna, "Approve").click()
    expect(anna.get_by_role("alert")).to_contain_text("Dirk decided just before you")
    troubles.clear()


def test_emma_asks_in_the_composer(page, cast, write, sign_in_browser, axe):  # noqa: F811
    draft = write()
    sign_in_browser(page, cast.emma).goto(f"/drafts/{draft.pk}/")
    page.get_by_role("button", name="Ask approval of Anna (Faculty of Law)").click()
    expect(page.get_by_text("You will hear as soon as somebody has decided")).to_be_visible()
    axe(page)
    assert stands(Request.objects.get()) == ("waiting", "waiting")


@pytest.mark.parametrize("address", ["/approvals/", "/approvals/?box=asked", "/approvals/delegations/"])
def test_the_lists_are_accessible(any_page, cast, request_, sign_in_browser, axe, address):
    sign_in_browser(any_page, cast.anna).goto(address)
    axe(any_page)


@pytest.mark.parametrize("size", ["dark", "desktop"])
def test_the_request_is_accessible(open_browser, cast, request_, sign_in_browser, axe, size):
    page = open_browser(theme="dark") if size == "dark" else open_browser(language="nl")
    sign_in_browser(page, cast.anna).goto(f"/approvals/{request_.pk}/")
    axe(page)


def test_the_route_and_the_outside_page_are_accessible(page, cast, request_, sign_in_browser, axe):
    cast.units.law.is_external_approval_allowed = True
    cast.units.law.save()
    sign_in_browser(page, cast.clara).goto(f"/units/{cast.units.law.pk}/route/")
    axe(page)
    sign_in_browser(page, cast.anna).goto(f"/approvals/{request_.pk}/")
    page.get_by_text("Let somebody outside the desk decide").click()
    page.get_by_label("Name").fill("The Dean")
    page.get_by_label("E-mail address").fill("dean@faculty.example")
    page.get_by_role("button", name="Make a one-time link").click()
    axe(page)
    address = page.locator("code").inner_text()
    page.context.clear_cookies()
    page.goto(address)
    axe(page)
    page.get_by_role("button", name="Yes, it may go out").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert stands(request_) == ("approved", "approved")

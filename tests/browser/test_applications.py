"""An application: on a phone, by keyboard, and read by the contact person, up to the register."""

import re

import pytest
from playwright.sync_api import expect

from desk.applications.conftest import ANSWERS, again, approval, begun, ready, sent, written  # noqa: F401
from pedel.desk.accounts.models import Account
from pedel.desk.applications.models import Application


def test_a_whole_application_on_a_phone_with_an_error_kept(
    open_browser, cast, sign_in_browser, axe, troubles
):
    phone = sign_in_browser(open_browser("phone"), cast.stan)
    phone.goto("/applications/new/")
    axe(phone)
    phone.get_by_role("button", name="Begin").click()
    phone.get_by_label("Whose account will it be?").select_option(str(cast.units.tax.pk))
    for step, typed in ANSWERS.items():
        expect(phone).to_have_url(re.compile(f"/steps/{step}/$"))
        axe(phone)
        fill(phone, typed)
        if step == "network":
            keeps_what_cannot_be_read(phone, axe)
        phone.get_by_role("button", name=re.compile("Save and (go on|read)")).click()
    expect(phone.get_by_role("heading", name="Ready to be sent")).to_be_visible()
    axe(phone)
    phone.get_by_role("button", name="Send it").click()
    expect(phone.get_by_role("main")).to_contain_text("Being read by Clara")
    assert Application.objects.get().state == "sent"
    troubles.clear()  # the step that could not be read answered 422


def fill(page, typed):
    for name, value in typed.items():
        if isinstance(value, list):
            for one in value:
                page.locator(f"input[name={name}][value={one}]").check()
        elif page.locator(f"select[name={name}]").count():
            page.locator(f"select[name={name}]").select_option(str(value))
        else:
            page.locator(f"[name={name}]").fill(str(value))


def keeps_what_cannot_be_read(page, axe):
    page.get_by_label("Handle").fill("tax night")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_text("A handle has no blanks and no invisible characters.").first).to_be_visible()
    expect(page.get_by_label("Handle")).to_have_value("tax night")
    axe(page)
    page.get_by_label("Handle").fill(ANSWERS["network"]["handle"])


def test_it_is_kept_without_a_click_and_by_keyboard(page, cast, begun, sign_in_browser, axe):  # noqa: F811
    sign_in_browser(page, cast.stan).goto(f"/applications/{begun.pk}/steps/content/")
    page.get_by_label("How many posts?").focus()
    page.keyboard.type("3")
    page.get_by_label("Post 1", exact=True).focus()
    page.keyboard.type("Mail us: BSN 123456782.")
    expect(page.locator(".opening-sample").first).to_contain_text("audience.protected-identity")
    expect(page.locator("#kept")).to_contain_text("Kept.")
    assert again(begun).posts == 3
    assert again(begun).samples == ["Mail us: BSN 123456782."]
    page.keyboard.press("Tab")
    axe(page)
    page.reload()
    expect(page.get_by_label("Post 1", exact=True)).to_have_value("Mail us: BSN 123456782.")


def test_the_name_is_looked_at_while_one_types(page, cast, begun, sign_in_browser, axe):  # noqa: F811
    sign_in_browser(page, cast.stan).goto(f"/applications/{begun.pk}/steps/network/")
    page.get_by_label("Network").select_option("mastodon")
    page.get_by_label("Handle").fill("examp1elaw@social.example")
    expect(page.locator("#looks")).to_contain_text("@examplelaw@social.example (Mastodon)")
    axe(page)


def test_the_contact_person_asks_advises_and_registers(page, open_browser, cast, sent, sign_in_browser, axe):  # noqa: F811
    address = f"/applications/{sent.pk}/"
    sign_in_browser(page, cast.clara).goto("/")
    page.get_by_role("link", name=re.compile("Stan wants to open")).click()
    axe(page)
    page.get_by_text("Ask something first").click()
    page.get_by_label("Your question").fill("Who writes in August?")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("A question waits")

    phone = sign_in_browser(open_browser("phone"), cast.stan)
    phone.goto(address)
    axe(phone)
    phone.get_by_label("Your answer").fill("Emma does.")
    phone.get_by_role("button", name="Answer", exact=True).click()

    page.goto(address)
    page.get_by_label("go ahead", exact=True).check()
    page.get_by_label("In your own words").fill("A good plan.")
    page.get_by_role("button", name="Advise", exact=True).click()
    axe(page)
    page.get_by_role("button", name="Put it into the register").click()
    account = Account.objects.get(handle="taxnight@social.example")
    expect(page).to_have_url(re.compile(f"/accounts/{account.pk}/$"))
    expect(page.get_by_role("main")).to_contain_text("Stan applied for it.")
    axe(page)


@pytest.mark.parametrize("who", ["stan", "clara"])
def test_its_pages_are_for_everybody(any_page, cast, sent, sign_in_browser, axe, who):  # noqa: F811
    sign_in_browser(any_page, getattr(cast, who))
    for path in ("/applications/", f"/applications/{sent.pk}/"):
        any_page.goto(path)
        axe(any_page)
        assert any_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_every_step_is_for_everybody(any_page, cast, written, sign_in_browser, axe):  # noqa: F811
    sign_in_browser(any_page, cast.stan)
    for step in ANSWERS:
        any_page.goto(f"/applications/{written.pk}/steps/{step}/")
        axe(any_page)
        assert any_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

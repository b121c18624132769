"""Incidents in a browser: the button on a phone, with and without signing in; the runbook; evidence."""

import os
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from pedel.desk.accounts.models import Hold, Membership
from pedel.desk.incidents import actions
from pedel.desk.incidents.actions import protecting
from pedel.desk.incidents.models import Evidence, Incident, Protected
from pedel.desk.record.acting import Actor


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def incident(cast):
    wish = Incident(kind="hacked", account=cast.accounts.law, unit=cast.units.law, note="Posts about coins.")
    return actions.open_(Actor(cast.olga), wish)


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_owner_presses_the_button_on_her_phone(phone, cast, sign_in_browser, axe):
    sign_in_browser(phone, cast.olga).goto(f"/accounts/{cast.accounts.law.pk}/")
    phone.get_by_role("link", name="Something is wrong").click()
    axe(phone)
    assert fits(phone)
    phone.get_by_role("button", name="Somebody else is in the account").click()
    expect(phone.get_by_role("heading", name="Hacked account: Example Law")).to_be_visible()
    expect(phone.get_by_text("The account is held: nothing goes out on it.")).to_be_visible()
    axe(phone)
    assert fits(phone)
    assert Hold.objects.in_force().exists()
    phone.goto("/")
    expect(phone.get_by_role("link", name=re.compile("Hacked account"))).to_be_visible()


def test_it_is_opened_by_an_emergency_link_without_signing_in(open_browser, cast, axe):
    part = Membership.objects.get(account=cast.accounts.law, person=cast.olga)
    _link, secret = actions.make_link(Actor(cast.olga), part)
    phone = open_browser("phone", language="nl", theme="dark")
    phone.goto(f"/emergency/{secret}/")
    axe(phone)
    assert fits(phone)
    phone.get_by_role("button", name="Er zit iemand anders in het account").click()
    expect(phone.get_by_role("heading", name="Het is geopend")).to_be_visible()
    axe(phone)
    assert Incident.objects.get().via == "link"
    assert phone.context.cookies() == []


def test_an_address_that_opens_nothing_says_so(any_page, cast, axe, troubles):
    assert any_page.goto("/emergency/nothing/").status == 404
    axe(any_page)
    troubles.clear()  # the browser notes the 404


def test_evidence_is_handed_in_before_anything_is_taken_down(
    phone, cast, incident, sign_in_browser, axe, tmp_path
):
    Image.new("RGB", (390, 844), "slategray").save(tmp_path / "screen.png")
    sign_in_browser(phone, cast.olga).goto(f"/incidents/{incident.pk}/")
    expect(phone.get_by_role("button", name="Done Take down what is not ours")).to_be_disabled()
    phone.get_by_label("File").set_input_files(tmp_path / "screen.png")
    phone.get_by_label("What it shows").fill("The false post")
    phone.get_by_role("button", name="Hand it in").click()
    expect(phone.get_by_role("img", name="The false post")).to_be_visible()
    axe(phone)
    assert fits(phone)
    phone.get_by_role("button", name="Done Take down what is not ours").click()
    expect(phone.locator("#clean").get_by_text("Olga")).to_be_visible()
    assert Evidence.objects.get().shows == "The false post"


def test_the_runbook_is_for_everybody(any_page, cast, incident, sign_in_browser, axe):
    actions.answer_breach(Actor(cast.clara), incident, answer="yes", what="messages of followers")
    actions.skip(Actor(cast.clara), incident.steps.get(code="reconnect"), why="It never was.")
    sign_in_browser(any_page, cast.clara)
    for path in ("", "end/", "report/"):
        any_page.goto(f"/incidents/{incident.pk}/{path}")
        axe(any_page)
        assert fits(any_page)
        if folder := os.environ.get("PEDEL_PICTURES"):
            any_page.screenshot(path=Path(folder) / f"{path.strip('/')}-{id(any_page)}.png", full_page=True)


@pytest.mark.parametrize(
    "path", ["/incidents/", "/incidents/new/", "/incidents/links/", "/protected/new/", "/"]
)
def test_the_pages_around_it_are_for_everybody(any_page, cast, incident, sign_in_browser, axe, path):
    sign_in_browser(any_page, cast.olga).goto(path)
    axe(any_page)
    assert fits(any_page)


def test_the_person_decides_and_the_steward_sees_nothing(any_page, cast, sign_in_browser, axe, troubles):
    found = protecting.begin(Actor(cast.stan), Protected(concerned=cast.stan), helpers=[cast.sofie])
    sign_in_browser(any_page, cast.stan).goto(f"/protected/{found.pk}/")
    any_page.get_by_role("button", name="Yes, do this Go to the police").click()
    expect(any_page.get_by_role("button", name="This is done Go to the police")).to_be_visible()
    axe(any_page)
    assert fits(any_page)
    assert sign_in_browser(any_page, cast.sander).goto(f"/protected/{found.pk}/").status == 404
    troubles.clear()  # the browser notes the 404

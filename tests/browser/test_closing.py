"""Closing an account, in a browser: proposed, decided, closed, and still to be verified as ours."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from pedel.desk.closing import actions
from pedel.desk.closing.models import Closing
from pedel.desk.record.acting import Actor


@pytest.fixture
def planned(cast):
    """Example Law closes today."""
    plan = {"reason": "Too few readers.", "last_day": timezone.localdate(), "keeper": cast.olga}
    return actions.propose(Actor(cast.clara), cast.accounts.law, goes_on=cast.accounts.sky, **plan)


def test_from_the_proposal_to_the_last_page(open_browser, cast, sign_in_browser, troubles):
    olga, clara = open_browser(), open_browser("phone")
    sign_in_browser(olga, cast.olga).goto(f"/accounts/{cast.accounts.law.pk}/")
    olga.get_by_role("link", name="Close this account").click()
    olga.get_by_label("Why it closes").fill("Too few readers.")
    olga.get_by_label("Last day", exact=True).fill(timezone.localdate().isoformat())
    olga.get_by_role("button", name="Propose it").click()
    expect(olga.get_by_text("Say who keeps access")).to_be_visible()
    expect(olga.get_by_label("Why it closes")).to_have_value("Too few readers.")
    troubles.clear()  # what is not filled in right is answered with 422
    olga.get_by_label("E-mail address of who keeps access").fill("olga@example.org")
    olga.get_by_role("button", name="Propose it").click()
    expect(olga.get_by_text("Until then nothing changes")).to_be_visible()
    sign_in_browser(clara, cast.clara).goto("/")
    clara.get_by_role("link", name="proposes to close").click()
    clara.get_by_role("button", name="Agree that it closes").click()
    olga.reload()
    olga.get_by_role("button", name="Begin the drafts").first.click()
    expect(olga.get_by_text("2 drafts were begun")).to_be_visible()
    clara.reload()
    clara.get_by_label("Why it closes although something is open").fill("Told in the newsletter.")
    clara.get_by_role("button", name="Close it now").click()
    expect(clara.get_by_text("The account is closed.")).to_be_visible()
    clara.goto("/verify/?q=@examplelaw@social.example")
    expect(clara.get_by_role("heading", name="This was ours, and is closed")).to_be_visible()
    assert Closing.objects.get().state == "closed"


def test_the_pages_are_for_everybody(any_page, cast, sign_in_browser, axe, planned):
    sign_in_browser(any_page, cast.clara)
    paths = ["/closings/", f"/closings/{planned.pk}/", f"/closings/{planned.pk}/change/"]
    paths += [f"/accounts/{cast.accounts.sky.pk}/close/", f"/accounts/{cast.accounts.law.pk}/"]
    for path in paths:
        assert any_page.goto(path).status == 200
        any_page.wait_for_load_state("networkidle")
        axe(any_page)
        assert any_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_outsiders_see_where_a_closed_account_goes_on(any_page, cast, axe, planned):
    actions.close(Actor(cast.clara), planned, anyway="Told elsewhere.")
    for path in ("/verify/?q=@examplelaw@social.example", "/verify/accounts/?show=closed"):
        any_page.goto(path)
        expect(any_page.get_by_role("link", name="Example Law (@examplelaw.example.org)")).to_be_visible()
        axe(any_page)

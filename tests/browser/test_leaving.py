"""Somebody leaves, in a browser: the checklist is worked through, and nothing stays without anybody."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from pedel.desk.accounts.models import Membership
from pedel.desk.drafts import actions as drafts
from pedel.desk.leaving.models import Departure
from pedel.desk.passwords.models import Holder
from pedel.desk.people.actions import people
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor


@pytest.fixture
def departure(cast):
    """Olga leaves in twenty days: two accounts, a draft, a phone."""
    drafts.create(Actor(cast.olga), [cast.accounts.law])
    Holder.objects.create(
        account=cast.accounts.law,
        kind="device",
        name="The desk's phone",
        person=cast.olga,
        starts="2020-01-01",
    )
    people.leave(Actor(cast.sander), cast.olga, last_day=timezone.localdate() + timedelta(days=20))
    return Departure.objects.get()


def test_the_contact_person_names_who_follows_and_ends_access(page, cast, sign_in_browser, departure):
    sign_in_browser(page, cast.clara).goto("/")
    page.get_by_role("link", name="Olga leaves").click()
    item = page.get_by_role("listitem").filter(has_text=f"A new owner for {cast.accounts.law}")
    item.get_by_role("link", name="Name somebody").click()
    page.get_by_label("E-mail address").fill("nobody@example.org")
    page.get_by_role("button", name="Name them").click()
    expect(page.get_by_text("Nobody with this address")).to_be_visible()
    expect(page.get_by_label("E-mail address")).to_have_value("nobody@example.org")
    page.get_by_label("E-mail address").fill("stan@example.org")
    page.get_by_role("button", name="Name them").click()
    expect(item).to_contain_text("Stan, owner since")
    phone = page.get_by_role("listitem").filter(has_text="The desk's phone")
    phone.get_by_role("button", name="It is taken away").click()
    expect(phone).to_contain_text("by Clara")
    assert Membership.objects.filter(person=cast.stan, part="owner").exists()


def test_a_draft_goes_into_other_hands(page, cast, sign_in_browser, departure):
    sign_in_browser(page, cast.clara).goto(f"/leaving/{departure.pk}/")
    page.get_by_role("link", name="Give into other hands").click()
    page.get_by_label("To whom").select_option(label="Emma")
    page.get_by_role("button", name="Give it").click()
    expect(page.get_by_text("Given to Emma")).to_be_visible()
    expect(page.get_by_role("link", name="Give into other hands")).to_have_count(0)


def test_the_pages_are_for_everybody(any_page, cast, sign_in_browser, axe, departure):
    gone = timezone.localdate() - timedelta(days=2)
    Person.objects.filter(pk=cast.sofie.pk).update(leaves_on=gone)
    sign_in_browser(any_page, cast.sander)
    owner = f"/leaving/{departure.pk}/accounts/{cast.accounts.law.pk}/owner/"
    paths = ["/leaving/", f"/leaving/{departure.pk}/", owner, "/leaving/orphans/", f"/people/{cast.olga.pk}/"]
    for path in paths:
        assert any_page.goto(path).status == 200
        any_page.wait_for_load_state("networkidle")
        axe(any_page)
        assert any_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

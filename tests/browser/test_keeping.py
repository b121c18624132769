"""Looking after an account in a browser: access, a new password, confirming it, what changed elsewhere."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from pedel.desk.accounts.models import Account, Channel
from pedel.desk.keeping.models import Change, Confirmation, Sighting
from pedel.desk.passwords.models import ChangeDue, Holder, Lock


@pytest.fixture
def neglected(cast):
    """Law's account with one of everything that can be wrong with it."""
    law, today = cast.accounts.law, timezone.localdate()
    Account.objects.filter(pk=law.pk).update(created_at=timezone.now() - timedelta(days=400))
    Channel.objects.create(account=law, state="connected", baseline={"name": "Example Law"})
    shown = {"name": "Free coins", "handle": law.handle, "bio": "Send us money."}
    Sighting.objects.create(account=law, looked_at=timezone.now(), shown=shown, is_official=False)
    Change.objects.create(account=law, field="name", was="Example Law", now="Free coins")
    Change.objects.create(account=law, field="avatar", was="a" * 64, now="b" * 64)
    Confirmation.objects.create(account=law, due_on=today - timedelta(days=3))
    done = timezone.now() - timedelta(days=380)
    Confirmation.objects.create(
        account=law, due_on=done.date(), done_at=done, done_by=cast.olga, is_needed=True, wrong=["role"],
        note="It also answers students.",
    )  # fmt: skip
    ChangeDue.objects.create(account=law, reason="leak", note="It could be read on a slide.", due_on=today)
    Lock.objects.create(account=law, second_factor="no", recovery="socialmedia@example.org")
    Holder.objects.create(account=law, kind="person", person=cast.olga, purpose="for the open days")
    Holder.objects.create(account=law, kind="device", name="phone of the press desk", person=cast.emma)
    return law


def test_a_new_password_is_changed_and_said(page, cast, sign_in_browser, neglected):
    sign_in_browser(page, cast.olga).goto("/")
    page.get_by_role("link", name="Change the password of Example Law").click()
    expect(page.get_by_role("region", name="A new password is due")).to_contain_text("on a slide")
    page.get_by_role("button", name="It is changed").click()
    expect(page.get_by_text("Nothing more is due")).to_be_visible()
    assert ChangeDue.objects.get().done_by == cast.olga


def test_a_colleague_is_put_on_the_list_and_the_list_found_right(
    page, cast, sign_in_browser, neglected, troubles
):
    sign_in_browser(page, cast.olga).goto(f"/accounts/{neglected.pk}/access/")
    page.get_by_role("link", name="Has access: Emma").click()
    page.get_by_label("What for").fill("the key is h7Dk2Lp9")
    page.get_by_role("button", name="Put on the list").click()
    expect(page.get_by_text("This looks like a password")).to_be_visible()
    troubles.clear()  # the browser tells of the 422
    page.get_by_label("What for").fill("posts at weekends")
    page.get_by_role("button", name="Put on the list").click()
    page.get_by_role("button", name="This list is right").click()
    expect(page.get_by_text("Last found right by Olga")).to_be_visible()


def test_an_owner_says_that_it_was_them(phone, cast, sign_in_browser, neglected):
    sign_in_browser(phone, cast.olga).goto(f"/accounts/{neglected.pk}/")
    expect(phone.get_by_role("region", name="Changed on the network")).to_contain_text("Free coins")
    phone.get_by_role("button", name="It was us").click()
    expect(phone.get_by_role("region", name="Changed on the network")).to_have_count(0)
    assert Channel.objects.get().baseline["name"] == "Free coins"


def test_an_account_is_confirmed_with_what_should_change(page, cast, sign_in_browser, neglected, troubles):
    sign_in_browser(page, cast.olga).goto("/")
    page.get_by_role("link", name="Confirm Example Law").click()
    page.get_by_label("Yes").check()
    page.get_by_label("its people").check()
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("Say what should change")).to_be_visible()
    expect(page.get_by_label("its people")).to_be_checked()
    troubles.clear()  # the browser tells of the 422
    page.get_by_label("What should change").fill("There should be a deputy.")
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("Your answer is on record")).to_be_visible()


def test_anybody_gets_a_reminder_without_signing_in(page, desk):
    page.goto("/reminder/")
    page.get_by_label("How often").select_option("3")
    with page.expect_download() as download:
        page.get_by_role("button", name="Get the file").click()
    assert download.value.suggested_filename == "passwords.ics"
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    "path",
    ["access/", "access/give/", "access/guard/", "keeping/", "confirm/", ""],
)
def test_its_pages_are_for_everybody(any_page, cast, sign_in_browser, axe, neglected, path):
    assert sign_in_browser(any_page, cast.olga).goto(f"/accounts/{neglected.pk}/{path}").status == 200
    any_page.wait_for_load_state("networkidle")
    axe(any_page)
    assert any_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("path", ["/accounts/unattended/", "/reminder/"])
def test_the_list_and_the_reminder_are_for_everybody(any_page, cast, sign_in_browser, axe, neglected, path):
    assert sign_in_browser(any_page, cast.sander).goto(path).status == 200
    axe(any_page)
    assert any_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

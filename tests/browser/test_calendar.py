"""The calendar in a browser: seen, dragged, moved by the keyboard."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from pedel.desk.accounts.actions import holding
from pedel.desk.accounts.models import Hold
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.publishing.models import Slot
from pedel.desk.record.acting import Actor

NEXT = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=8)
MONDAY = NEXT - timedelta(days=NEXT.weekday())
WEEK = f"/calendar/?view=week&day={MONDAY:%Y-%m-%d}"


@pytest.fixture
def draft(cast):
    def made(text="Open day at the library", when=MONDAY, **fields):
        writing = Writing(text, planned_for=when, language="en", **fields)
        return drafts.create(Actor(cast.emma), [cast.accounts.law], writing=writing)

    return made


def drag(page, item, day):
    item.hover()
    page.mouse.down()
    box = page.locator(f'[data-day="{day:%Y-%m-%d}"]').bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 12, steps=6)
    page.mouse.up()


@pytest.mark.parametrize("view", ["month", "week", "list"])
def test_it_is_for_everybody(any_page, cast, sign_in_browser, axe, draft, view):
    draft(), draft("Another one", MONDAY + timedelta(minutes=10)), draft(topics=("storm",))
    for number in range(7):
        draft(f"Post {number}", MONDAY + timedelta(days=1, hours=number))
    holding.place(Actor(cast.sander), Hold(scope="topic", topic="storm"), reason="Not confirmed yet.")
    path = f"/calendar/?view={view}&day={MONDAY:%Y-%m-%d}"
    assert sign_in_browser(any_page, cast.emma).goto(path).status == 200
    axe(any_page)
    assert any_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    any_page.locator("summary", has_text="Filter").click()
    axe(any_page)
    if view == "list":
        any_page.keyboard.press("Escape")
        any_page.locator("summary", has_text="Filter").click()
        any_page.get_by_role("button", name="More about: Another one").click()
        expect(any_page.get_by_role("link", name="Move…")).to_be_visible()
        axe(any_page)


def test_an_empty_calendar_teaches(any_page, cast, sign_in_browser, axe):
    sign_in_browser(any_page, cast.emma).goto("/calendar/")
    expect(any_page.get_by_text("Give a draft a time")).to_be_visible()
    axe(any_page)


def test_a_narrow_screen_gets_the_list(phone, cast, sign_in_browser, draft):
    draft()
    sign_in_browser(phone, cast.emma).goto("/calendar/")
    expect(phone.get_by_role("link", name="List")).to_have_attribute("aria-current", "page")


def test_dragging_to_another_day_keeps_the_time(page, cast, sign_in_browser, draft):
    one, there = draft(), MONDAY + timedelta(days=3)
    sign_in_browser(page, cast.emma).goto(WEEK)
    drag(page, page.locator(f"#draft-{one.pk}"), there)
    expect(page.get_by_role("status").filter(has_text="Moved")).to_be_visible()
    moved = page.locator(f'[data-day="{there:%Y-%m-%d}"] #draft-{one.pk}')
    expect(moved).to_contain_text("10:00")
    one.refresh_from_db()
    assert timezone.localtime(one.planned_for) == there
    drag(page, moved, MONDAY)
    expect(page.locator(f'[data-day="{MONDAY:%Y-%m-%d}"] #draft-{one.pk}')).to_be_visible()


def test_what_cannot_be_moved_says_why_and_stays(page, cast, sign_in_browser, draft):
    one = draft()
    Draft.objects.filter(pk=one.pk).update(state="waiting")
    sign_in_browser(page, cast.emma).goto(WEEK)
    drag(page, page.locator(f"#draft-{one.pk}"), MONDAY + timedelta(days=2))
    expect(page.get_by_text("part of what is being approved").last).to_be_visible()
    one.refresh_from_db()
    assert timezone.localtime(one.planned_for) == MONDAY
    assert page.url.endswith(WEEK)


def test_escape_leaves_it_where_it_was(page, cast, sign_in_browser, draft):
    one = draft()
    sign_in_browser(page, cast.emma).goto(WEEK)
    page.locator(f"#draft-{one.pk}").hover()
    page.mouse.down()
    box = page.locator(f'[data-day="{MONDAY + timedelta(days=4):%Y-%m-%d}"]').bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 200, steps=5)
    expect(page.locator(".cal-ghost")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".cal-ghost")).to_have_count(0)
    page.mouse.up()
    one.refresh_from_db()
    assert timezone.localtime(one.planned_for) == MONDAY


def test_the_keyboard_moves_it_too(page, cast, sign_in_browser, draft):
    one, there = draft(), MONDAY + timedelta(days=1, hours=3)
    sign_in_browser(page, cast.emma).goto(WEEK)
    page.get_by_role("button", name="More about: Open day").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Move…").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Goes out").fill(f"{there:%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Move").click()
    expect(page.locator(f'[data-day="{there:%Y-%m-%d}"] #draft-{one.pk}')).to_contain_text("13:00")


def test_keys_change_the_view_and_the_days(page, cast, sign_in_browser):
    sign_in_browser(page, cast.emma).goto("/drafts/")
    page.keyboard.press("g")
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="Month", exact=True)).to_have_attribute("aria-current", "page")
    page.keyboard.press("w")
    expect(page.get_by_role("link", name="Week", exact=True)).to_have_attribute("aria-current", "page")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**day={timezone.localdate() + timedelta(days=7):%Y-%m-%d}")


def test_a_filter_is_on_as_soon_as_it_is_chosen(page, cast, sign_in_browser, draft):
    draft()
    sign_in_browser(page, cast.emma).goto(WEEK)
    page.locator("summary", has_text="Filter").click()
    page.get_by_label("Account").select_option(label=str(cast.accounts.sky))
    expect(page.get_by_text("Nothing here answers to this.")).to_be_visible()


def test_a_free_slot_fills_the_time_of_a_draft(page, cast, sign_in_browser, draft):
    Slot.objects.create(account=cast.accounts.law, weekday=2, time="16:30")
    one = draft(when=None)
    sign_in_browser(page, cast.emma).goto(f"/drafts/{one.pk}/")
    page.locator("[data-slot]").first.click()
    field = page.get_by_label("Goes out")
    expect(field).to_have_value(page.locator("[data-slot]").first.get_attribute("data-slot"))
    assert field.input_value().endswith("T16:30")


def test_slots_and_queue_are_for_everybody(any_page, cast, sign_in_browser, axe):
    Slot.objects.create(account=cast.accounts.law, weekday=2, time="16:30")
    sign_in_browser(any_page, cast.emma)
    for what in ("slots", "queue"):
        any_page.goto(f"/accounts/{cast.accounts.law.pk}/{what}/")
        axe(any_page)
        assert any_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

"""From an empty draft to an approved one: written at a desk, decided on a phone."""

import re

from playwright.sync_api import expect

from pedel.desk.drafts.models import Draft
from pedel.desk.record.models import Entry

FIGURE = "40% of our students work nights."
SOURCED = f"{FIGURE} Read the report: https://www.example.org/nights"


def begin(page):
    page.get_by_role("link", name="New draft").first.click()
    page.get_by_label(re.compile("@examplelaw@social.example")).check()
    page.get_by_role("button", name="Begin writing").click()
    expect(page.locator("#spans")).to_be_attached()


def write(page):
    text = page.get_by_label("What Example Law says")
    text.fill(FIGURE)
    expect(page.locator(".found", has_text="Name your source")).to_be_visible()
    text.fill(SOURCED)
    expect(page.locator(".found", has_text="Name your source")).to_have_count(0)


def answer(page):
    page.get_by_role("tab", name="Questions").click()
    page.get_by_label("What is claimed").fill("40% of our students work nights")
    page.get_by_label("Checked against").fill("The report, page 3")
    page.get_by_label("Checked by").fill("Emma")
    page.get_by_role("button", name="Add to the list").click()
    expect(page.locator(".fact-claim")).to_be_visible()
    for question in ("public already", "the university's views"):
        page.locator(".question", has_text=question).get_by_role("radio", name="Yes").check()
        expect(page.locator(".question", has_text=question)).to_contain_text("answered by Emma")


def test_a_draft_becomes_an_approved_post(page, phone, cast, sign_in_browser, axe):
    sign_in_browser(page, cast.emma).goto("/drafts/")
    begin(page)
    write(page)
    answer(page)
    axe(page)
    page.get_by_role("button", name="Ask approval of Anna (Faculty of Law)").click()
    expect(page.get_by_text("You will hear as soon as somebody has decided")).to_be_visible()
    sign_in_browser(phone, cast.anna).goto("/")
    phone.get_by_role("link", name=re.compile("Emma asks for your approval")).click()
    axe(phone)
    phone.get_by_role("group", name="Decide").get_by_text("Approve", exact=True).click()
    expect(phone.get_by_text("You approved it.")).to_be_visible()
    page.goto(f"/drafts/{Draft.objects.get().pk}/")
    expect(page.get_by_text("Approved: exactly this text may go out.")).to_be_visible()
    digest = Entry.objects.get(verb="revision.frozen").digest
    assert set(Entry.objects.filter(digest=digest).values_list("actor_name", flat=True)) == {"Emma", "Anna"}

"""After the send, in a browser: the list, the page of one, the public page, the archive."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from desk.publishing.aftermath import a_bench, a_post, frozen, planned, sent  # noqa: F401
from pedel.desk.archive import jobs
from pedel.desk.publishing import looking
from pedel.desk.publishing.linkcheck.answering import digest
from pedel.desk.publishing.models import Delivery, Link

CHANGED = "The library opens at ten. See https://www.example.org/library"


@pytest.fixture
def changed(post, bench):
    bench.server.change(post.remote_id, CHANGED)
    looking.look_again()
    return post


def test_the_list_says_how_everything_stands(any_page, changed, cast, sign_in_browser, axe):
    failed = planned(frozen(cast.emma, [cast.accounts.law], "Exam results"), cast.accounts.law)
    Delivery.objects.filter(pk=failed.pk).update(state="failed", trouble="too_long")
    page = sign_in_browser(any_page, cast.emma)
    page.goto("/deliveries/")
    expect(page.get_by_role("main")).to_contain_text("changed on the network")
    axe(page)
    page.get_by_role("link", name=re.compile("needs somebody")).click()
    expect(page.get_by_role("listitem").filter(has_text="Exam results")).to_contain_text("not sent")
    page.get_by_role("link", name=re.compile("Exam results")).click()
    expect(page.get_by_role("main")).to_contain_text("The text is too long for this network")
    axe(page)


def test_a_post_is_taken_back(any_page, changed, bench, cast, sign_in_browser, axe):
    now = timezone.now()
    url = "https://www.example.org/library"
    Link.objects.create(digest=digest(url), url=url, answer="good", status=200, looked_at=now)
    page = sign_in_browser(any_page, cast.emma)
    page.goto(f"/deliveries/{changed.pk}/")
    expect(page.get_by_role("insertion")).to_have_text("ten")
    expect(page.get_by_role("heading", name="Where the links lead")).to_be_visible()
    page.get_by_text("Take it back from the network").click()
    axe(page)
    page.get_by_label("Why is it taken back?").fill("The hour is wrong.")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("main")).to_contain_text("It was taken back from the network.")
    assert bench.texts() == []


def test_the_draft_shows_what_became_of_it(page, changed, cast, sign_in_browser, axe):
    sign_in_browser(page, cast.emma)
    page.goto(f"/drafts/{changed.revision.draft_id}/")
    expect(page.get_by_role("region", name="What became of it")).to_contain_text("It went out")
    axe(page)


def test_everybody_reads_it_without_a_cookie(any_page, post, axe):
    any_page.goto("/official/")
    expect(any_page.get_by_role("article")).to_contain_text("The library opens at nine")
    axe(any_page)
    any_page.get_by_role("link", name=re.compile("today")).click()
    expect(any_page.get_by_role("heading", name="Example Law")).to_be_visible()
    axe(any_page)
    assert any_page.context.cookies() == []


def test_the_archive_is_taken_along(any_page, post, cast, sign_in_browser, axe):
    jobs.keep()
    page = sign_in_browser(any_page, cast.sander)
    page.goto("/archive/")
    axe(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert download.value.suggested_filename.endswith(".zip")
    for path in ("/archive/retention/", "/archive/destruction/", f"/archive/posts/{post.archived.pk}/"):
        page.goto(path)
        axe(page)

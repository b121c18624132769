"""Holds in a browser: everything in two clicks, seen everywhere, lifted again."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from pedel.desk.accounts.actions import holding
from pedel.desk.accounts.models import Hold
from pedel.desk.record.acting import Actor

WHY = "A serious accident on the campus. We wait for the board."


def place(cast, **fields):
    return holding.place(Actor(cast.sander), Hold(**fields), reason=WHY)


def test_the_steward_holds_everything_in_two_clicks_and_a_reason(page, cast, sign_in_browser):
    sign_in_browser(page, cast.sander).goto("/people/")
    page.get_by_role("button", name="Sander").click()
    page.get_by_role("link", name="Hold everything").click()
    page.get_by_label("Why").fill(WHY)
    page.get_by_role("button", name="Hold everything now").click()
    expect(page.get_by_role("region", name="What is held")).to_contain_text(WHY)
    page.goto("/guidelines/rules/")
    page.goto("/drafts/")
    expect(page.get_by_role("region", name="What is held")).to_contain_text("Everything is held")
    page.get_by_role("link", name="About this hold").click()
    page.get_by_role("link", name="Lift").click()
    page.get_by_role("button", name="Lift it now").click()
    expect(page.get_by_role("region", name="What is held")).to_have_count(0)
    assert not Hold.objects.in_force().exists()


@pytest.mark.parametrize(
    "path", ["/holds/", "/holds/new/?scope=account", "/holds/everything/", "/", "/calendar/"]
)
def test_it_is_for_everybody(any_page, cast, sign_in_browser, axe, path):
    place(cast, scope="everything")
    place(cast, scope="unit", unit=cast.units.law)
    assert sign_in_browser(any_page, cast.sander).goto(path).status == 200
    axe(any_page)
    assert any_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_pages_of_one_hold_are_for_everybody(any_page, cast, sign_in_browser, axe):
    hold = place(cast, scope="topic", topic="storm")
    sign_in_browser(any_page, cast.sander)
    for path in (f"/holds/{hold.pk}/", f"/holds/{hold.pk}/change/", f"/holds/{hold.pk}/lift/"):
        any_page.goto(path)
        any_page.wait_for_load_state("networkidle")
        axe(any_page)


def test_only_the_field_of_what_is_chosen_is_shown(page, cast, sign_in_browser):
    sign_in_browser(page, cast.sander).goto("/holds/new/")
    expect(page.get_by_role("textbox", name="Topic")).to_be_hidden()
    page.get_by_label("A topic").check()
    expect(page.get_by_role("textbox", name="Topic")).to_be_visible()
    expect(page.get_by_role("combobox", name="Network")).to_be_hidden()


@pytest.mark.parametrize("width", [1200, 1280, 1400])
def test_the_bar_has_room_for_everything_in_dutch(open_browser, cast, sign_in_browser, width):
    type(cast.sander).objects.filter(pk=cast.sander.pk).update(name="Alexandra van den Heuvel-Roosendaal")
    page = open_browser(language="nl", viewport={"width": width, "height": 900})
    sign_in_browser(page, cast.sander).goto("/holds/")
    boxes = page.evaluate(
        """[...document.querySelectorAll('.bar .nav-link, .bar-language a, .bar-right button, .bar-bell')]
        .map((e) => e.getBoundingClientRect()).filter((b) => b.width).map((b) => [b.left, b.right])
        .sort((a, b) => a[0] - b[0])"""
    )
    assert len(boxes) > 12
    assert all(left[1] <= right[0] + 1 for left, right in pairwise(boxes))
    assert page.evaluate("document.querySelector('.bar').offsetHeight") < 80

"""The private check in a real browser: as one types, with the keyboard alone, and until tomorrow."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from pedel.desk.guidelines.actions import attach
from pedel.desk.record.acting import Actor
from pedel.policy import load_pack

MINE = "I think the new timetable at Leiden University asks too much of first-year students."
OTHERS = "😀 My student number is s1234567, so what?"


@pytest.fixture
def check(page):
    page.goto("/check/")
    return page


def write(page, text):
    page.get_by_label("What do you want to post?").fill(text)
    expect(page.locator("#report .verdict")).to_be_visible()


def marked(page, kind):
    return page.locator(f".underlined-mirror mark.underline-{kind}").all_text_contents()


def test_it_underlines_and_explains_as_one_types(check):
    check.get_by_label("What do you want to post?").press_sequentially(OTHERS, delay=5)
    expect(check.locator("mark.underline-stop")).to_have_text("s1234567")
    expect(check.get_by_role("article")).to_have_count(1)
    expect(check.get_by_role("link", name="audience.protected-identity")).to_be_visible()


def test_marks_lie_under_their_words(check):
    write(check, f"{'A long line to begin with. ' * 40}\n\n{OTHERS}\n{MINE}")
    expect(check.locator("mark.underline-stop")).to_have_text("s1234567")
    check.locator("mark.underline-stop").evaluate("node => node.scrollIntoView()")
    mirror, text = (
        check.locator(part).evaluate("n => [n.clientWidth, n.clientHeight, n.scrollHeight, n.scrollTop]")
        for part in (".check-paper .underlined-mirror", "#id_text")
    )
    assert mirror == text


def test_marks_follow_the_text_until_the_next_report(check):
    write(check, OTHERS)
    check.route("**/check/live/", lambda route: None)  # never answered
    check.get_by_label("What do you want to post?").press("Control+Home")
    check.keyboard.type("Well, ")
    assert marked(check, "stop") == ["s1234567"]


def test_a_stale_answer_is_dropped(check):
    held = []

    def hold_the_first(route):
        if held:
            route.continue_()
        held.append(route)

    check.route("**/check/live/", hold_the_first)
    with check.expect_request("**/check/live/"):
        check.get_by_label("What do you want to post?").fill(MINE)
    write(check, "Sun on the canal this morning.")
    expect(check.get_by_role("article")).to_have_count(0)
    assert held[0].request.failure == "net::ERR_ABORTED"


def test_a_finding_leads_to_its_place_and_back(check):
    write(check, OTHERS)
    check.locator("[data-go]").click()
    place = check.locator("#id_text").evaluate("n => n.value.slice(n.selectionStart, n.selectionEnd)")
    assert place == "s1234567"
    expect(check.get_by_role("article")).to_have_class(re.compile("is-current"))
    check.keyboard.press("Control+Home")
    expect(check.get_by_role("article")).not_to_have_class(re.compile("is-current"))


def test_the_disclaimer_goes_into_the_text_and_out_again(check):
    write(check, MINE)
    check.get_by_role("button", name="Put it in the text").click()
    expect(check.get_by_label("What do you want to post?")).to_have_value(re.compile("do not represent"))
    expect(check.get_by_role("article")).to_have_count(0)
    check.get_by_role("button", name="Undo").click()
    expect(check.get_by_label("What do you want to post?")).to_have_value(MINE)


def test_the_disclaimer_goes_into_the_profile(check):
    write(check, MINE)
    check.get_by_role("button", name="Put it in the profile").click()
    expect(check.get_by_label("Bio")).to_have_value(re.compile("do not represent"))
    expect(check.get_by_role("article")).to_have_count(0)


def test_a_better_wording_takes_the_place_of_what_was_found(check):
    write(check, "See you 😀 on Sunday 7 November 2026!")
    check.get_by_role("button", name="Use this instead").click()
    expect(check.get_by_label("What do you want to post?")).to_have_value(
        "See you 😀 on Saturday 7 November 2026!"
    )


def test_it_holds_a_draft_until_tomorrow_in_this_browser_only(check):
    check.clock.install()
    write(check, MINE)
    check.locator("#hold").click()
    expect(check.get_by_label("What do you want to post?")).to_have_value("")
    expect(check.get_by_text("in this browser only. It comes back tomorrow")).to_be_visible()
    check.clock.fast_forward(25 * 60 * 60 * 1000)
    check.reload()
    expect(check.get_by_text("Does it still say what you want to say?")).to_be_visible()
    check.get_by_role("button", name="Look at it again").click()
    expect(check.get_by_label("What do you want to post?")).to_have_value(MINE)
    expect(check.locator("#held")).to_be_hidden()
    assert check.evaluate("localStorage.getItem('pedel-held')") is None


def test_a_held_draft_can_be_deleted_at_once(check):
    write(check, MINE)
    check.locator("#hold").click()
    check.get_by_role("button", name="Delete it").click()
    assert check.evaluate("localStorage.getItem('pedel-held')") is None


def test_it_works_with_the_keyboard_alone(check):
    check.keyboard.press("Tab")
    check.get_by_label("What do you want to post?").focus()
    check.keyboard.type(MINE)
    expect(check.get_by_role("article")).to_have_count(1)
    for _ in range(30):
        check.keyboard.press("Tab")
        if check.evaluate("document.activeElement.dataset.put") == "text":
            break
    check.keyboard.press("Enter")
    expect(check.get_by_label("What do you want to post?")).to_have_value(re.compile("do not represent"))
    assert check.evaluate("document.activeElement.id") == "id_text"


def test_it_tells_a_screen_reader_once_it_is_quiet(check):
    write(check, OTHERS)
    expect(check.locator("#announcement")).to_have_text(re.compile("Stop"))


def test_it_sends_no_cookie_and_keeps_none(cast, check, sign_in_browser):
    sign_in_browser(check, cast.emma)
    with check.expect_request("**/check/live/") as asked:
        check.get_by_label("What do you want to post?").fill(MINE)
    assert "cookie" not in asked.value.all_headers()
    assert [cookie["name"] for cookie in check.context.cookies()] == ["sessionid"]


def test_it_works_without_scripts(open_browser):
    page = open_browser(java_script_enabled=False)
    page.goto("/check/")
    page.get_by_label("What do you want to post?").fill(MINE)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_label("What do you want to post?")).to_have_value(MINE)
    expect(page.get_by_role("article")).to_have_count(1)


def test_a_phone_says_at_its_foot_how_it_stands(phone):
    phone.goto("/check/")
    write(phone, OTHERS)
    expect(phone.locator("#jump")).to_contain_text("Stop")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_is_accessible(any_page, axe):
    any_page.goto("/check/")
    axe(any_page)
    write(any_page, f"{MINE} {OTHERS} THOSE IDIOTS AT THE BOARD! #openlegalday")
    for summary in any_page.locator("summary").all():
        summary.click()
    any_page.get_by_label("How many pictures?").select_option("2")
    axe(any_page)
    any_page.locator("#hold").click()
    axe(any_page)


@pytest.mark.parametrize(
    "path", ["", "?q=privacy", "confidentiality/", "academic-freedom/", "rules/", "editions/",
             "compare/?from=leiden-2012&to=accessible-posts"],
)  # fmt: skip
def test_the_guidelines_are_accessible(any_page, axe, path):
    any_page.goto(f"/guidelines/{path}")
    axe(any_page)
    assert any_page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_rules_fit_on_one_sheet(page):
    page.goto("/guidelines/rules/")
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1


def test_a_look_at_a_clause_or_another_language_loses_nothing(check):
    write(check, MINE)
    check.get_by_role("link", name="disclaimer", exact=True).click()
    expect(check.get_by_role("heading", level=1)).to_have_text("Say that you speak for yourself")
    check.go_back()
    expect(check.get_by_label("What do you want to post?")).to_have_value(MINE)
    check.locator("a[hreflang=nl]").click()
    expect(check.get_by_label("Wat wil je plaatsen?")).to_have_value(MINE)
    expect(check.get_by_role("button", name="Zet het in de tekst")).to_be_visible()


@pytest.mark.parametrize(
    ("text", "positions", "units"),
    [("abc", [0, 2, 9], [0, 2, 3]), ("😀b😀", [0, 1, 2, 3], [0, 2, 3, 5]), ("e\u0301x", [1, 2], [1, 2])],
)
def test_offsets_are_code_points(check, text, positions, units):
    script = """async ([text, positions]) =>
        (await import('/static/checking/underline.js')).toUtf16(text, positions)"""
    assert check.evaluate(script, [text, positions]) == units


def test_marks_that_overlap_show_what_asks_most(check):
    script = """async (spans) => (await import('/static/checking/underline.js')).pieces(spans)
        .map(([start, end, level, covering]) => [start, end, level, covering.length])"""
    spans = [
        {"start": 0, "end": 9, "level": "note"},
        {"start": 3, "end": 5, "level": "stop"},
        {"start": 4, "end": 12, "level": "advice"},
    ]
    assert check.evaluate(script, spans) == [
        [0, 3, "note", 1], [3, 4, "stop", 2], [4, 5, "stop", 3], [5, 9, "advice", 2], [9, 12, "advice", 1],
    ]  # fmt: skip


def test_the_stewards_page_of_the_document_is_accessible(any_page, cast, sign_in_browser, settings, axe):
    settings.PEDEL = replace(settings.PEDEL, second_factor=())
    text = "Use a disclaimer\n\nBe open. Say what you like."
    attach(Actor(cast.sander), load_pack("leiden-2012"), title="Guidelines", text=text)
    sign_in_browser(any_page, cast.sander).goto("/guidelines/document/")
    expect(any_page.get_by_text("There is something to look at.")).to_be_visible()
    axe(any_page)

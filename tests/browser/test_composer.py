"""The composer: findings while one types, two tabs, a lost connection."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from desk.drafts.pictures import made
from pedel.desk.drafts import actions
from pedel.desk.drafts.models import Draft, Reason
from pedel.desk.drafts.states import State, move
from pedel.desk.drafts.writing import Writing
from pedel.desk.record.acting import Actor

FIGURE = "40% of our students work nights."


@pytest.fixture
def draft(cast):
    both = [cast.accounts.law, cast.accounts.sky]
    return actions.create(Actor(cast.emma), both, writing=Writing(text="The library opens at nine."))


@pytest.fixture
def write(draft, sign_in_browser):
    """`write(page, cast.emma)`: the composer is open there."""

    def opened(page, person):
        sign_in_browser(page, person).goto(f"/drafts/{draft.pk}/")
        expect(page.locator("#spans")).to_be_attached()
        return page

    return opened


@pytest.fixture
def save_as(draft):
    def saved_as(person, text):
        fresh = Draft.objects.get()
        writing = replace(Writing.of(fresh), text=text)
        actions.save(Actor(person), fresh, version=fresh.version, writing=writing)

    return saved_as


def saved(page, version):
    expect(page.locator("#saved")).to_contain_text(re.compile(rf"version {version}$"))


def test_it_finds_while_one_types_and_takes_a_reason_in_place(page, cast, draft, write, axe):
    write(page, cast.emma).get_by_label("What all accounts say").fill(FIGURE)
    article = page.locator(".found", has_text="Name your source")
    expect(article).to_be_visible()
    expect(page.locator(".underline-answer").first).to_have_text("40% of our students")
    saved(page, 2)
    article.get_by_text("say why it may stand").click()
    article.get_by_label("Why this may stand").fill("Our own count of this week.")
    axe(page)
    article.get_by_role("button", name="Keep this reason").click()
    expect(article).to_contain_text("Our own count of this week.")
    assert Reason.objects.get().clause == "brand.sources"


def test_it_keeps_what_is_typed_beside_the_text(page, cast, draft, write):
    write(page, cast.emma).get_by_label("What all accounts say").fill(FIGURE)
    article = page.locator(".found", has_text="Name your source")
    article.get_by_text("say why it may stand").click()
    article.get_by_label("Why this may stand").fill("Half a reason")
    page.get_by_label("What all accounts say").fill(f"{FIGURE} And #morningstudents.")
    expect(page.locator(".found", has_text="#morningstudents").first).to_be_visible()
    expect(article.get_by_label("Why this may stand")).to_have_value("Half a reason")


def test_the_second_tab_is_offered_both_texts(open_browser, cast, draft, write, troubles, axe):
    one, other = write(open_browser(), cast.emma), write(open_browser(), cast.olga)
    other.get_by_label("What all accounts say").fill("The library opens at ten.")
    saved(other, 2)
    one.get_by_label("What all accounts say").fill("The library closes at nine.")
    conflict = one.get_by_role("alertdialog")
    expect(conflict).to_contain_text("Olga changed this draft while you were writing")
    expect(conflict.locator(".pieces ins")).to_have_text(["closes", "nine"])
    axe(one)
    conflict.get_by_role("button", name="Go on with what I typed").click()
    saved(one, 3)
    assert Draft.objects.get().text == "The library closes at nine."
    expect(one.locator("#offer")).to_contain_text("The library opens at ten.")
    one.get_by_role("button", name="Put it in the fields").click()
    saved(one, 4)
    assert Draft.objects.get().text == "The library opens at ten."
    assert [trouble for trouble in troubles if "409" not in trouble] == []
    troubles.clear()


def test_a_reason_given_on_an_old_text_does_not_hide_the_newer_one(
    open_browser, cast, draft, write, save_as, troubles
):
    save_as(cast.emma, FIGURE)
    one = write(open_browser(), cast.emma)
    save_as(cast.olga, f"{FIGURE} And mornings.")
    article = one.locator(".found", has_text="Name your source")
    article.get_by_text("say why it may stand").click()
    article.get_by_label("Why this may stand").fill("Our own count.")
    article.get_by_role("button", name="Keep this reason").click()
    expect(article).to_contain_text("Our own count.")
    one.get_by_label("What all accounts say").fill(f"{FIGURE} And evenings.")
    expect(one.get_by_role("alertdialog")).to_contain_text("Olga changed this draft")
    assert Draft.objects.get().text.endswith("And mornings.")
    troubles.clear()


def test_it_tells_who_saved_a_newer_text(page, cast, draft, write, save_as):
    write(page, cast.emma)
    save_as(cast.olga, "The library opens at ten.")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#newer")).to_contain_text("Olga has saved a newer text")
    page.get_by_role("button", name="Show it").click()
    expect(page.get_by_label("What all accounts say")).to_have_value("The library opens at ten.")


def test_a_lost_connection_loses_nothing(page, cast, draft, write, troubles):
    write(page, cast.emma)
    page.context.set_offline(True)
    page.get_by_label("What all accounts say").fill("Typed in the train.")
    expect(page.locator("#saved")).to_contain_text("kept in this browser")
    assert Draft.objects.get().version == 1
    page.context.set_offline(False)
    saved(page, 2)
    assert Draft.objects.get().text == "Typed in the train."
    troubles.clear()  # the browser itself says that it was offline


def test_what_was_not_saved_is_offered_when_the_page_comes_back(page, cast, draft, write, troubles):
    write(page, cast.emma)
    page.route("**/save/", lambda route: route.abort())
    page.get_by_label("What all accounts say").fill("Typed in the train.")
    expect(page.locator("#saved")).to_contain_text("kept in this browser")
    page.unroute("**/save/")
    page.reload()
    expect(page.locator("#offer")).to_contain_text("Typed in the train.")
    page.get_by_role("button", name="Put it in the fields").click()
    saved(page, 2)
    assert Draft.objects.get().text == "Typed in the train."
    troubles.clear()


def test_an_account_gets_its_own_wording_and_is_counted_as_its_network_does(page, cast, draft, write):
    write(page, cast.emma).get_by_role("tab", name="Bluesky").click()
    page.get_by_label("has its own wording").last.check()
    page.get_by_label("Own wording of Example Law on Bluesky").fill("a" * 305)
    expect(page.locator(f'[data-counter="{cast.accounts.sky.pk}"]')).to_contain_text("305 / 300")
    page.get_by_role("tab", name="Preview").click()
    expect(page.locator(".post-over")).to_contain_text("aaaaa")
    saved(page, 2)
    assert sorted(target.text[:1] for target in Draft.objects.get().targets.all()) == ["", "a"]


def test_it_uses_what_a_finding_suggests(page, cast, draft, write):
    write(page, cast.emma).get_by_label("What all accounts say").fill("Come and see #studentjobs today.")
    page.get_by_role("button", name="Use this instead").click()
    expect(page.get_by_label("What all accounts say")).to_have_value("Come and see #StudentJobs today.")


def test_it_takes_a_picture_and_asks_what_it_shows(page, cast, draft, write, axe):
    upload = made(name="door.png")
    write(page, cast.emma).get_by_label("Add pictures").set_input_files(
        {"name": "door.png", "mimeType": "image/png", "buffer": upload.read()}
    )
    expect(page.get_by_text("Nobody has described this picture yet.")).to_be_visible()
    page.wait_for_load_state("networkidle")  # the first look at a picture loads what looks at it
    axe(page)
    page.get_by_label("What it shows").fill("A red door beside a blue one")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_label("What it shows").blur()
    expect(page.locator(".found", has_text="has no description")).to_have_count(0)
    assert Draft.objects.get().pictures.get().alt == "A red door beside a blue one"


def test_somebody_else_is_seen_and_spoken_to(open_browser, cast, draft, write):
    one, other = write(open_browser(), cast.emma), write(open_browser(), cast.olga)
    expect(other.locator("#here")).to_have_text("Emma has this open too.")
    other.get_by_role("tab", name="Remarks").click()
    other.get_by_role("button", name="@Emma").click()
    other.get_by_label("Your remark").press_sequentially("is this public?")
    other.get_by_role("button", name="Remark", exact=True).click()
    expect(other.locator(".remark")).to_contain_text("@Emma is this public?")
    one.reload()
    expect(one.locator('[data-number="comments"]')).to_have_text("1")


def test_what_somebody_relies_on_is_not_changed_by_accident(page, cast, draft, write, axe):
    move(draft, State.WRITING, to=State.APPROVED)
    text = write(page, cast.emma).get_by_label("What all accounts say")
    expect(text).not_to_be_editable()
    axe(page)
    page.get_by_role("button", name="Change it all the same").click()
    text.fill("Changed after all.")
    expect(page.locator("#state")).to_have_text("being written")
    assert Draft.objects.get().state == State.WRITING


@pytest.mark.parametrize("tab", ["Findings", "Questions", "Preview", "Remarks"])
def test_it_is_accessible_everywhere(any_page, cast, draft, write, axe, tab):
    actions.comment(Actor(cast.olga), draft, text="@Emma a thought", quote="nine")
    write(any_page, cast.emma).get_by_label("What all accounts say").fill(f"{FIGURE} Call 06-12345678.")
    saved(any_page, 2)
    any_page.get_by_role("tab", name=tab).click()
    axe(any_page)


def test_it_fits_a_phone_and_the_account_stays_in_view(phone, cast, draft, write):
    write(phone, cast.emma)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.get_by_label("Add pictures").scroll_into_view_if_needed()
    expect(phone.locator(".speaks")).to_be_in_viewport()


@pytest.mark.parametrize("address", ["/drafts/", "/drafts/new/", "/drafts/{}/revisions/"])
def test_the_other_pages_are_accessible_too(any_page, cast, draft, sign_in_browser, axe, address):
    actions.freeze(Actor(cast.emma), draft)
    sign_in_browser(any_page, cast.emma).goto(address.format(draft.pk))
    assert any_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(any_page)


def test_what_is_typed_before_the_script_runs_is_looked_at_and_saved(page, cast, draft, sign_in_browser):
    sign_in_browser(page, cast.emma)
    page.add_init_script(
        "new MutationObserver((_, watch) => {"
        "  const text = document.querySelector('#composer textarea.pane-text');"
        f"  if (text) {{ watch.disconnect(); text.value = '{FIGURE}'; }}"
        "}).observe(document, { childList: true, subtree: true });"
    )
    page.goto(f"/drafts/{draft.pk}/")
    expect(page.locator(".found", has_text="Name your source")).to_be_visible()
    saved(page, 2)

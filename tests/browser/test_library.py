"""The library in a browser: two files at once, what they are, what must be seen, and into a draft."""

import io

import pytest
from playwright.sync_api import expect

from desk.library.drawing import photo, upload
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.writing import Writing
from pedel.desk.library import actions, uploading
from pedel.desk.library.incoming import Incoming
from pedel.desk.library.models import Asset, Logo
from pedel.desk.record.acting import Actor


def put(cast, seed=1, name="atrium.jpg"):
    return actions.add(Actor(cast.emma), cast.units.law, Incoming.of(upload(photo(seed, gps=True), name)))[0]


def begun(cast):
    return drafts.create(
        Actor(cast.emma), [cast.accounts.law], writing=Writing("Open on Monday.", language="en")
    )


def file(seed, name):
    return {"name": name, "mimeType": "image/jpeg", "buffer": photo(seed, size=(900, 700))}


def test_two_files_come_in_at_once_and_a_bad_one_is_named(page, cast, sign_in_browser, troubles):
    sign_in_browser(page, cast.emma).goto("/library/add/")
    bad = {"name": "notes.jpg", "mimeType": "image/jpeg", "buffer": b"nothing"}
    page.get_by_label("Files").set_input_files([file(1, "one.jpg"), bad, file(2, "two.jpg")])
    page.get_by_role("button", name="Put them in").click()
    expect(page.get_by_text("is in the library")).to_have_count(2)
    expect(page.locator(".library-wrong")).to_contain_text("no picture")
    assert set(Asset.objects.values_list("name", flat=True)) == {"one.jpg", "two.jpg"}
    page.get_by_role("link", name="Say what it shows").first.click()
    expect(page.get_by_role("heading", name="one.jpg")).to_be_visible()
    troubles.clear()  # the refusal


KEEP = """([place, unit]) => {
  const { name, size, lastModified } = document.getElementById("files").files[0];
  localStorage.setItem(`pedel-upload:${unit}:${name}:${size}:${lastModified}`, place);
}"""
"""What an earlier page of the same browser left: where the rest of this file goes."""


def test_a_file_goes_on_after_the_browser_was_closed(page, cast, sign_in_browser):
    whole = photo(3, size=(1400, 1000), quality=98)
    row = uploading.begin(cast.emma, cast.units.law, "big.jpg", len(whole))
    uploading.take(row, 0, io.BytesIO(whole[:50_000]))
    sign_in_browser(page, cast.emma).goto("/library/add/")
    expect(page.get_by_role("region", name="Half here")).to_contain_text("big.jpg")
    page.get_by_label("Files").set_input_files({"name": "big.jpg", "mimeType": "image/jpeg", "buffer": whole})
    page.evaluate(KEEP, [f"/library/uploads/{row.token}/", cast.units.law.pk])
    sent = []
    page.on("request", lambda request: sent.append((request.method, request.headers.get("upload-offset"))))
    page.get_by_role("button", name="Put them in").click()
    expect(page.get_by_text("is in the library")).to_have_count(1)
    assert sent[:2] == [("HEAD", None), ("PATCH", "50000")]
    assert Asset.objects.get().bytes == len(whole)


def test_it_is_said_what_it_is_and_what_must_be_seen(page, cast, sign_in_browser):
    asset = put(cast)
    sign_in_browser(page, cast.emma).goto(f"/library/{asset.pk}/")
    page.get_by_label("What it shows, in English").fill("Students in the atrium")
    page.get_by_role("textbox", name="Maker").fill("Fleur Fotograaf")
    page.get_by_label("Tags").fill("open day, campus")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.get_by_label("Ground or licence").select_option("commissioned")
    page.get_by_label("May be used until").fill("2099-01-31")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("Keep the agreement or the invoice.")).to_be_visible()
    picture = page.locator("#whole img")
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    expect(page.get_by_label("From the left, in percent")).to_have_value("25")
    page.get_by_role("button", name="Keep this in view").click()
    expect(page.get_by_label("From the top, in percent")).to_have_value("75")
    fresh = Asset.objects.get()
    assert (fresh.maker, fresh.licence, fresh.focus_x, fresh.focus_y) == (
        "Fleur Fotograaf",
        "commissioned",
        25,
        75,
    )


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_picture_is_chosen_for_a_draft_with_keys_alone(open_browser, cast, sign_in_browser, axe, size):
    put(cast)
    draft = begun(cast)
    page = open_browser(size)
    sign_in_browser(page, cast.emma).goto(f"/drafts/{draft.pk}/")
    page.get_by_role("link", name="From the library").click()
    axe(page)
    page.get_by_role("checkbox", name="atrium.jpg").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Put them with the draft").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Pictures")).to_contain_text("atrium.jpg")
    assert draft.pictures.get().asset == Asset.objects.get()


def test_it_is_for_everybody(any_page, cast, sign_in_browser, axe):
    asset, other = put(cast), put(cast, 2, "court.jpg")
    Logo.objects.create(name="Seal", variant="in white", asset=other, min_size=120, clear_space=10)
    sign_in_browser(any_page, cast.sander)
    paths = (
        "/library/",
        "/library/?view=table",
        "/library/add/",
        "/library/alike/",
        f"/library/{asset.pk}/",
        "/library/logos/",
        "/library/logos/new/",
    )
    for path in paths:
        assert any_page.goto(path).status == 200
        any_page.wait_for_load_state("networkidle")
        axe(any_page)
        assert any_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path

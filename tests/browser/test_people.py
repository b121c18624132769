"""People, units and your own page: accessible on a screen, in the dark and on a phone."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("path", ["/people/", "/units/", "/me/", "/people/groups/", "/people/import/"])
def test_it_is_accessible(any_page, cast, sign_in_browser, axe, path):
    sign_in_browser(any_page, cast.sander).goto(path)
    axe(any_page)
    width = any_page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 0, "the page is wider than the window"


def test_it_gives_a_role_and_shows_it_on_the_persons_page(page, cast, sign_in_browser, axe):
    sign_in_browser(page, cast.sander).goto("/people/")
    page.get_by_role("link", name="Stan").click()
    page.get_by_role("link", name="Give a role").click()
    axe(page)
    page.get_by_label("Role").select_option("contact")
    page.get_by_label("Unit").select_option(label="\u2003\u2003Institute of Tax Law")
    page.get_by_role("button", name="Give the role").click()
    expect(page.get_by_text("Contact person · Institute of Tax Law")).to_be_visible()
    axe(page)


def test_it_shows_what_a_file_would_change_and_changes_it(page, cast, sign_in_browser, axe):
    sign_in_browser(page, cast.sander).goto("/people/import/")
    good = b"slug,parent,kind,name_en\noptics,science,institute,Optics\n"
    bad = good + b"x,nowhere,faculty,X\n"
    for content, says in ((bad, "needs mending"), (good, "would change 1 thing")):
        page.get_by_label("CSV file").set_input_files(
            {"name": "u.csv", "mimeType": "text/csv", "buffer": content}
        )
        page.get_by_role("button", name="Show what would change").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(says)
        axe(page)
    page.get_by_role("button", name="Make these changes").click()
    expect(page.get_by_role("link", name="Optics")).to_be_visible()


def test_it_shows_a_new_token_this_once(page, cast, sign_in_browser, axe):
    sign_in_browser(page, cast.emma).goto("/me/")
    page.get_by_text("Make a token").first.click()
    page.get_by_label("What it is for").fill("Calendar")
    axe(page)
    page.get_by_role("button", name="Make the token").click()
    expect(page.get_by_text("pedel_").first).to_be_visible()
    axe(page)
    page.goto("/me/")
    expect(page.locator("code.secret")).to_have_count(0)

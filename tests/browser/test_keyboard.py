"""From home to a draft of one's own without touching a mouse."""

import re

from playwright.sync_api import expect


def tab_to(page, locator, most=60):
    """Presses Tab until this has the focus."""
    for _step in range(most):
        if locator.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {locator}")


def test_it_writes_a_draft_with_the_keyboard_alone(page, cast, sign_in_browser):
    sign_in_browser(page, cast.emma).goto("/")
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("/drafts/new/$"))
    tab_to(page, page.get_by_role("checkbox").first)
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Begin writing"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/drafts/\d+/$"))
    tab_to(page, page.get_by_role("textbox").first)
    page.keyboard.type("Half our students work nights.")
    expect(page.get_by_role("tabpanel").or_(page.get_by_role("main")).first).to_contain_text(
        "Name your source"
    )

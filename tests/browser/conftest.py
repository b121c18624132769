"""A real browser at a real desk: Debian's Chromium, clean console, axe without a finding."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from browser.serving import serving
from desk.conftest import cast, sign_in  # noqa: F401  # the same cast as everywhere

AXE = Path(__file__).parents[2] / "assets" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-extensions --disable-default-apps"
).split()
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
PATIENCE = 45_000  # milliseconds, for machines that are busy


@pytest.fixture(scope="package")
def browser():
    """Chromium, once for all browser tests."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("the Debian package chromium is needed (make system installs it)")
    from playwright.sync_api import expect, sync_playwright  # not there, not needed

    with sync_playwright() as playwright:
        # Playwright keeps a loop running in this thread, and Django takes that for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        expect.set_options(timeout=PATIENCE)
        chrome = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield chrome
        chrome.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def desk(db):
    """The address of the desk, without a slash at the end."""
    with serving() as address:
        yield address


@pytest.fixture
def troubles():
    """What the browser complained of: console errors, exceptions, refusals by the CSP. Must end empty.

    A test that expects a page with an error status clears it.
    """
    return []


@pytest.fixture
def open_browser(browser, desk, troubles):
    """`open_browser("phone", theme="dark", language="nl")`: a page of a browser of its own."""
    contexts = []

    def opened(size="desktop", theme="light", language="en", **more):
        usual = {
            "base_url": desk,
            "viewport": SIZES[size],
            "color_scheme": theme,
            "locale": f"{language}-NL",
            "timezone_id": "Europe/Amsterdam",
            "reduced_motion": "reduce",
            "has_touch": size == "phone",
        }
        context = browser.new_context(**(usual | more))
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.on("weberror", lambda error: troubles.append(str(error.error)))
        context.on(
            "console",
            lambda message: (
                message.type == "error" and troubles.append(f"{message.text} {message.location.get('url')}")
            ),
        )
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def page(open_browser):
    """A browser on a desk's screen, in the light."""
    return open_browser()


@pytest.fixture
def phone(open_browser):
    """A browser on a phone."""
    return open_browser("phone")


@pytest.fixture(params=["light", "dark", "phone"])
def any_page(request, open_browser):
    """The same test on a screen, in the dark and on a phone."""
    if request.param == "phone":
        return open_browser("phone")
    return open_browser(theme=request.param)


@pytest.fixture
def sign_in_browser(desk):
    """`sign_in_browser(page, cast.emma)`: Emma is signed in there, without the form."""

    def signed_in(page, person):
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": desk}])
        return page

    return signed_in


@pytest.fixture(scope="session")
def axe():
    """`axe(page)` fails with a readable list unless the page is accessible (WCAG 2.2 AA)."""
    if not AXE.exists():
        pytest.skip("axe-core is needed (make assets fetches it)")
    source = AXE.read_text("utf-8")

    def checked(page, within="html"):
        page.evaluate(source)
        result = page.evaluate(
            "([within, values]) => axe.run(within, {runOnly: {type: 'tag', values}})",
            [within, RULES],
        )
        found = [
            f"{violation['id']} ({violation['impact']}): {violation['help']}\n    "
            + "\n    ".join(f"{node['html'][:160]}\n      {_why(node)}" for node in violation["nodes"][:5])
            for violation in result["violations"]
        ]
        assert not found, f"{page.url} is not accessible:\n" + "\n".join(found)

    return checked


def _why(node):
    checks = [*node["any"], *node["all"], *node["none"]]
    return "; ".join(check["message"] for check in checks)[:300]

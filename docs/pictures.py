"""Writes docs/pictures/: the main pages of the desk, as its demo university shows them.

    python docs/pictures.py            # all of them
    python docs/pictures.py home       # those whose name begins so

It starts the demo in a folder of its own and looks at it with Debian's Chromium.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
SIZES = {"desktop": {"width": 1280, "height": 860}, "phone": {"width": 390, "height": 844}}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
PATIENCE = 120  # seconds until the demo stands
MOST = 200_000  # bytes of a picture
POST = (
    "My student Noor Hendriks (s1234567) is in hospital again, so her defence moves to June. "
    "I still think the new attendance rule is a mistake."
)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, who looks ("" for nobody signed in), where, and what they click or type there."""

    name: str
    who: str
    path: str
    click: str = ""
    size: str = "desktop"
    theme: str = "light"
    language: str = "en"


SHOTS = (
    Shot("check", "", "/check/"),
    Shot("check-dark", "", "/check/", theme="dark"),
    Shot("home", "Yusuf Demir", "/"),
    Shot("home-dark", "Yusuf Demir", "/", theme="dark"),
    Shot("composer", "Fatima el Amrani", "/drafts/", click="Half our students"),
    Shot("composer-dark", "Fatima el Amrani", "/drafts/", click="Half our students", theme="dark"),
    Shot("approver-phone", "Anouk de Graaf", "/approvals/", click="The Faculty of Law", size="phone"),
    Shot("approver-dark", "Anouk de Graaf", "/approvals/", click="The Faculty", size="phone", theme="dark"),
    Shot("calendar", "Sanne Verhulst", "/calendar/"),
    Shot("calendar-dark", "Sanne Verhulst", "/calendar/", theme="dark"),
    Shot("calendar-phone", "Sanne Verhulst", "/calendar/", size="phone"),
    Shot("delivery", "Fatima el Amrani", "/deliveries/?state=published", click="The law library"),
    Shot("official", "", "/official/"),
    Shot("register", "Ruben Kalma", "/accounts/"),
    Shot("account", "Ruben Kalma", "/accounts/?q=law", click="Rijnmeer Law"),
    Shot("record", "Marijke Oostveen", "/record/"),
    Shot("guidelines", "", "/guidelines/"),
    Shot("guidelines-phone-nl", "", "/guidelines/", size="phone", language="nl"),
    Shot("verify-phone", "", "/verify/", size="phone"),
)  # fmt: skip


@contextmanager
def demo() -> Iterator[str]:
    """A demo desk of its own; gives its address and leaves nothing behind."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="pedel-pictures-") as home:
        pedel = Path(sys.executable).with_name("pedel")
        command = [str(pedel), "desk", "run", "--demo", "--port", str(port)]
        environment = {**os.environ, "PEDEL_HOME": home}
        desk = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
        try:
            _wait(desk, f"http://localhost:{port}/demo/")
            yield f"http://localhost:{port}"
        finally:
            desk.send_signal(signal.SIGTERM)
            desk.wait(30)


def _wait(desk: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and desk.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310  # our own, on this machine
            return
        except OSError:
            time.sleep(0.3)
    raise SystemExit("the demo did not start: try `pedel desk run --demo`")


def take(browser: Browser, address: str, shot: Shot) -> None:
    """Takes one picture."""
    context = browser.new_context(
        base_url=address,
        viewport=SIZES[shot.size],
        color_scheme=shot.theme,  # type: ignore[arg-type]
        locale=f"{shot.language}-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
        device_scale_factor=2 if shot.size == "phone" else 1.5,
    )
    page = context.new_page()
    if shot.who:
        page.goto("/demo/")
        page.get_by_role("button", name=shot.who).click()
        page.wait_for_url(f"{address}/")
    page.goto(shot.path)
    if shot.click:
        page.get_by_role("link", name=shot.click).first.click()
        page.wait_for_load_state("networkidle")
    _type(page, shot)
    page.wait_for_load_state("networkidle")
    _write(page.screenshot(), PICTURES / f"{shot.name}.png")
    context.close()


def _type(page: Page, shot: Shot) -> None:
    if shot.path == "/check/":
        page.locator("textarea").first.fill(POST)
        page.locator("[data-finding]").first.wait_for()
    if shot.path == "/verify/":
        page.get_by_role("textbox").first.fill("@l4w@social.rijnmeer.example")
        page.keyboard.press("Enter")
        page.get_by_role("status").first.wait_for()


def _write(png: bytes, path: Path) -> None:
    """Writes the picture with as few colours and pixels as it can be told with."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    for colours in (256, 128, 64):
        small = BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
        if small.tell() < MOST:
            break
    path.write_bytes(small.getvalue())
    print(f"{path.name}: {small.tell() // 1000} kB")


def main(names: list[str]) -> None:
    """Takes the pictures whose names begin with one of these; all of them when there are none."""
    PICTURES.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or sys.exit("the Debian package chromium is needed")
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for shot in SHOTS:
            if not names or shot.name.startswith(tuple(names)):
                take(browser, address, shot)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])

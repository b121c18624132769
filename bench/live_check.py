"""How long the private check takes from a pause in typing to the drawn report, in a real browser.

The desk runs under granian as in production, with a home of its own, on the loopback; Chromium types
a text word by word and pauses after each. Measured in the page: from the call of fetch to the frame
after the report was drawn. Goal: p95 of at most 100 ms.

    .venv/bin/python -m bench.live_check
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

GOAL = 100
PAUSES = 50
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split()
SHORT = (
    "I think the new timetable at Leiden University asks too much of first-year students. My student Anna "
    "de Vries (s1234567) is ill and 40% of her group gives up, as studies prove. THOSE IDIOTS AT THE BOARD "
    "never answer! Photo from the newspaper; see you on Sunday 7 November 2026 at the Hortus. #openlegalday"
).split()
LONG = (
    "Sun on the canal this morning, and nobody rows alone; our boat has eight oars and one small flag. " * 50
)
WATCH = """
window.took = [];
const asked = window.fetch;
window.fetch = (...what) => { window.began = performance.now(); return asked(...what); };
addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
  const began = window.began;
  requestAnimationFrame(() => setTimeout(() => window.took.push(performance.now() - began)));
}).observe(document.getElementById("report"), { childList: true }));
"""


@contextmanager
def desk() -> Iterator[str]:
    """A desk of its own, as it runs in production."""
    with tempfile.TemporaryDirectory() as home, socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
        place.close()
        settings = {"PEDEL_HOME": home, "DJANGO_SETTINGS_MODULE": "pedel.desk.settings"}
        environment = os.environ | settings
        for step in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
            subprocess.run([sys.executable, "-m", "django", *step], env=environment, check=True, timeout=300)
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
        command += ["--port", str(port), "--no-ws", "--log-level", "error", "pedel.desk.wsgi:application"]
        server = subprocess.Popen(command, env=environment, cwd=Path(home))
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the desk did not start")


def typed(page: Page, begin: str) -> list[float]:
    """Milliseconds of each of the pauses while somebody types on after this beginning."""
    text = page.locator("#id_text")
    text.fill(begin)
    page.wait_for_function("window.took.length > 0")
    page.evaluate("window.took.length = 0")
    text.press("Control+End")
    for number in range(PAUSES):
        text.press_sequentially(f"{SHORT[number % len(SHORT)]} ", delay=1)
        page.wait_for_function("count => window.took.length > count", arg=number)
    return page.evaluate("window.took")[:PAUSES]


def main() -> int:
    with desk() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        worst = 0.0
        for name, begin in (("a post", "Well. "), ("5,000 characters", LONG)):
            page = chromium.new_page(bypass_csp=True)  # only so that the measuring can be put in
            page.add_init_script(WATCH)
            page.goto(f"{address}/check/")
            took = typed(page, begin)
            p95 = statistics.quantiles(took, n=20)[-1]
            worst = max(worst, p95)
            print(
                f"live check, {name}: median {statistics.median(took):.0f} ms, p95 {p95:.0f} ms (goal {GOAL})"
            )
            page.close()
        chromium.close()
    return int(worst > GOAL)


if __name__ == "__main__":
    sys.exit(main())

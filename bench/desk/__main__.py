"""Requests a second and p95 of the desk's pages and API, beside its smallest page in the same run.

`python -m bench.desk` takes about ten minutes; `--small` fills a hundredth, to see that it works.
`--keep FOLDER` fills a desk there, or uses the one that is there.
"""

from __future__ import annotations

import argparse
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.desk.asking import Ask, Figures, measure, once

SIZES = {"accounts": 10_000, "drafts": 100_000, "entries": 1_000_000}


def main() -> None:
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="pedel-bench-") as folder:
        set_up(Path(options.keep or folder))
        sizes = {name: size // (100 if options.small else 1) for name, size in SIZES.items()}
        cast = filled(sizes)
        say(f"Pages and operations with {', '.join(f'{size:,} {name}' for name, size in sizes.items())}")
        under_load(asks(cast), options.seconds)
        say("Queries of a page, and those of 20 ms and more")
        slow_queries(cast)
        say("The record's chain")
        chain(Path(options.keep or folder))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--keep", default="")
    parser.add_argument("--seconds", type=float, default=4.0)
    return parser.parse_args()


def set_up(home: Path) -> None:
    """Django with a home of its own, and the tables."""
    home.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "PEDEL_HOME": str(home),
        "PEDEL_SECRET_KEY": "only-for-the-benchmark-" * 3,
        "PEDEL_SECOND_FACTOR": "",
        "PEDEL_REQUESTS_PER_MINUTE": "100000000",
        "PEDEL_HOSTS": "127.0.0.1,localhost,testserver",
        "DJANGO_SETTINGS_MODULE": "pedel.desk.settings",
    }
    import django  # after the environment has been set

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def filled(sizes: dict[str, int]) -> dict[str, Any]:
    """The cast of a desk that is filled now, or was."""
    from pedel.desk.accounts.models import Account
    from pedel.desk.people.models import Person

    if Person.objects.exists():
        steward, approver, editor = Person.objects.order_by("pk")[:3]
        account = Account.objects.order_by("pk").first()
        return {"steward": steward, "approver": approver, "editor": editor, "account": account}
    from bench.desk.filling import fill

    began = time.perf_counter()
    cast = fill(**sizes)
    say(f"Filled in {time.perf_counter() - began:.0f} s")
    return cast


def cookie(person: Any) -> dict[str, str]:
    """The header of somebody who is signed in."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"}


def token(person: Any) -> dict[str, str]:
    """The header of a program with that person's token."""
    import hashlib
    from datetime import timedelta

    from django.utils import timezone

    from pedel.desk.people.models import ApiToken

    secret = f"pedel_{secrets.token_urlsafe(32)}"
    ApiToken.objects.create(
        person=person,
        name="bench",
        prefix=secret[:12],
        digest=hashlib.sha256(secret.encode()).hexdigest(),
        scopes=["read", "write"],
        expires_on=timezone.localdate() + timedelta(days=2),
    )
    return {"Authorization": f"Bearer {secret}"}


def pages(cast: dict[str, Any]) -> list[tuple[str, str]]:
    """Who looks at which page."""
    from pedel.desk.drafts.models import Draft

    draft = Draft.objects.filter(author=cast["editor"], state="writing").order_by("pk").first()
    account = cast["account"]
    return [
        ("editor", "/"),
        ("steward", "/"),
        ("editor", "/drafts/"),
        ("steward", "/drafts/"),
        ("editor", f"/drafts/{draft.pk}/"),
        ("steward", "/accounts/"),
        ("steward", "/accounts/?q=garden"),
        ("steward", f"/accounts/{account.pk}/"),
        ("approver", "/approvals/"),
        ("steward", "/approvals/"),
        ("steward", "/mandates/"),
        ("steward", "/people/"),
        ("steward", "/record/"),
        ("steward", "/record/?verb=approval.given"),
        ("steward", f"/record/?account={account.pk}"),
    ]


def asks(cast: dict[str, Any]) -> list[Ask]:
    """Every page and operation that is measured, held against the first one, the smallest page."""
    signed_in = {role: cookie(cast[role]) for role in ("steward", "approver", "editor")}
    program = token(cast["steward"])
    json = {"Content-Type": "application/json"}
    return [
        Ask("theme.css", "/theme.css"),
        *(Ask(f"{path} ({role})", path, signed_in[role]) for role, path in pages(cast)),
        *(Ask(path, path) for path in ("/check/", "/guidelines/", f"/verify/?q={cast['account'].handle}")),
        *(
            Ask(f"api {path}", f"/api/v1/{path}", program)
            for path in ("accounts", "accounts?q=garden", "drafts", "approvals", "record", "people")
        ),
        Ask(
            "api POST check",
            "/api/v1/check",
            json,
            "POST",
            '{"text": "My student Anna failed her exam and is ill again.", "account": "personal"}',
        ),
    ]


def under_load(asks: list[Ask], seconds: float) -> None:
    """Serves the desk as it is served in use, and measures one request after another."""
    port = free_port()
    server = serve(port)
    try:
        wait(port)
        smallest: Figures | None = None
        print(f"  {'':44s} {'req/s':>8s} {'p50 ms':>8s} {'p95 ms':>8s} {'of smallest':>12s} {'kB':>6s}")
        for ask in asks:
            status, _ = once(port, ask)
            if status != 200:
                print(f"  {ask.name:44s} answered {status}: not measured")
                continue
            figures = measure(port, ask, seconds=seconds)
            smallest = smallest or figures
            print(
                f"  {ask.name:44s} {figures.rate:8.0f} {figures.median:8.1f} {figures.p95:8.1f} "
                f"{figures.rate / smallest.rate:11.2f}x {figures.size / 1000:6.0f}"
            )
    finally:
        server.terminate()
        server.wait(20)


def serve(port: int) -> subprocess.Popen[bytes]:
    command = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "2", "--blocking-threads", "4", "--no-ws"]
    return subprocess.Popen([*command, "pedel.desk.wsgi:application"], stdout=subprocess.DEVNULL)


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def wait(port: int) -> None:
    """Waits until the desk answers, a minute at most."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if once(port, Ask("", "/theme.css"))[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The desk did not start.")


def slow_queries(cast: dict[str, Any]) -> None:
    from django.conf import settings
    from django.test import Client

    from bench.desk.slow import queries

    for role, path in pages(cast):
        client = Client(raise_request_exception=False)
        client.force_login(cast[role], backend=settings.AUTHENTICATION_BACKENDS[0])
        count, spent, slow = queries(client, path)
        print(f"  {path} ({role}): {count} queries, {spent * 1000:.0f} ms of processor time")
        for seconds, statement, plan in slow:
            print(f"    {seconds * 1000:.0f} ms  {statement[:400]}")
            print("\n".join(f"        {line}" for line in plan.splitlines()))


def chain(folder: Path) -> None:
    """Writes the export and verifies it, as `pedel record verify` does."""
    from pedel.desk.record import chain as offline
    from pedel.desk.record import ledger

    path = folder / "record.jsonl"
    began = time.perf_counter()
    with path.open("wb") as file:
        file.writelines(ledger.exported())
    written = time.perf_counter()
    with path.open("rb") as file:
        verdict = offline.verify(file)
    ended = time.perf_counter()
    print(f"  export {written - began:.1f} s ({path.stat().st_size / 1e6:.0f} MB)")
    print(f"  verify {verdict.entries:,} entries in {ended - written:.1f} s; broken: {verdict.broken}")
    path.unlink()


def say(line: str) -> None:
    print(f"\n{line}", flush=True)


if __name__ == "__main__":
    main()

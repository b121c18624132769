"""A real mail server on loopback that does what a test asks of it."""

from __future__ import annotations

import asyncio
import dataclasses
import email
import socket
from contextlib import ExitStack, contextmanager
from email.policy import default
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Office:
    """Answers of the server for each step, in order; when they are used up it takes everything."""

    def __init__(self):
        self.taken, self.answers = [], {"MAIL": [], "RCPT": [], "DATA": []}
        self.asked, self.slow = 0, 0.0

    def _next(self, step):
        return self.answers[step].pop(0) if self.answers[step] else None

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        self.asked += 1
        await asyncio.sleep(self.slow)
        if answer := self._next("MAIL"):
            return answer
        envelope.mail_from = address
        return "250 ok"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if answer := self._next("RCPT"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = self._next("DATA")
        if answer in (None, "cut", "hang"):
            self.taken.append(email.message_from_bytes(envelope.content, policy=default))
        if answer == "cut":
            server.transport.abort()
            await asyncio.sleep(30)
        if answer == "hang":
            await asyncio.sleep(30)
        return answer or "250 taken"

    @property
    def ids(self):
        return [message["Message-ID"] for message in self.taken]


class CutsBeforeTheDot(SMTP):
    """Hangs up as soon as it has said that the content may come."""

    async def smtp_DATA(self, arg):  # noqa: N802
        await self.push("354 go on")
        self.transport.abort()
        await asyncio.sleep(30)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(handler, port, kind=SMTP):
    """The server, running until the block ends; gives its port."""
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.factory = lambda: kind(handler, timeout=60)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@pytest.fixture
def office(settings, monkeypatch):
    """A running server; `office.taken` are the messages it took; the desk's mail_url leads to it."""
    handler, port = Office(), free_port()
    running = ExitStack()

    def start(kind=SMTP):
        running.enter_context(serving(handler, port, kind))

    handler.start, handler.stop, handler.port = start, running.close, port
    settings.PEDEL = dataclasses.replace(
        settings.PEDEL, mail_url=f"smtp://127.0.0.1:{port}", mail_from="Pedel <pedel@example.org>"
    )
    monkeypatch.setattr("pedel.desk.notices.smtp.PATIENCE", 2.0)
    monkeypatch.setattr("pedel.desk.notices.smtp.PATIENCE_FOR_THE_LAST_WORD", 1.0)
    start()
    yield handler
    running.close()


@pytest.fixture
def kinds(settings, tmp_path):
    """Words of notices for the tests: `kinds(what, line, body)`."""
    folder = tmp_path / "templates" / "testing" / "notices"
    folder.mkdir(parents=True)
    templates = dict(settings.TEMPLATES[0])
    templates["DIRS"] = [*templates["DIRS"], tmp_path / "templates"]
    settings.TEMPLATES = [templates]

    def write(what, line, body=None):
        (folder / f"{what}.txt").write_text(line)
        if body:
            (folder / f"{what}.body.txt").write_text(body)
        return SimpleNamespace(kind=f"testing.{what}")

    return write

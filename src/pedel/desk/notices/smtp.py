"""Handing a letter to a mail server, so that it is known whether the server may have taken it.

RFC 5321, 4.1.1.4: a server takes a message when it has received the final dot, and never before. So
everything up to the dot can be tried again, and only the dot is sent with care.
"""

from __future__ import annotations

import re
import select
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

PORTS = {"smtp": 25, "starttls": 587, "smtps": 465}
PATIENCE = 20.0
"""Seconds for each step but the last."""
PATIENCE_FOR_THE_LAST_WORD = 60.0
"""Seconds for the answer to the final dot; a server checks the message before it gives it."""


class MailUrlError(ValueError):
    """The setting mail_url cannot be used; says why."""


class Unreachable(Exception):
    """No mail server to talk to now: not this letter's fault, and no other letter will do better."""


class Refused(Exception):
    """The server said no to this letter; `is_final` when it will say so again (RFC 5321: 5yz)."""

    def __init__(self, why: str, *, is_final: bool) -> None:
        super().__init__(why)
        self.is_final = is_final


class Unclear(Exception):
    """The final dot may have left, and no answer came: the server may have taken the letter or not."""


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server: smtp:// (unprotected, for this machine), starttls:// or smtps://user:password@host:port."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""

    @classmethod
    def of(cls, url: str) -> Server:
        """Reads a mail_url. Raises MailUrlError."""
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            known = ", ".join(f"{scheme}://" for scheme in PORTS)
            raise MailUrlError(f"mail_url must begin with one of {known} and name a host")
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.scheme, parts.hostname, _port(parts), user, password)


def _port(parts: SplitResult) -> int:
    try:
        return parts.port or PORTS[parts.scheme]
    except ValueError as error:
        raise MailUrlError(f"mail_url: {error}") from None


class Line:
    """A conversation with the server, opened when the first letter needs it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.talk: smtplib.SMTP | None = None

    def open(self) -> smtplib.SMTP:
        """The open conversation. Raises Unreachable."""
        if self.talk is None:
            try:
                self.talk = self._opened()
            except (OSError, smtplib.SMTPException, UnicodeError) as error:
                raise Unreachable(_short(error)) from error
        return self.talk

    def _opened(self) -> smtplib.SMTP:
        server, secure = self.server, ssl.create_default_context()
        if server.scheme == "smtps":
            talk: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=secure)
        else:
            talk = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
        try:
            if server.scheme == "starttls":
                talk.starttls(context=secure)
            talk.ehlo_or_helo_if_needed()
            if server.user:
                talk.login(server.user, server.password)
        except BaseException:
            talk.close()
            raise
        return talk

    def offer(self, sender: str, to: str, message: bytes) -> None:
        """Everything but the final dot. Raises Refused or Unreachable; the letter is surely not taken."""
        talk = self.open()
        try:
            _agreed(talk.mail(sender), "the sender", is_ours=True)
            _agreed(talk.rcpt(to), "the address")
            _agreed(talk.docmd("DATA"), "the letter", wanted=3)
            talk.send(_stuffed(message))
            _still_there(talk)
        except Refused:
            self._begin_anew()
            raise
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            raise Unreachable(_short(error)) from error
        except ValueError:  # not ASCII, or with a line break in it
            self.drop()
            raise Refused("the address cannot be used in mail", is_final=True) from None

    def conclude(self) -> None:
        """The final dot. Returns when the server has taken the letter; raises Refused or Unclear."""
        talk = self.open()
        try:
            if talk.sock is not None:
                talk.sock.settimeout(PATIENCE_FOR_THE_LAST_WORD)
            talk.send(b".\r\n")
            answer = talk.getreply()
            if talk.sock is not None:
                talk.sock.settimeout(PATIENCE)
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            raise Unclear(_short(error)) from error
        if answer[0] // 100 not in (2, 4, 5):
            self.drop()
            raise Unclear(_said(answer))
        _agreed(answer, "the letter")

    def _begin_anew(self) -> None:
        """After a refusal the next letter starts with a clean slate, or on a new conversation."""
        try:
            if self.talk is not None and self.talk.rset()[0] != 250:
                self.drop()
        except (OSError, smtplib.SMTPException):
            self.drop()

    def drop(self) -> None:
        """Hangs up without a word: what was offered and not concluded is not taken."""
        if self.talk is not None:
            self.talk.close()
            self.talk = None

    def close(self) -> None:
        """Says goodbye."""
        if self.talk is not None:
            with suppress(OSError, smtplib.SMTPException):
                self.talk.quit()
            self.drop()


def _agreed(answer: tuple[int, bytes], what: str, *, wanted: int = 2, is_ours: bool = False) -> None:
    """Raises Refused unless the server agreed; never finally where our own setting is to blame."""
    code = answer[0]
    if code == -1:
        raise smtplib.SMTPServerDisconnected("connection closed")
    if code // 100 != wanted:
        why = f"the mail server refused {what}: {_said(answer)}"
        raise Refused(why, is_final=code // 100 == 5 and not is_ours)


def _still_there(talk: smtplib.SMTP) -> None:
    """Raises SMTPServerDisconnected when the server has hung up, or said something, before the final dot."""
    if talk.sock is None or select.select([talk.sock], [], [], 0)[0]:
        raise smtplib.SMTPServerDisconnected("connection closed before the end of the letter")


def _said(answer: tuple[int, bytes]) -> str:
    return f"{answer[0]} {answer[1].decode('utf-8', 'replace')}"[:300]


def _short(error: Any) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def _stuffed(message: bytes) -> bytes:
    """The message with CRLF line ends and its own leading dots doubled (RFC 5321, 4.5.2)."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", message)
    return re.sub(rb"(?m)^\.", b"..", lines if lines.endswith(b"\r\n") else lines + b"\r\n")

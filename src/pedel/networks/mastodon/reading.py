"""What a server shows of an account and of a status, as the desk's own things."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from ..errors import NetworkError, Trouble
from ..posting import Profile, Receipt, Seen
from . import MENTION


def receipt(status: Mapping[str, Any]) -> Receipt:
    """The receipt for a status; NONSENSE, unknown, where it is none."""
    if not status.get("id") or "scheduled_at" in status:
        raise NetworkError(Trouble.NONSENSE, "the answer is no status", outcome="unknown")
    return Receipt(str(status["id"]), address(status), moment(status.get("created_at")))


def seen(status: Mapping[str, Any], text: str | None) -> Seen:
    """A status as it is shown; `text` is its source, None where the server gives only HTML."""
    alts = tuple(str(one.get("description") or "") for one in status.get("media_attachments") or ())
    shown = plain(str(status.get("content") or "")) if text is None else text
    return Seen(str(status["id"]), address(status), shown, alts, moment(status.get("edited_at")))


def profile(account: Mapping[str, Any], domain: str) -> Profile:
    """A profile; `domain` is the server's name in handles (empty: the host of the account's page)."""
    domain = domain or urlsplit(str(account.get("url") or "")).hostname or ""
    written = (account.get("source") or {}).get("note")
    return Profile(
        id=str(account["id"]),
        handle=f"{account['username']}@{domain}",
        name=str(account.get("display_name") or ""),
        bio=str(written) if written is not None else plain(str(account.get("note") or "")),
        url=str(account.get("url") or ""),
        avatar_url=str(account.get("avatar") or ""),
    )


def is_text(status: Mapping[str, Any], source: str | None, text: str) -> bool:
    """Whether a status says exactly this text, as far as the server tells.

    A server takes the white space around a text away. Where it gives no source, the HTML is compared
    without any white space and without the servers of mentions, which it does not show.
    """
    if source is not None:
        return source.strip() == text.strip()
    shown = plain(str(status.get("content") or ""))
    return "".join(shown.split()) == "".join(MENTION.sub(r"@\1", text).split())


def address(status: Mapping[str, Any]) -> str:
    """Where a status can be read; empty where the server does not say."""
    return str(status.get("url") or status.get("uri") or "")


def moment(value: Any) -> datetime | None:
    """A moment with its zone."""
    if isinstance(value, str) and value:
        value = datetime.fromisoformat(value)
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag == "p" and self.parts:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain(html: str) -> str:
    """The text of a status's HTML; addresses as a whole, also what is hidden of them."""
    parser = _Plain()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts).strip()

"""The pages on which people read: all accounts, one account, one status with its thread, a hashtag."""

from __future__ import annotations

import html
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from .asking import HTML, Asked, Refused, Reply
from .entities import files
from .formatting import formatted
from .pages import page
from .store import Row, Store

ZONE = ZoneInfo("Europe/Amsterdam")
"""Where everybody of the demonstration lives."""
LONGEST = 100
"""Statuses on a page."""


def everybody(store: Store, asked: Asked) -> Reply:
    """All accounts, with how much they said."""
    rows = store.all(
        "SELECT accounts.*, count(statuses.id) AS said FROM accounts"
        " LEFT JOIN statuses ON statuses.account_id = accounts.id GROUP BY accounts.id ORDER BY username"
    )
    shown = "".join(
        f'<li>{_face(row)}<a href="/@{row["username"]}">{html.escape(row["name"])}</a>'
        f" <span>{_counted(row['said'])}</span></li>"
        for row in rows
    )
    return Reply(
        page("All accounts", f'<h1>All accounts</h1><ul class="accounts">{shown}</ul>'), content_type=HTML
    )


def account(store: Store, domain: str, asked: Asked, username: str) -> Reply:
    """An account and its statuses, the newest first, each beginning of a thread with what follows it."""
    row = _account(store, username)
    begun = store.all(
        "SELECT * FROM open_statuses WHERE account_id = ? AND in_reply_to_id IS NULL"
        " ORDER BY id DESC LIMIT ?",
        row["id"],
        LONGEST,
    )
    posts = "".join(_thread(store, asked, one) for one in begun)
    said = posts or "<p>Nothing has been posted here yet.</p>"
    head = (
        f'<div class="account">{_face(row)}<div><h1>{html.escape(row["name"])}</h1>'
        f"<p>@{html.escape(row['username'])}@{html.escape(domain)}</p></div></div>"
        f"{formatted(row['note'], asked.base)}"
    )
    return Reply(page(f"{row['name']} (@{username})", head + said), content_type=HTML)


def status(store: Store, domain: str, asked: Asked, username: str, number: str) -> Reply:
    """A status with the thread that it stands in."""
    row = store.one("SELECT * FROM open_statuses WHERE id = ?", number)
    author = _account(store, username)
    if row is None or row["account_id"] != author["id"]:
        raise Refused(404, "Record not found")
    while row["in_reply_to_id"]:
        row = store.one("SELECT * FROM statuses WHERE id = ?", row["in_reply_to_id"])
        assert row
    head = f"<h1>{html.escape(author['name'])}</h1><p>@{html.escape(username)}@{html.escape(domain)}</p>"
    return Reply(
        page(f"{author['name']}: a post", head + _thread(store, asked, row, number)), content_type=HTML
    )


def tag(store: Store, domain: str, asked: Asked, word: str) -> Reply:
    """The statuses with a hashtag."""
    rows = store.all("SELECT * FROM open_statuses ORDER BY id DESC")
    with_it = [row for row in rows if f"#{word.lower()}" in row["text"].lower()][:LONGEST]
    posts = "".join(_shown(store, asked, row) for row in with_it)
    return Reply(page(f"#{word}", f"<h1>#{html.escape(word)}</h1>{posts}"), content_type=HTML)


def avatar(store: Store, asked: Asked, username: str) -> Reply:
    """The initials of an account's name, in a colour of its own."""
    row = _account(store, username)
    letters = "".join(word[0] for word in row["name"].split()[:2]).upper()
    hue = sum(map(ord, row["username"])) * 47 % 360
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" role="img">'
        f'<rect width="80" height="80" rx="16" fill="hsl({hue} 45% 32%)"/><text x="40" y="52" '
        f'text-anchor="middle" font-family="sans-serif" font-size="34" fill="#fff">'
        f"{html.escape(letters)}</text></svg>"
    )
    return Reply(drawn.encode(), content_type="image/svg+xml")


def style() -> Reply:
    return Reply(Path(__file__).with_name("style.css").read_bytes(), content_type="text/css; charset=utf-8")


def _account(store: Store, username: str) -> Row:
    row = store.one("SELECT * FROM accounts WHERE username = ?", username)
    if row is None:
        raise Refused(404, "The page you were looking for doesn't exist here.")
    return row


def _thread(store: Store, asked: Asked, row: Row, here: str = "") -> str:
    """A status and what follows it, as one list."""
    parts, waiting = [], [row]
    while waiting:
        one = waiting.pop(0)
        parts.append(_shown(store, asked, one, is_here=str(one["id"]) == here))
        waiting += store.all("SELECT * FROM open_statuses WHERE in_reply_to_id = ? ORDER BY id", one["id"])
    kind = "thread" if len(parts) > 1 else "alone"
    return f'<section class="{kind}">{"".join(parts)}</section>'


def _shown(store: Store, asked: Asked, row: Row, *, is_here: bool = False) -> str:
    """One status as a reader sees it."""
    author = store.one("SELECT * FROM accounts WHERE id = ?", row["account_id"])
    assert author
    link = f"/@{author['username']}/{row['id']}"
    edited = f'<span class="edited">, edited {_time(row["edited_at"])}</span>' if row["edited_at"] else ""
    language = f' lang="{html.escape(row["language"])}"' if row["language"] else ""
    words = f'<div class="words"{language}>{formatted(row["text"], asked.base)}</div>'
    inner = words + "".join(_file(file) for file in files(store, row["id"]))
    if row["spoiler_text"]:
        inner = f"<details><summary>{html.escape(row['spoiler_text'])}</summary>{inner}</details>"
    current = ' aria-current="true"' if is_here else ""
    return (
        f'<article id="post-{row["id"]}"{current}><div class="by">{_face(author)}'
        f'<p><a href="/@{author["username"]}">{html.escape(author["name"])}</a><br>'
        f'<a class="when" href="{link}">{_time(row["made_at"])}</a>{edited}</p></div>{inner}</article>'
    )


def _file(row: Row) -> str:
    alt = html.escape(row["description"] or "")
    if row["media_type"].startswith("video/"):
        shown = f'<video controls preload="metadata" src="/media/{row["id"]}" aria-label="{alt}"></video>'
    else:
        shown = f'<img src="/media/{row["id"]}" alt="{alt}" loading="lazy">'
    said = (
        f"<figcaption>Described as: {alt}</figcaption>" if alt else "<figcaption>No description</figcaption>"
    )
    return f"<figure>{shown}{said}</figure>"


def _face(row: Row) -> str:
    return f'<img class="face" src="/avatar/{row["username"]}.svg" alt="" width="40" height="40">'


def _time(text: str) -> str:
    moment = datetime.fromisoformat(text).astimezone(ZONE)
    return f'<time datetime="{text}">{moment:%-d %B %Y, %H:%M}</time>'


def _counted(number: int) -> str:
    return "1 post" if number == 1 else f"{number} posts"

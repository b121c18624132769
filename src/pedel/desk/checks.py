"""Whether the desk is set up well: Django system checks with ids of our own (`pedel desk check-setup`)."""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Iterator
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from pedel.policy import PackError, load_pack

from . import configuration
from .notices.smtp import Line, MailUrlError, Server, Unreachable
from .people.models import Assignment, Role, Unit

TAG = "pedel"
OLDEST = {"sqlite": (3, 37), "postgresql": (14, 0)}
BUILT = Path(__file__).parent / "ui" / "static" / "vendor" / "tabler.min.css"
LOCAL = ("localhost", "127.0.0.1", "::1")


@register(TAG)
def secret_key(**_: Any) -> Iterator[CheckMessage]:
    """The key that signs sessions and links, and seals second factors."""
    if len(settings.PEDEL.secret_key) < 32:
        hint = "Put a long random text into pedel.toml: secret_key. `pedel desk init` and `run` make one."
        yield Error("The desk has no secret key of its own.", hint=hint, id="pedel.E001")


@register(TAG)
def url(**_: Any) -> Iterator[CheckMessage]:
    """The address of the desk, as links in mail have it."""
    parts = urlsplit(settings.PEDEL.url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        hint = "Write the whole address, such as https://desk.university.example"
        yield Error(f"url is no address: {settings.PEDEL.url!r}.", hint=hint, id="pedel.E002")
    elif parts.scheme == "http" and parts.hostname not in LOCAL:
        hint = "Put a proxy with TLS in front and set url to https://…; passwords travel over this line."
        yield Error("People reach the desk without TLS.", hint=hint, id="pedel.E003")
    if settings.PEDEL.demo and parts.scheme == "https":
        hint = "Anybody who opens a demo can be anybody in it. Use another home for the real desk."
        yield Caution("This desk is a demonstration.", hint=hint, id="pedel.W001")


@register(TAG)
def packs(**_: Any) -> Iterator[CheckMessage]:
    """The guidelines: every pack loads, which also verifies that it is whole."""
    for name in settings.PEDEL.packs:
        try:
            load_pack(name)
        except PackError as error:
            hint = "`pedel pack list` shows the packs that there are; `pedel pack check` looks into one."
            yield Error(f"packs: {error}", hint=hint, id="pedel.E004")


@register(TAG)
def mail(**_: Any) -> Iterator[CheckMessage]:
    """The mail server and the address that mail comes from."""
    if "@" not in parseaddr(settings.PEDEL.mail_from)[1]:
        hint = 'Write an address, such as "Pedel <pedel@university.example>".'
        yield Error(f"mail_from is no address: {settings.PEDEL.mail_from!r}.", hint=hint, id="pedel.E005")
    if not settings.PEDEL.mail_url:
        hint = "Set mail_url, such as smtps://user:password@mail.university.example. Letters wait until then."
        yield Caution("The desk sends no mail.", hint=hint, id="pedel.W002")
        return
    try:
        line = Line(Server.of(settings.PEDEL.mail_url))
        line.open()
        line.close()
    except MailUrlError as error:
        yield Error(f"{error}.", hint="Mend mail_url in pedel.toml.", id="pedel.E006")
    except Unreachable as error:
        hint = "Look at host, port, user and password in mail_url, and at the firewall. Letters wait."
        yield Caution(f"The mail server cannot be used: {error}", hint=hint, id="pedel.W003")


@register(TAG)
def database(**_: Any) -> Iterator[CheckMessage]:
    """The database: reachable, new enough, up to date, and with somebody to look after the desk."""
    try:
        yield from _version()
        yield from _up_to_date_and_kept()
    except DatabaseError as error:
        hint = "Look at database_url in pedel.toml (or DATABASE_URL), and whether the server runs."
        yield Error(f"The database cannot be used: {error}".strip(), hint=hint, id="pedel.E007")


def _version() -> Iterator[CheckMessage]:
    connection.ensure_connection()
    oldest = OLDEST[connection.vendor]
    found = sqlite3.sqlite_version_info if connection.vendor == "sqlite" else _postgresql_version()
    if found[:2] < oldest:
        wanted, is_ = (".".join(map(str, version)) for version in (oldest, found[:2]))
        hint = f"{connection.display_name} {wanted} or newer is needed."
        yield Error(f"{connection.display_name} {is_} is too old.", hint=hint, id="pedel.E008")


def _postgresql_version() -> tuple[int, ...]:
    number: int = getattr(connection, "pg_version")  # noqa: B009  # only there on PostgreSQL
    return number // 10_000, number % 10_000


def _up_to_date_and_kept() -> Iterator[CheckMessage]:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        hint = "`pedel desk run` brings it up to date; make a backup first: pedel desk backup FILE."
        yield Error("The database is of an older Pedel.", hint=hint, id="pedel.E009")
        return
    root = Unit.objects.get_root_nodes().values("pk")
    if not Assignment.objects.on().filter(role=Role.STEWARD, unit__in=root).exists():
        hint = "`pedel desk init` appoints the first one when it makes a desk."
        yield Error("Nobody is steward of this desk.", hint=hint, id="pedel.E010")


@register(TAG)
def home(**_: Any) -> Iterator[CheckMessage]:
    """The folder that everything is kept in."""
    folder = configuration.home()
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        hint = "Give it to the user that runs the desk, or name another folder: PEDEL_HOME."
        yield Error(f"{folder} cannot be written to.", hint=hint, id="pedel.E011")
    file = folder / configuration.FILE
    if file.exists() and file.stat().st_mode & 0o077:
        yield Caution(f"Others can read {file}.", hint=f"chmod 600 {file}", id="pedel.W004")


@register(TAG)
def clock(**_: Any) -> Iterator[CheckMessage]:
    """The time zone, with the rules of its summer time."""
    try:
        ZoneInfo(settings.PEDEL.timezone)
    except (ValueError, LookupError, OSError):
        hint = "Install the package tzdata, or mend timezone in pedel.toml, such as Europe/Amsterdam."
        yield Error(
            f"The time zone {settings.PEDEL.timezone!r} is not known here.", hint=hint, id="pedel.E012"
        )


@register(TAG)
def second_factor(**_: Any) -> Iterator[CheckMessage]:
    """Who must have a second factor."""
    if unknown := sorted(set(settings.PEDEL.second_factor) - set(Role.values)):
        hint = f"Roles are {', '.join(Role.values)}."
        yield Error(f"second_factor names no role: {', '.join(unknown)}.", hint=hint, id="pedel.E013")
    if missing := sorted({Role.STEWARD.value, Role.APPROVER.value} - set(settings.PEDEL.second_factor)):
        hint = "Their yes publishes in the university's name; a stolen password should not be enough."
        roles = " and ".join(missing)
        yield Caution(f"No second factor is asked of: {roles}.", hint=hint, id="pedel.W005")


@register(TAG)
def static_parts(**_: Any) -> Iterator[CheckMessage]:
    """The third-party parts of the pages, and all static files where the site looks for them."""
    if not BUILT.exists():
        hint = "`make assets` builds them; a released package holds them."
        yield Error("The static parts of the pages are not built.", hint=hint, id="pedel.E014")
    elif not (settings.STATIC_ROOT / "staticfiles.json").exists():
        hint = "`pedel desk run` collects them."
        yield Caution("The static files are not collected yet.", hint=hint, id="pedel.W006")


@register(TAG)
def name_of_the_desk(**_: Any) -> Iterator[CheckMessage]:
    """The names under which the site answers."""
    host = urlsplit(settings.PEDEL.url).hostname
    if host and host not in LOCAL:
        try:
            socket.getaddrinfo(host, None)
        except OSError:
            hint = "Ask for the name at your network department, or mend url in pedel.toml."
            yield Caution(f"The name {host} is not known here.", hint=hint, id="pedel.W007")

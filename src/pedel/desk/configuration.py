"""What an institution sets: one TOML file in the desk's home, and the environment over it.

The home is `$PEDEL_HOME` (`pedel-data` in the working directory by default). It holds `pedel.toml`,
the embedded database, uploaded files and the mail that waits. Nothing else is written anywhere.
"""

from __future__ import annotations

import json
import os
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

FILE = "pedel.toml"


class ConfigurationError(ValueError):
    """A setting that cannot be used; the message names the file, the setting and what to do."""


@dataclass(frozen=True, slots=True)
class Provider:
    """An OpenID Connect provider that people sign in with."""

    id: str
    """Its short name, part of the address that the provider sends people back to."""
    name: str
    """What the button to sign in says."""
    server_url: str
    """Where its `/.well-known/openid-configuration` is found."""
    client_id: str
    """The name of the desk at the provider."""
    client_secret: str = field(repr=False)
    """The desk's secret at the provider."""
    groups_claim: str = "groups"
    """The claim that lists a person's groups."""


@dataclass(frozen=True, slots=True)
class NetworkApp:
    """The institution's own registration at a network."""

    name: str
    """The network's short name, as its guide in the desk gives it."""
    client_id: str = ""
    """The desk's name at the network."""
    client_secret: str = field(default="", repr=False)
    """The desk's secret at the network."""
    url: str = ""
    """Where the network's interface is reached; empty means its usual place. It may be private."""
    version: str = ""
    """The version of the network's interface; empty means the newest that the desk knows."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """Every setting of an institution, with its default and what it means."""

    institution: str = "Demo University"
    """What the institution is called on pages, in mail and in authenticator apps."""
    languages: tuple[str, ...] = ("en", "nl")
    """The languages of the desk; the first one is for whom no other is known."""
    packs: tuple[str, ...] = ("leiden-2012", "accessible-posts")
    """The guidelines in force, combined in this order; the first one names the institution's edition."""
    timezone: str = "Europe/Amsterdam"
    """The zone in which times are shown and days begin."""
    accent: str = "#1f5fa8"
    """The one accent colour of the pages."""
    url: str = "http://localhost:8000"
    """Where people reach the desk; with https, cookies travel over TLS alone."""
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    """Further host names under which the desk answers."""
    keys: tuple[str, ...] = field(default=(), repr=False)
    """Encrypt what opens accounts on networks, the newest first; `pedel desk rotate-keys` adds one."""
    secret_key: str = field(default="", repr=False)
    """Signs sessions and links; `pedel desk init` makes one. Whoever has it can pose as anybody."""
    database_url: str = field(default="", repr=False)
    """`postgres://…`; empty means the embedded database in the home. Also read from `DATABASE_URL`."""
    storage_url: str = field(default="", repr=False)
    """Where files are kept: `s3://KEY:SECRET@host/bucket/folder?region=…`; empty means the home's `media`."""
    mail_url: str = field(default="", repr=False)
    """The mail server, `smtp://user:password@host:587`; empty: mail waits until it is set."""
    mail_from: str = "pedel@localhost"
    """The sender of every mail."""
    contact: str = ""
    """The e-mail address that public pages give to those who want to tell us something."""
    privacy_officer: str = ""
    """The e-mail address of the privacy officer, who is told at once of a possible data breach."""
    threat_coordinator: str = ""
    """The e-mail address of the one person who helps when a member of staff is threatened."""
    second_factor: tuple[str, ...] = ("steward", "approver")
    """The roles that must have a second factor."""
    approval_hours: int = 24
    """Hours an approver has before a deputy is reminded too. No guideline gives this figure."""
    approval_days: int = 30
    """Days after which an approval that was not used ends. No guideline gives this figure."""
    question_hours: int = 48
    """Hours of working days within which a question is to be answered; then the next ones are asked. Ours."""
    question_days: int = 365
    """Days for which a closed question is kept. No guideline gives this figure."""
    password_days: int = 0
    """Days after which an account needs a new password; 0: by the guidelines, if they give an interval."""
    confirm_days: int = 365
    """Days after which an owner confirms an account anew. No guideline gives this figure. Ours."""
    dormant_days: int = 0
    """Days without a post after which an account counts as silent; 0: by the guidelines, if they say so."""
    deputy_required: bool = False
    """Whether every account must have a deputy; also so where the guidelines say it."""
    application_days: int = 10
    """Days in which an application for an account, or a question about one, is to be answered. Ours."""
    application_lapse_days: int = 90
    """Days after which an application that its people leave alone lapses. No guideline gives it. Ours."""
    opening_samples: int = 3
    """Sample posts that show whether there is something to tell. No guideline gives this figure. Ours."""
    opening_post_minutes: int = 60
    """Minutes of work in one post, from the idea to the alternative text. No guideline gives it. Ours."""
    opening_language_minutes: int = 20
    """Minutes more for each further language of a post. No guideline gives this figure. Ours."""
    opening_reading_minutes: int = 10
    """Minutes on each working day for reading and answering reactions. No guideline gives it. Ours."""
    leaving_days: int = 14
    """Days before the last one on which a leaver is told of the duty that stays. Ours."""
    requests_per_minute: int = 600
    """Requests over the API that one person and their tokens may make in a minute, in each process."""
    metrics_token: str = field(default="", repr=False)
    """Opens `/metrics` to who sends it as a bearer token; without it only this machine itself may look."""
    demo: bool = False
    """A demonstration: nothing leaves the machine, and the pages say so."""
    oidc: tuple[Provider, ...] = field(default=())
    """Identity providers, one `[[oidc]]` table each."""
    network: tuple[NetworkApp, ...] = field(default=())
    """Registrations at networks, one `[[network]]` table each."""


def home() -> Path:
    """The folder that holds everything of this desk."""
    return Path(os.environ.get("PEDEL_HOME", "pedel-data")).absolute()


def load() -> Configuration:
    """The settings of the file in the home, with `PEDEL_<SETTING>` and `DATABASE_URL` over them."""
    path = home() / FILE
    values = _read(path) if path.exists() else {}
    for name in Settings:
        if (given := os.environ.get(f"PEDEL_{name.upper()}")) is not None:
            values[name] = given
    if "DATABASE_URL" in os.environ:
        values["database_url"] = os.environ["DATABASE_URL"]
    given = {name: _fitted(path, name, value) for name, value in values.items()}
    return Configuration(**{**(DEMO if given.get("demo") else {}), **given})


DEMO = {"institution": "Rijnmeer University", "second_factor": ()}
"""What a demo starts from: an invented university, whose people sign in with one click."""

TABLES = {"oidc": Provider, "network": NetworkApp}
WANTED = {str: "a text", bool: "true or false", int: "a whole number, %d or more"}
Settings = {setting.name: setting for setting in fields(Configuration)}


def _read(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: this is not TOML ({error}). Mend that line.") from error
    if unknown := set(values) - set(Settings):
        known = ", ".join(Settings)
        raise ConfigurationError(f"{path}: unknown setting {min(unknown)!r}. Known: {known}.")
    return values


def _fitted(path: Path, name: str, value: Any) -> Any:
    """A value in the setting's own type; text from the environment is read as that type."""
    default = Configuration.__dataclass_fields__[name].default
    if name in TABLES:
        return _tables(path, name, value)
    if isinstance(default, tuple):
        return _several(path, name, value)
    if isinstance(default, bool) and isinstance(value, str):
        return value.lower() in ("1", "true", "yes", "on")
    if isinstance(default, int) and isinstance(value, str) and value.isdigit():
        return int(value)
    least = 0 if default == 0 else 1
    if type(value) is not type(default) or (type(value) is int and value < least):
        wanted = WANTED[type(default)].replace("%d", str(least))
        raise ConfigurationError(f"{path}: {name} must be {wanted}, not {value!r}.")
    return value


def _several(path: Path, name: str, value: Any) -> tuple[str, ...]:
    """A list of texts; from the environment with commas between them."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise ConfigurationError(f"{path}: {name} must be a list of texts, not {value!r}.")
    return tuple(part.strip() for part in parts if part.strip())


def _tables(path: Path, name: str, value: Any) -> tuple[Any, ...]:
    """The tables of a setting that has some, each as the class that holds it; JSON in the environment."""
    if isinstance(value, str):
        with suppress(ValueError):
            value = json.loads(value)
    if not isinstance(value, (list, tuple)):
        raise ConfigurationError(f"{path}: write each {name} as a table [[{name}]].")
    try:
        return tuple(TABLES[name](**entry) if isinstance(entry, dict) else entry for entry in value)
    except TypeError as error:
        raise ConfigurationError(f"{path}: an [[{name}]] entry is not right: {error}.") from error

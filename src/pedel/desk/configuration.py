"""What an institution sets: one TOML file in the desk's home, and the environment over it.

The home is `$PEDEL_HOME` (`pedel-data` in the working directory by default). It holds `pedel.toml`,
the embedded database, uploaded files and the mail that waits. Nothing else is written anywhere.
"""

from __future__ import annotations

import os
import tomllib
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
    name: str
    server_url: str
    client_id: str
    client_secret: str
    groups_claim: str = "groups"


@dataclass(frozen=True, slots=True)
class Configuration:
    """Every setting of an institution, with its default.

    `packs` are combined in this order; the first one names the institution's edition.
    `approval_hours` is the time an approver has before a deputy is reminded too; an approval that is
    not used within `approval_days` ends. Guidelines give neither figure: both are the institution's.
    """

    institution: str = "Demo University"
    languages: tuple[str, ...] = ("en", "nl")
    packs: tuple[str, ...] = ("leiden-2012", "accessible-posts")
    timezone: str = "Europe/Amsterdam"
    accent: str = "#1f5fa8"
    url: str = "http://localhost:8000"
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    secret_key: str = ""
    database_url: str = ""
    mail_url: str = ""
    mail_from: str = "pedel@localhost"
    second_factor: tuple[str, ...] = ("steward", "approver")
    approval_hours: int = 24
    approval_days: int = 30
    requests_per_minute: int = 600
    demo: bool = False
    oidc: tuple[Provider, ...] = field(default=())


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
    return Configuration(**{name: _fitted(path, name, value) for name, value in values.items()})


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
    if name == "oidc":
        return tuple(_provider(path, entry) for entry in value)
    if isinstance(default, tuple):
        return tuple(value.split(",")) if isinstance(value, str) else tuple(value)
    if isinstance(default, bool) and isinstance(value, str):
        return value.lower() in ("1", "true", "yes", "on")
    if isinstance(default, int) and isinstance(value, str) and value.isdigit():
        return int(value)
    if not isinstance(value, type(default)):
        wanted = type(default).__name__
        raise ConfigurationError(f"{path}: {name} must be a {wanted}, not {value!r}.")
    return value


def _provider(path: Path, entry: Any) -> Provider:
    try:
        return Provider(**entry)
    except TypeError as error:
        raise ConfigurationError(f"{path}: an [[oidc]] entry is not right: {error}.") from error

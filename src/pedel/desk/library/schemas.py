"""What goes over the API of the library."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from ninja import Field, Schema

Kind = Literal["picture", "film", "document"]
Sharing = Literal["everyone", "unit"]


class AssetOut(Schema):
    """An asset: what it is, what it shows, who made it, and how it may be used."""

    id: int
    unit: int = Field(alias="unit_id")
    kind: Kind
    state: Literal["in_use", "archived"]
    is_shared: bool
    name: str
    media_type: str
    sha256: str
    bytes: int
    width: int | None
    height: int | None
    seconds: float | None
    pages: int | None
    alt_en: str
    alt_nl: str
    maker: str
    source: str
    licence: str
    ends: date | None
    credit: str
    tags: list[str]
    focus_x: int
    focus_y: int
    added_by: int | None = Field(alias="added_by_id")
    added_at: datetime
    version: int

    @staticmethod
    def resolve_tags(asset: Any) -> list[str]:
        return [tag.name for tag in asset.tags.all()]


class Wishes(Schema):
    """Which assets. `unit` also finds those of the units below it."""

    q: str = Field("", max_length=200)
    kind: Kind | None = None
    tag: str | None = Field(None, max_length=60)
    unit: int | None = Field(None, ge=1, le=2**63 - 1)
    licence: Literal["missing", "valid", "soon", "ended"] | None = None
    show: Literal["", "unused", "archived"] = ""
    sort: Literal["new", "name", "ends"] = "new"


class DetailsIn(Schema, extra="forbid"):
    """What an asset shows, who made it and where it is from; only what is given is changed."""

    version: int = Field(ge=1, le=2**31 - 1)
    name: str | None = Field(None, max_length=200)
    alt_en: str | None = Field(None, max_length=5000)
    alt_nl: str | None = Field(None, max_length=5000)
    maker: str | None = Field(None, max_length=200)
    source: str | None = Field(None, max_length=500)
    tags: list[str] | None = None


class LicenceIn(Schema, extra="forbid"):
    """On what ground an asset may be used: the id of a licence, empty for none."""

    licence: str = Field(max_length=30)
    ends: date | None = None
    credit: str = Field("", max_length=300)


class FocusIn(Schema, extra="forbid"):
    """What a crop keeps, in percent from the left and from the top."""

    x: int = Field(ge=0, le=100)
    y: int = Field(ge=0, le=100)


class SharingIn(Schema, extra="forbid"):
    """Who sees it: everybody at the desk, or the people of its unit."""

    with_: Sharing = Field(alias="with")


class LicenceOut(Schema):
    """A ground on which something may be used, and what it asks."""

    id: str
    name: str
    url: str
    asks: list[str]

    @staticmethod
    def resolve_name(licence: Any) -> str:
        return str(licence)


class LogoOut(Schema):
    """An official mark in one variant: its file is the original of `asset`."""

    id: int
    name: str
    variant: str
    asset: int = Field(alias="asset_id")
    min_size: int | None
    clear_space: int | None
    rules_en: str
    rules_nl: str
    starts: date
    ends: date | None


class LogoIn(Schema, extra="forbid"):
    """An official mark made of a picture of the library."""

    asset: int = Field(ge=1, le=2**63 - 1)
    name: str = Field(max_length=100)
    variant: str = Field("", max_length=100)
    min_size: int | None = Field(None, ge=1, le=10_000)
    clear_space: int | None = Field(None, ge=0, le=100)
    rules_en: str = Field("", max_length=5000)
    rules_nl: str = Field("", max_length=5000)
    starts: date


class RulesIn(Schema, extra="forbid"):
    """The rules of a mark; only what is given is changed."""

    name: str | None = Field(None, max_length=100)
    variant: str | None = Field(None, max_length=100)
    min_size: int | None = Field(None, ge=1, le=10_000)
    clear_space: int | None = Field(None, ge=0, le=100)
    rules_en: str | None = Field(None, max_length=5000)
    rules_nl: str | None = Field(None, max_length=5000)
    starts: date | None = None


class EndIn(Schema, extra="forbid"):
    """The last day of a mark; today where none is given."""

    ends: date | None = None

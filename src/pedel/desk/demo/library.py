"""The demo's library: drawn pictures with makers and licences, and the university's mark."""

from __future__ import annotations

import io
from typing import Any

from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.models import Draft
from pedel.desk.library import actions
from pedel.desk.library.incoming import Incoming
from pedel.desk.library.models import Asset, Logo

from . import drawing
from .reading import day, read
from .university import by, unit

STEWARD = "marijke"


def fill() -> None:
    """All pictures and marks, put in by the people who would have done it."""
    told = read("library")
    for row in told["assets"]:
        _described(row, _added(row["by"], row["unit"], row["name"], _drawn(row)))
    for row in told["logos"]:
        _mark(row)


def choose() -> None:
    """The pictures that people have put with their drafts."""
    for row in read("library")["chosen"]:
        draft = Draft.objects.get(text__startswith=row["draft"])
        asset = Asset.objects.get(name=row["name"])
        drafts.choose_picture(by(row["by"]), draft, asset=asset.pk, shape=row["shape"])


def _drawn(row: dict[str, Any]) -> bytes:
    return drawing.landscape(row["seed"], row["sky"], row.get("place", False))


def _added(who: str, where: str, name: str, content: bytes) -> Asset:
    incoming = Incoming(name, io.BytesIO(content), len(content))
    return actions.add(by(who), unit(where), incoming)[0]


def _described(row: dict[str, Any], asset: Asset) -> None:
    texts = {name: row.get(name, "") for name in ("alt_en", "alt_nl", "maker", "source")}
    asset = actions.describe(by(row["by"]), asset, tags=row.get("tags", ()), **texts)
    if "licence" in row:
        ends = day(row["ends"]) if "ends" in row else None
        credit = row.get("credit", "")
        asset = actions.license(by(row["by"]), asset, licence=row["licence"], ends=ends, credit=credit)
    if "focus" in row:
        x, y = row["focus"]
        actions.focus(by(row["by"]), asset, x=x, y=y)


def _mark(row: dict[str, Any]) -> None:
    content = drawing.mark(row["ink"], row.get("ground"))
    asset = _added(STEWARD, "rijnmeer", f"{row['name']} {row['variant']}.png", content)
    names = ("name", "variant", "min_size", "clear_space", "rules_en", "rules_nl")
    logo = Logo(asset=asset, starts=day(-900), **{name: row[name] for name in names})
    actions.keep_logo(by(STEWARD), logo)

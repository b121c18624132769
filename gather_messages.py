"""Gathers what the desk's apps say, from code and templates, into each app's own `locale/nl`.

New lines then wait in the .po for their Dutch; lines that are no longer said go. `make messages` runs it
for all apps; `python gather_messages.py accounts` for one.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

DESK = Path(__file__).parent / "src" / "pedel" / "desk"
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def said(app: Path) -> Catalog:
    """Everything that an app says, as a catalogue without translations."""
    catalog = Catalog(project="Pedel", charset="utf-8", fuzzy=False)
    for path in sorted([*app.rglob("*.py"), *app.glob("templates/**/*")]):
        if path.suffix == ".py" and "migrations" not in path.parts:
            source, method = path.read_text("utf-8"), "python"
        elif path.suffix in (".html", ".txt"):
            # Django turns a template into what looks like C, with each text in a call of gettext.
            source, method = templatize(path.read_text("utf-8"), origin=str(path)), "javascript"
        else:
            continue
        if "actions" in (path.stem, path.parent.name):
            for sentence in recorded(source):
                catalog.add(sentence, locations=[(str(path.relative_to(DESK)), 0)])
        stream = io.BytesIO(source.encode())
        for _line, message, _comments, context in extract(
            method, stream, KEYWORDS, options={"encoding": "utf-8"}
        ):
            catalog.add(message, locations=[(str(path.relative_to(DESK)), 0)], context=context)
    return catalog


def recorded(source: str) -> Iterator[str]:
    """What the record says of each action: the first line of its docstring."""
    for act in ast.walk(ast.parse(source)):
        if isinstance(act, ast.FunctionDef) and any(
            isinstance(mark, ast.Call) and getattr(mark.func, "id", "") == "action"
            for mark in act.decorator_list
        ):
            yield (ast.get_docstring(act) or "").partition("\n")[0]


def apps() -> list[Path]:
    """The folders of the desk's apps."""
    return sorted(path.parent for path in DESK.glob("*/apps.py"))


def known(app: Path) -> Catalog:
    """The app's catalogue as it stands, empty when there is none."""
    po = app / "locale" / "nl" / "LC_MESSAGES" / "django.po"
    if not po.exists():
        return Catalog(locale="nl", project="Pedel", fuzzy=False)
    with po.open("rb") as source:
        return read_po(source, locale="nl")


def untranslated(app: Path) -> list[str]:
    """What an app says and has no Dutch for."""
    catalog = known(app)
    missing = []
    for message in said(app):
        found = catalog.get(message.id, message.context) if message.id else message
        if message.id and (found is None or not found.string or not all(found.string)):
            missing.append(str(message.id))
    return missing


def main(names: list[str]) -> None:
    """Brings the catalogues of the named apps (all, when none is named) up to date with what they say."""
    for app in apps():
        if names and app.name not in names:
            continue
        catalog, template = known(app), said(app)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        if any(message.id for message in catalog):
            po = app / "locale" / "nl" / "LC_MESSAGES" / "django.po"
            po.parent.mkdir(parents=True, exist_ok=True)
            with po.open("wb") as target:
                write_po(
                    target, catalog, width=110, omit_header=False, include_lineno=False, ignore_obsolete=True
                )
        for message in untranslated(app):
            print(f"{app.name}: no Dutch yet: {message}")


if not settings.configured:
    settings.configure()
    django.setup()

if __name__ == "__main__":
    main(sys.argv[1:])

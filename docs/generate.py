"""Writes docs/reference/ from the checks, the packs, the command line and the desk (`make docs`)."""

from __future__ import annotations

import ast
import inspect
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

import click
import django

from pedel import networks
from pedel.cli import main as command
from pedel.policy import Clause, Pack, load_pack, pack_names
from pedel.policy.checks import available, load_check

REFERENCE = Path(__file__).parent / "reference"


def pages() -> dict[str, str]:
    """Every page of the reference by its path."""
    packs = [load_pack(name) for name in pack_names()]
    made = {f"checks/{name}.md": check_page(name, packs) for name in available()}
    made |= {f"packs/{pack.id}.md": pack_page(pack) for pack in packs}
    made["commands.md"] = commands_page()
    made |= {f"networks/{name}.md": network_page(name) for name in networks.names()}
    made |= desk_pages()
    made["README.md"] = index_page(packs)
    return {name: text.rstrip() + "\n" for name, text in made.items()}


def index_page(packs: list[Pack]) -> str:
    """The table of contents."""
    checks = "\n".join(f"- [{name}](checks/{name}.md): {_first_line(name)}" for name in available())
    listed = "\n".join(f"- [{pack.title.en}](packs/{pack.id}.md)" for pack in packs)
    listed_of_desk = "\n".join(f"- [{title}]({page})" for page, title in OF_THE_DESK.items())
    start = f"# Reference\n\n{GENERATED}\n\n[Commands](commands.md)\n\n## The desk\n\n{listed_of_desk}"
    of_networks = "\n".join(
        f"- [{networks.load(name).title}](networks/{name}.md)" for name in networks.names()
    )
    start += f"\n\n## Networks\n\n{of_networks}"
    return f"{start}\n\n## Packs\n\n{listed}\n\n## Checks\n\n{checks}\n"


def network_page(name: str) -> str:
    """A network: what it takes, what its connector does, and how an account is connected."""
    network = networks.load(name)
    rows = [
        *_measures(network),
        *(_of_connector(networks.connector(name)) if networks.connects(name) else ()),
    ]
    table = "\n".join(f"| {what} | {value} |" for what, value in rows)
    source = inspect.getdoc(import_module(f"pedel.networks.{name}")) or ""
    parts = [
        f"# {network.title}",
        GENERATED,
        f"| | |\n|---|---|\n{table}",
        f"## Where the figures come from\n\n{source}",
    ]
    if networks.connects(name):
        parts.append(inspect.getdoc(import_module(f"pedel.networks.{name}.connector")) or "")
    return "\n\n".join([*parts, networks.guide(name).replace("\n#", "\n##").replace("# ", "## ", 1)])


def _measures(network: networks.Network) -> Iterator[tuple[str, str]]:
    limits = network.limits
    for measure in limits.measures:
        yield f"text, {measure.unit}", f"{measure.limit}" if measure.limit else "no limit"
    for what, limit in (
        ("pictures", limits.pictures),
        ("alternative text", limits.alt),
        ("title", limits.title),
    ):
        if limit is not None:
            yield what, str(limit)
    yield "a handle", f"`{network.example}`"


WAYS = {
    "oauth": "on a page of the network (OAuth 2)",
    "password": "with an app password",
    "none": "not needed: the desk serves it itself",
}


def _of_connector(connector: networks.Connector) -> Iterator[tuple[str, str]]:
    yield "connecting", WAYS[connector.way]
    if connector.scopes:
        yield "permissions", " ".join(f"`{scope}`" for scope in connector.scopes)
    for version in connector.versions:
        yield f"version `{version.name}`", f"ends {version.ends}" if version.ends else "no end announced"
    for what, rule in (("picture files", connector.pictures), ("film files", connector.films)):
        if rule is not None:
            yield what, _rule(rule)
    yield "threads", _yes(connector.threads)
    yield "changes a post", _yes(connector.edits)
    yield "finds an unclear post", _yes(connector.finds)
    yield "posts in a minute", str(connector.per_minute)
    if connector.per_day:
        yield "posts in a day", str(connector.per_day)


def _rule(rule: networks.MediaRule) -> str:
    size = f", {rule.bytes / 1e6:g} MB" if rule.bytes else ""
    pixels = f", {rule.pixels} pixels" if rule.pixels else ""
    return f"{rule.most} at most; {', '.join(rule.types)}{size}{pixels}"


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def check_page(name: str, packs: list[Pack]) -> str:
    """A check: its docstring, its categories, what a pack may set, and which clauses use it."""
    module = load_check(name)
    head, _, body = (module.__doc__ or "").strip().partition("\n")
    categories = "\n".join(f"| `{key}` | {one.en} | {one.nl} |" for key, one in module.CATEGORIES.items())
    params = "\n".join(f"- `{f.name}: {f.type}`" for f in fields(module.Params)) or "None."
    users = "\n".join(f"- {_link(pack, clause)}" for pack in packs for clause in pack if _uses(clause, name))
    parts = (
        f"# `{name}`\n\n{head}\n{body}",
        f"## Categories\n\n| category | in English | in Dutch |\n|---|---|---|\n{categories}",
        f"## Parameters\n\n{params}",
        f"## Clauses that use it\n\n{users or 'None.'}",
        GENERATED,
    )
    return "\n\n".join(parts)


def pack_page(pack: Pack) -> str:
    """A pack: every clause, section by section."""
    parts = [f"# {pack.title.en}", f"{pack.institution}, edition {pack.edition}. {GENERATED}"]
    for section in dict.fromkeys(clause.source.section for clause in pack):
        title = next(s.title.en for s in pack.sections if s.heading == section)
        parts.append(f"## {title}")
        parts += [_clause(clause) for clause in pack if clause.source.section == section]
    return "\n\n".join(parts)


def _clause(clause: Clause) -> str:
    return "\n".join(_clause_lines(clause))


def _clause_lines(clause: Clause) -> Iterator[str]:
    yield f'<a id="{clause.id}"></a>'
    yield f"### {clause.title.en}\n"
    yield f"`{clause.id}` · {clause.kind} · {clause.modality} · binds {', '.join(clause.binds)}\n"
    yield f"{clause.paraphrase.en}\n"
    if clause.note:
        yield f"*Note:* {clause.note.en}\n"
    for use in clause.checks:
        levels = ", ".join(f"{account} {level.word}" for account, level in use.level.items())
        listed = ", ".join(f"`{category}`" for category in sorted(use.categories))
        yield f"- checked by [{use.check}](../checks/{use.check}.md) ({listed}): {levels}"
    for question in clause.questions:
        yield f"- asks: {question.ask.en}"
    numbers = ", ".join(map(str, clause.source.sentences))
    yield f"- source: {clause.source.section}, sentence {numbers}" if numbers else "- no source text"


def commands_page() -> str:
    """Every command with its help."""
    parts = ["# Commands", GENERATED]
    for name, one in _walk(command, "pedel"):
        context = click.Context(one, info_name=name, terminal_width=88, max_content_width=88)
        parts.append(f"## `{name}`\n\n```text\n{one.get_help(context)}\n```")
    return "\n\n".join(parts)


def _walk(group: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, group
    if isinstance(group, click.Group):
        context = click.Context(group, info_name=name)
        for child in group.list_commands(context):
            if (found := group.get_command(context, child)) is not None:
                yield from _walk(found, f"{name} {child}")


OF_THE_DESK = {"settings.md": "Settings", "record-verbs.md": "The record's verbs", "api.md": "The API"}


def desk_pages() -> dict[str, str]:
    """What the desk says of itself: its settings, the verbs of its record, its API."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pedel.desk.settings")
    django.setup()
    from django.utils import translation  # needs the settings

    with translation.override("en"):
        return {"settings.md": settings_page(), "record-verbs.md": verbs_page(), "api.md": api_page()}


def settings_page() -> str:
    """Every setting with its default and meaning, read from the class that holds them."""
    from pedel.desk import configuration

    return "\n\n".join(
        (
            "# Settings",
            GENERATED,
            f"They stand in `{configuration.FILE}` in the desk's home (`$PEDEL_HOME`, or `pedel-data`).\n"
            "`PEDEL_<SETTING>` in the environment goes before the file; lists are written with commas there.",
            _settings_table(configuration.Configuration, "setting"),
            "## An identity provider: `[[oidc]]`",
            _settings_table(configuration.Provider, "key"),
            "## A registration at a network: `[[network]]`",
            _settings_table(configuration.NetworkApp, "key"),
        )
    )


def _settings_table(holder: type, word: str) -> str:
    lines = [f"| {word} | default | meaning |", "|---|---|---|"]
    defaults = {one.name: one.default for one in fields(holder)}
    for name, meaning in _meanings(holder):
        default = defaults[name]
        shown = "" if callable(default) or "MISSING" in repr(default) else f"`{_toml(default)}`"
        lines.append(f"| `{name}` | {shown} | {meaning} |")
    return "\n".join(lines)


def _meanings(holder: type) -> Iterator[tuple[str, str]]:
    """Each field of a class and the text below it."""
    body = ast.parse(inspect.getsource(holder)).body[0].body  # type: ignore[attr-defined]
    for at, line in enumerate(body):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            below = body[at + 1] if at + 1 < len(body) else None
            text = below.value.value if isinstance(below, ast.Expr) else ""  # type: ignore[attr-defined]
            yield line.target.id, " ".join(str(text).split())


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def actions() -> dict[str, tuple[str, Callable[..., Any]]]:
    """Every action by its verb, with the sentence that the record shows."""
    from pedel.desk.discovery import modules
    from pedel.desk.record.action import ACTIONS, VERBS

    for found in modules("actions"):
        for part in pkgutil.iter_modules(getattr(found, "__path__", []), f"{found.__name__}."):
            import_module(part.name)
    return {
        verb: (VERBS[verb], ACTIONS[verb])
        for verb in sorted(VERBS)
        if ACTIONS[verb].__module__.startswith("pedel.")
    }


def verbs_page() -> str:
    """Every verb of the record: what it means and who may do it."""
    parts = ["# The record's verbs", GENERATED]
    parts.append(
        "An entry says who did it, in which role, when, and by which way in (page, API, link, worker)."
    )
    for noun, verbs in groupby(actions().items(), key=lambda one: one[0].partition(".")[0]):
        rows = [f"| `{verb}` | {sentence} | {_who(act)} |" for verb, (sentence, act) in verbs]
        parts.append("\n".join((f"## {noun}", "", "| verb | meaning | who may |", "|---|---|---|", *rows)))
    return "\n\n".join(parts)


def _who(act: Callable[..., Any]) -> str:
    """The first line of what the action's `may` says of itself."""
    return (inspect.getdoc(act.may) or "").partition("\n")[0]  # type: ignore[attr-defined]


def api_page() -> str:
    """Every operation: what it does, the scope of a token, and who may."""
    from pedel.desk.api import description, rest, views

    schema = rest.api.get_openapi_schema(path_prefix="/api/v1/")
    parts = ["# The API", GENERATED, description.INTRODUCTION.strip()]
    parts.append(
        "A running desk shows this at `/api/` and describes it for programs at `/api/v1/openapi.json`."
    )
    for tag, operations in views.groups(schema):
        rows = [_operation_row(one) for one in operations]
        head = ("| operation | what it does | scope |", "|---|---|---|")
        parts.append("\n".join((f"## {tag}", "", *head, *rows)))
    return "\n\n".join(parts)


def _operation_row(one: dict[str, Any]) -> str:
    asked = f" `?{', '.join(one['parameters'])}`" if one["parameters"] else ""
    scope = {"": "open to everybody", "page": "signed in, no token"}.get(one["scope"], f"`{one['scope']}`")
    said = " ".join(f"{one['summary']}. {one['description']}".split())
    return f"| `{one['method']} {one['path']}`{asked} | {said} | {scope} |".replace("|null", " or null")


def _uses(clause: Clause, check: str) -> bool:
    return any(use.check == check for use in clause.checks)


def _link(pack: Pack, clause: Clause) -> str:
    return f"[{clause.id}](../packs/{pack.id}.md#{clause.id})"


def _first_line(name: str) -> str:
    return (load_check(name).__doc__ or "").strip().splitlines()[0]


GENERATED = "*This page is made from the code by `make docs`.*"


def write(folder: Path) -> None:
    """Writes every page below a folder, and removes pages that are no more."""
    made = pages()
    for old in folder.rglob("*.md"):
        if str(old.relative_to(folder)) not in made:
            old.unlink()
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else REFERENCE)

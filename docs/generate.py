"""Writes docs/reference/ from the checks, the packs and the command line (`make docs`)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click

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
    made["README.md"] = index_page(packs)
    return {name: text.rstrip() + "\n" for name, text in made.items()}


def index_page(packs: list[Pack]) -> str:
    """The table of contents."""
    checks = "\n".join(f"- [{name}](checks/{name}.md): {_first_line(name)}" for name in available())
    listed = "\n".join(f"- [{pack.title.en}](packs/{pack.id}.md)" for pack in packs)
    start = f"# Reference\n\n{GENERATED}\n\n[Commands](commands.md)"
    return f"{start}\n\n## Packs\n\n{listed}\n\n## Checks\n\n{checks}\n"


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

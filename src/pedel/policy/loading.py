"""Packs loaded from their YAML, and refused when something in them would not work."""

from __future__ import annotations

from pathlib import Path

from .clause import Clause
from .examples import misbehaving
from .located import Node, PackError, read_yaml
from .pack import OPENING, Opening, Pack, Section
from .reading import read_clause

PACKS = Path(__file__).parent / "packs"


def pack_names() -> tuple[str, ...]:
    """The packs that come with Pedel."""
    return tuple(sorted(path.parent.name for path in PACKS.glob("*/pack.yaml")))


def load_pack(name: str | Path = "leiden-2012", *, examples: bool | None = None) -> Pack:
    """The pack of that name, or the one in that folder.

    Its examples are run on loading unless it is one of Pedel's own, whose examples the test run
    has proven; `examples` decides otherwise. Raises PackError with file, line and remedy.
    """
    own = PACKS / str(name)
    is_own = str(name) in pack_names()
    folder = own if is_own else Path(name)
    if not (folder / "pack.yaml").is_file():
        known = ", ".join(pack_names())
        raise PackError(
            str(name), 0, "there is no such pack", f"Name a folder with pack.yaml, or one of: {known}"
        )
    pack = _read_pack(folder)
    if examples if examples is not None else not is_own:
        for problem in misbehaving(pack):
            raise problem
    return pack


def _read_pack(folder: Path) -> Pack:
    root = read_yaml(folder / "pack.yaml")
    languages = root.words("languages", frozenset(("en", "nl")))
    shared = root.maybe("params", lambda key: root.get(key, Node))
    sections: list[Section] = []
    clauses: list[Clause] = []
    for name in root.words("sections"):
        path = folder / name
        if not path.is_file():
            raise root.error("sections", f"there is no file {name!r}", f"Put it in {folder}")
        node = read_yaml(path)
        section = _section(node)
        sections.append(section)
        clauses += [read_clause(entry, section.heading, shared) for entry in node.nodes("clauses")]
        node.done()
    pack = Pack(
        id=root.get("id", str),
        institution=root.get("institution", str),
        title=root.both("title"),
        edition=str(root.get("edition", object)),
        languages=languages,
        sections=tuple(sections),
        clauses=tuple(clauses),
        folder=folder,
        card=root.words("card"),
        note=root.maybe("note", root.both),
        opening=root.maybe("opening", lambda key: _opening(root.get(key, Node))),
    )
    root.done()
    if shared:
        shared.done()
    _hold_together(pack, root)
    return pack


def _opening(node: Node) -> Opening:
    """How accounts are opened; what is left out is advice, and the contact person's."""
    given = {name: node.one_of(name, frozenset(known)) for name, known in OPENING.items() if node.has(name)}
    node.done()
    return Opening(**given)  # type: ignore[arg-type]  # each is one of its own words


def _section(node: Node) -> Section:
    context: dict[int, str] = {}
    hashes: dict[int, str] = {}
    for entry in node.nodes("context"):
        number = entry.get("sentence", int)
        context[number] = entry.get("reason", str)
        hashes[number] = entry.get("sha256", str)
        entry.done()
    return Section(node.get("section", str), node.both("title"), context, hashes)


def _hold_together(pack: Pack, root: Node) -> None:
    """Refuses ids that stand twice and references to clauses that are not there."""
    seen: dict[str, Clause] = {}
    for clause in pack.clauses:
        if clause.id in seen:
            first = seen[clause.id]
            fix = f"It stands at {first.file}:{first.line} already: rename one"
            raise PackError(clause.file, clause.line, f"clause {clause.id!r} stands twice", fix)
        seen[clause.id] = clause
    for clause in pack.clauses:
        fits = [question.when for question in clause.questions] + ([clause.card] if clause.card else [])
        named = {*clause.related, *clause.shields, *(name for when in fits for name in when.findings)}
        for name in sorted(named - seen.keys()):
            raise PackError(clause.file, clause.line, f"{clause.id} names {name!r}", "No clause has that id")
    for name in pack.card:
        if name not in seen:
            raise root.error("card", f"the card names {name!r}", "No clause has that id")

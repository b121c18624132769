"""`pedel record verify`: whether the chain holds, from an export or in the desk itself."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

import click

from pedel.desk.archive.proof import NotProvenError, Proof, prove
from pedel.desk.record.chain import Verdict, lines_of, verify
from pedel.policy.commands import Trouble

from .._site import set_up
from ._progress import counted

BROKEN = 1
"""The exit code when an entry does not hold."""


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), required=False)
@click.option("--head", metavar="HASH", help="A hash that was kept elsewhere; it must come up.")
@click.pass_context
def command(ctx: click.Context, file: Path | None, head: str | None) -> None:
    """Check every link of the chain, and name the first entry that does not hold.

    Reads an export of the record, or a zip of the archive, offline and without the desk; without FILE, the
    record in the desk's database. Exit code 1 when something is broken.
    """
    if head is not None:
        head = _hash(head)
    if file is not None and str(file) != "-" and _is_zip(file):
        ctx.exit(_prove(file, head))
    if file is None:
        verdict = verify(counted(_stored(), "Verified"), head)
    else:
        with click.open_file(str(file), "rb") as lines:
            verdict = verify(counted(lines_of(lines), "Verified"), head)
    _say(verdict, str(file or "the desk's record"))
    ctx.exit(BROKEN if verdict.broken else 0)


def _is_zip(file: Path) -> bool:
    return zipfile.is_zipfile(file) or file.suffix.lower() == ".zip"


def _prove(file: Path, head: str | None) -> int:
    """Verifies a zip of the archive; 1 when something in it does not hold."""
    if not file.exists():
        raise Trouble(f"{file}: there is no such file.")
    try:
        proof = prove(file)
        if head not in (None, proof.head):
            raise NotProvenError("record.jsonl: its last entry is not the one whose hash was kept")
    except NotProvenError as error:
        click.echo(f"{file}: broken. {error}.")
        return BROKEN
    _say_proof(proof, file)
    return 0


def _say_proof(proof: Proof, file: Path) -> None:
    click.echo(
        f"{file}: {proof.posts:,} posts, {proof.entries:,} entries and {proof.files:,} files hold. "
        f"The export's own entry has the hash {proof.head}: it stands in the institution's record."
    )
    for note in proof.notes:
        click.echo(f"  {note}")


def _hash(given: str) -> str:
    """A hash as `pedel record head` prints it, with or without its number."""
    digest = given.split()[-1].lower() if given.split() else ""
    if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise Trouble("--head takes the hash that `pedel record head` printed: 64 characters 0-9 and a-f.")
    return digest


def _stored() -> Iterable[bytes]:
    set_up()
    from pedel.desk.record.ledger import exported  # needs Django

    return exported()


def _say(verdict: Verdict, where: str) -> None:
    if broken := verdict.broken:
        click.echo(
            f"{where}: broken at entry {broken.number or broken.line} (line {broken.line}): {broken.why}."
        )
        click.echo(f"The {verdict.entries:,} entries before it hold.")
        return
    click.echo(f"{where}: {verdict.entries:,} entries hold. The last hash is {verdict.head}.")

"""`pedel audit`: a whole archive of drafts held against guidelines."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import click

from ..audit.judging import Settings, heading, load_packs
from ..audit.lines import InputError
from ..audit.notes import Notes
from ..audit.reading import Archive
from ..audit.row import Defaults
from ..audit.run import WorkerLostError, all_cores, judged
from ..audit.tally import Tally
from ..audit.words import Words
from ..audit.writing import Output, OutputError, begun, done
from ..draft import ACCOUNTS, LANGUAGES
from ..pack import Pack
from ..translation import preferred_language
from . import INTERRUPTED, Trouble
from ._options import formats, packs


@click.command("audit")
@click.argument("file", type=click.Path(path_type=Path))
@packs
@formats("jsonl", "csv", "html")
@click.option("-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="Where to write it.")
@click.option(
    "--jobs", type=click.IntRange(1, 1024), metavar="N", help="How many cores to use; without it all."
)
@click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day to judge them on."
)
@click.option(
    "--account", type=click.Choice(ACCOUNTS), default="personal", show_default=True, help="Of rows without."
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default="auto", show_default=True, help="Of rows without."
)
@click.option("--speak", type=click.Choice(["en", "nl"]), help="The language of the summary and of the page.")
@click.option("--resume", is_flag=True, help="Go on with a jsonl output that was stopped.")
@click.option("--force", is_flag=True, help="Write over an output that is there.")
def command(file: Path, output: Path | None, **given: Any) -> None:
    """Hold every draft of an archive against the guidelines.

    FILE ends in .jsonl, .csv or .parquet, or in one of these and .gz. A row holds `text`, and may hold
    `id`, `account`, `lang`, `network`, `profile` (name, handle, bio, link; in a table columns of these
    names), `media` (a list of name, alt, kind) and `date`. For each row one line comes out, in the
    order of the archive: {"id", "verdict", "findings": […]}, or {"id", "row", "error"} for a row that
    could not be read.

    No output holds the text of a draft, but for the page (html): that quotes from drafts for brand
    accounts, never from personal ones.

    Exit code: 0 no findings, 1 findings, 2 it could not be done.
    """
    _refuse(file, output, given)
    try:
        sys.exit(_audit(file, output, given))
    except InputError as error:
        raise Trouble(str(error)) from error


def _refuse(file: Path, output: Path | None, given: dict[str, Any]) -> None:
    """Refuses options that do not go together, and to lose what is there."""
    resume, force = given["resume"], given["force"]
    if resume and (output is None or given["form"] != "jsonl"):
        raise click.UsageError("--resume needs --format jsonl and -o OUT.")
    if resume and force:
        raise click.UsageError("--resume goes on with an output, --force begins it anew: choose one.")
    if output is not None and output.exists():
        if file.exists() and output.samefile(file):
            raise Trouble(f"{output} is the archive itself: give another -o.")
        if not (resume or force):
            raise Trouble(f"{output} is there already: go on with --resume, or write over it with --force.")


def _audit(file: Path, output: Path | None, given: dict[str, Any]) -> int:
    """Judges the archive and writes what is asked for; returns the exit code."""
    settings = _settings(given)
    pack = load_packs(settings.packs)
    words = Words(given["speak"] or preferred_language())
    earlier = done(output if given["resume"] else None, pack)
    tally = earlier.tally
    with Archive(file) as archive:
        rows = begun(archive.rows(), earlier)
        notes = Notes(archive, words, tally.rows, bar=output is not None)
        try:
            target = Output(output, length=earlier.length, over=given["resume"] or given["force"])
            parts = judged(rows, settings, pack, given["jobs"] or all_cores())
            with target, notes, closing(parts):
                target.write(heading(settings.format))
                for part in parts:
                    target.write(part.lines)
                    tally.add(part.tally)
                    notes.judged(tally, part.tally)
                if settings.format == "html":
                    target.write(_page(tally, pack, archive, settings.day, words))
        except (KeyboardInterrupt, OutputError, WorkerLostError) as error:
            return _broken_off(error, notes, tally, given["form"] == "jsonl" and output is not None)
        return _ended(archive, tally, notes)


def _page(tally: Tally, pack: Pack, archive: Archive, day: date, words: Words) -> bytes:
    from ..audit.overview import Header, page  # here: it brings Jinja, which lines do without

    return page(tally, pack, Header(archive.name, day, archive.damage), words)


def _settings(given: dict[str, Any]) -> Settings:
    day = given["day"].date() if given["day"] else date.today()
    return Settings(given["packs"], day, given["form"], Defaults(given["account"], given["lang"]))


def _broken_off(error: BaseException, notes: Notes, tally: Tally, can_resume: bool) -> int:
    how_far = notes.stopped(tally.rows, can_resume=can_resume)
    if isinstance(error, KeyboardInterrupt):
        notes.say(how_far)
        return INTERRUPTED
    raise Trouble(f"{error} {how_far}") from error


def _ended(archive: Archive, tally: Tally, notes: Notes) -> int:
    notes.summary(tally)
    if archive.damage:
        raise Trouble(archive.damage)
    if tally.unread and not tally.drafts:
        raise Trouble("no row could be read: see above for the reasons.")
    return 1 if tally.found else 0

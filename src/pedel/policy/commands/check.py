"""`pedel check`: a draft held against guidelines."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Any

import click

from ..draft import ACCOUNTS, LANGUAGES, Draft, Media
from ..engine import check
from ..report import Report
from . import Trouble
from ._input import profile, texts, well_formed
from ._options import emit, formats, language, loaded, packs, spoken
from ._pictures import media_of


@click.command("check")
@click.argument("files", metavar="[FILE|-]...", nargs=-1)
@click.option(
    "--account",
    type=click.Choice(ACCOUNTS),
    default="personal",
    show_default=True,
    help="Whose account it is for.",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="auto",
    show_default=True,
    help="The language of the draft.",
)
@click.option(
    "--profile", "profile_file", metavar="FILE", help="The profile: name, handle, bio, link (YAML or JSON)."
)
@click.option("--name", metavar="TEXT", help="The name on the profile.")
@click.option("--handle", metavar="TEXT", help="The handle of the profile.")
@click.option("--bio", metavar="TEXT", help="What the profile says of you; '' when it is empty.")
@click.option("--network", metavar="NAME", default="", help="Where it will be posted.")
@click.option(
    "--media", "media", multiple=True, metavar="FILE", help="A picture or a film to look at; may be repeated."
)
@click.option(
    "--alt",
    "alts",
    multiple=True,
    metavar="TEXT",
    help="The description of a picture, in their order; may be repeated.",
)
@click.option(
    "--media-name",
    "names",
    multiple=True,
    metavar="NAME",
    help="The file name of a picture that is not at hand.",
)
@click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day to judge it on."
)
@packs
@spoken
@formats("text", "json", "html")
def command(files: Sequence[str], day: datetime | None, **given: Any) -> None:
    """Hold a draft against the guidelines.

    Reads the files, the standard input, or what you type. Pictures are looked at on this machine. Nothing is
    stored or sent.

    Exit code: 0 clear, 1 there is something to look at, 2 it could not be checked.
    """
    drafts = [_draft(text, given) for text in texts(files)]
    pack = loaded(given["packs"])
    reports = [check(draft, pack, day=day.date() if day else None) for draft in drafts]
    _show([(report, given["speak"] or language(report)) for report in reports], given["form"], files)
    sys.exit(int(any(report.verdict != "clear" or report.seen.refused for report in reports)))


def _draft(text: str, given: dict[str, Any]) -> Draft:
    media = _media(given["media"], given["names"], given["alts"])
    if not text.strip() and not media:
        raise Trouble("there is no draft: the text is empty. Name a file, pipe it in or type it.")
    return Draft(
        text=text,
        account=given["account"],
        lang=given["lang"],
        profile=profile(given["profile_file"], {key: given[key] for key in ("name", "handle", "bio")}),
        media=media,
        network=well_formed("--network", given["network"]),
    )


def _media(files: Sequence[str], names: Sequence[str], alts: Sequence[str]) -> tuple[Media, ...]:
    """The files, then what has but a name; each with the description at its place."""
    said = [well_formed("--alt", alt) for alt in alts]
    known = [media_of(name, alt) for name, alt in zip(files, [*said, *[None] * len(files)], strict=False)]
    told = zip_longest(names, said[len(files) :])
    return (*known, *(Media(well_formed("--media-name", name or ""), alt) for name, alt in told))


def _show(answers: list[tuple[Report, str]], form: str, files: Sequence[str]) -> None:
    # Each way of showing is imported when it is asked for: a cold start pays for one.
    if form == "json":
        from ..render.json import as_object, dumps

        objects = [as_object(report, lang) for report, lang in answers]
        emit(dumps(objects[0] if len(objects) == 1 else objects))
    elif form == "html":
        from ..render.html import to_html

        emit("".join(to_html(report, lang) for report, lang in answers))
    else:
        from ..render.paper import stdout
        from ..render.terminal import write_report

        paper = stdout()
        for name, (report, lang) in zip(files or ("-",), answers, strict=True):
            if len(answers) > 1:
                paper.heading(name)
            write_report(paper, report, lang)

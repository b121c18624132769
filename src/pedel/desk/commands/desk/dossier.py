"""`pedel desk dossier`: what is stored about whom, why, how long, and who sees it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from pedel.policy.commands import Trouble

from .._site import set_up


@click.command("dossier")
@click.option("--language", type=click.Choice(["en", "nl"]), default="en", help="Language of the text.")
@click.option("--dpia", is_flag=True, help="The template of an impact assessment, filled with what is known.")
@click.option("--json", "as_json", is_flag=True, help="The dossier as JSON.")
@click.option(
    "--about", metavar="ADDRESS", help="Everything kept about the person with this e-mail address, as JSON."
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write into this new file."
)
def command(*, language: str, dpia: bool, as_json: bool, about: str | None, output: Path | None) -> None:
    """Print what is stored about whom, why, how long, and who sees it.

    For the works council and the privacy officer; made from the models and settings as they are now.
    """
    if sum(map(bool, (dpia, as_json, about))) > 1:
        raise click.UsageError("Choose one of --dpia, --json and --about.")
    set_up()
    from django.utils import translation  # a command loads Django when run

    with translation.override(language):
        _put(_about(about) if about else _text(dpia=dpia, as_json=as_json), output)


def _text(*, dpia: bool, as_json: bool) -> str:
    from pedel.desk.dossier import writing

    if as_json:
        return json.dumps(writing.plain(), ensure_ascii=False, indent=1)
    return writing.text("dpia" if dpia else "dossier")


def _about(address: str) -> str:
    from pedel.desk.dossier import actions
    from pedel.desk.people.models import Person
    from pedel.desk.record.acting import Actor

    person = Person.objects.filter(email__iexact=address.strip()).first()
    if person is None:
        raise Trouble(
            f"nobody here has the address {address}. `--about` takes the address of a person's sign-in."
        )
    return str(actions.give(Actor(via="command", name="pedel desk dossier"), person))


def _put(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text.rstrip("\n"))
        return
    try:
        with output.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Trouble(f"{output} exists already, and is left as it is. Name another file.") from None
    except OSError as error:
        raise Trouble(f"{output} cannot be written: {error.strerror}.") from error
    click.echo(f"Written: {output}")

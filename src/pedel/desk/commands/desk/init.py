"""`pedel desk init`: a desk of your own."""

from __future__ import annotations

import sys
from typing import Any

import click

from pedel.desk import configuration
from pedel.policy.commands import Trouble

from .._site import set_up


@click.command("init")
@click.option("--institution", help="Name of the institution.")
@click.option("--languages", default="en,nl", show_default=True, help="Of the pages, the first one first.")
@click.option("--packs", default="leiden-2012,accessible-posts", show_default=True, help="Guidelines.")
@click.option("--url", help="Address under which people will open the desk.")
@click.option("--name", help="Name of the first steward.")
@click.option("--email", help="E-mail address of the first steward.")
@click.option("--timezone", default="Europe/Amsterdam", show_default=True)
@click.option("--database-url", default="", help="postgres://…; without it the embedded database.")
@click.option("--mail-url", default="", help="smtps://user:password@host; may follow later.")
@click.option("--mail-from", default="", help="Address that the desk's mail comes from.")
@click.option("--ask-password", is_flag=True, help="Ask for the steward's password here, print no link.")
def command(ask_password: bool, **given: Any) -> None:
    """Make a desk in $PEDEL_HOME: its settings, its database and the first steward.

    Asks for what is not given. An existing desk is never overwritten.
    """
    path = configuration.home() / configuration.FILE
    from . import _founding  # the packs, which not every command needs

    before = _founding.bare(path)
    _ask("institution", "Name of the institution", given)
    _ask("url", "Address of the desk (https://…)", given)
    _ask("name", "Name of the first steward", given)
    _ask("email", "E-mail address of the first steward", given)
    settings = {**_founding.settings(given), **before}
    _founding.write(path, settings)
    try:
        set_up()
        from . import _first_steward, _setting_up  # needs Django

        _setting_up.migrate()
        link = _first_steward.appoint(given["name"], given["email"], ask_password=ask_password)
    except BaseException:
        _founding.take_back(path, before)
        raise
    click.echo(f"\nThe desk of {settings['institution']} is made in {path.parent}.")
    click.echo(link)
    click.echo("Next: pedel desk check-setup, then pedel desk run.")


def _ask(name: str, question: str, given: dict[str, Any]) -> None:
    if not given[name]:
        if not sys.stdin.isatty():
            raise Trouble(f"--{name} is missing: {question.lower()}.")
        given[name] = click.prompt(question)
    given[name] = given[name].strip()

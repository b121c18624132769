"""`pedel desk check-setup`: whether the desk is set up well."""

from __future__ import annotations

import click

from .._site import set_up


@click.command("check-setup")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Look at settings, guidelines, database, mail and files; say what is wrong and what to do.

    Exit code 1 when something must be mended.
    """
    set_up()
    from django.core.checks import CRITICAL, ERROR, WARNING, run_checks  # a command loads Django when run

    from pedel.desk import checks
    from pedel.desk.discovery import modules

    list(modules("checks"))  # those of the apps
    found = [*run_checks(), *run_checks(tags=[checks.TAG])]
    words = {CRITICAL: "error", ERROR: "error", WARNING: "warning"}
    seen = list(dict.fromkeys((m.level, m.id, m.msg, m.hint) for m in found if m.level >= WARNING))
    for level, name, text, hint in sorted(seen, key=lambda each: (-each[0], str(each[1]))):
        click.echo(f"{words.get(level, 'error')} {name}: {text}")
        if hint:
            click.echo(f"    {hint}")
    errors = sum(level >= ERROR for level, *_ in seen)
    if not seen:
        click.echo("Everything is set up well.")
    elif not errors:
        click.echo("The desk can run; look at the warnings when you have time.")
    ctx.exit(1 if errors else 0)

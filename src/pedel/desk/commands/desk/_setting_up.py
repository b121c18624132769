"""What happens between starting and serving: database, static files, demonstration."""

from __future__ import annotations

from importlib import import_module

import click
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from pedel.desk.people.models import Person
from pedel.policy.commands import Trouble


def prepare(*, demo: bool) -> list[str]:
    """Brings database and static files up to date; gives lines about whom to sign in as."""
    migrate()
    collect()
    if demo:
        return fill()
    return [] if Person.objects.exists() else ["It has no steward yet: stop it, and run pedel desk init."]


def migrate() -> None:
    """Brings the database up to date. Raises Trouble when it cannot be reached."""
    try:
        if not _is_behind():
            return
        click.echo("Bringing the database up to date …")
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        raise Trouble(f"the database cannot be used: {error}".strip()) from error


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect() -> None:
    """Collects the static files; unchanged ones are left alone."""
    click.echo("Collecting the static files …")
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)


def fill() -> list[str]:
    """Fills an empty desk with the demo university; gives how to sign in as each of its people."""
    demo = import_module("pedel.desk.demo")
    if not Person.objects.exists():
        click.echo("Filling the desk with a demo university …")
        demo.fill()
    return list(demo.cast_lines())

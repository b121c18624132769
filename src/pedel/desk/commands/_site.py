"""Starting Django for a command; nothing here or in a command imports Django before it is called."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from pedel.policy.commands import Commands, Trouble

SETTINGS = "pedel.desk.settings"


class SiteCommands(Commands):
    """Commands that use the desk's database; what is wrong with it becomes one line."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            database = sys.modules.get("django.db")
            if database is None or not isinstance(error, database.DatabaseError):
                raise
            hint = "`pedel desk check-setup` says more."
            raise Trouble(f"the database cannot be used: {str(error).strip()}. {hint}") from error


def set_up() -> None:
    """Starts Django with the desk's settings. Raises Trouble when parts or settings are missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    os.umask(0o077)  # what a command writes is the desk's own affair
    try:
        import django  # a command pays for it when it runs, not when it is named

        from pedel.desk.configuration import ConfigurationError
    except ModuleNotFoundError as error:
        raise _missing(error) from None
    try:
        django.setup()
    except ModuleNotFoundError as error:
        raise _missing(error) from None
    except ConfigurationError as error:
        raise Trouble(str(error)) from None


def _missing(error: ModuleNotFoundError) -> Exception:
    """What to install; a part of Pedel itself that is missing is a mistake of ours and stays one."""
    if (error.name or "pedel").partition(".")[0] == "pedel":
        return error
    return Trouble(f"the desk needs {error.name}, which is not here. Install it: pip install 'pedel[desk]'")

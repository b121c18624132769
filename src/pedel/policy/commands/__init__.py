"""The commands of `pedel`, one module each; the file is the registration.

A module holds `command`, a click command. It is imported when it is called, so that no command
pays for the imports of another. A folder is a group of commands (`pedel pack …`).
"""

from __future__ import annotations

import errno
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ..draft import DraftError
from ..located import PackError
from ..render.visible import visible

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the signal's number, as shells have it."""


class Trouble(click.ClickException):
    """What stands in the way and what to do about it; exit code 2, as for a wrong option."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"pedel: {visible(self.message)}", err=True)


class Commands(click.Group):
    """A group of the commands in one or more packages."""

    def __init__(self, *args: Any, package: str | tuple[str, ...], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.packages = (package,) if isinstance(package, str) else package

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self._homes())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        package = self._homes().get(cmd_name)
        if package is None:
            return None
        command: click.Command = import_module(f"{package}.{cmd_name}").command
        return command

    def _homes(self) -> dict[str, str]:
        """For each command the package it lives in."""
        homes: dict[str, str] = {}
        for package in self.packages:
            folder = Path(str(import_module(package).__file__)).parent
            files = [path.stem for path in folder.glob("*.py")]
            groups = [path.parent.name for path in folder.glob("*/__init__.py")]
            homes |= dict.fromkeys((name for name in files + groups if not name.startswith("_")), package)
        return homes

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; here, and only here, errors become one line for the user."""
        try:
            return super().invoke(ctx)
        except (DraftError, PackError) as error:
            raise Trouble(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output has gone; click ends quietly
                raise
            raise Trouble(f"{error.filename or 'input'}: {error.strerror or error}") from error
        except (KeyboardInterrupt, click.Abort):
            click.echo(err=True)
            sys.exit(INTERRUPTED)

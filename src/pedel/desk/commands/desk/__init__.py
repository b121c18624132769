"""`pedel desk`: set up, run and keep the desk."""

from __future__ import annotations

import click

from .._site import SiteCommands


class DeskCommands(SiteCommands):
    """Commands whose modules are named with underscores and called with hyphens."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name.replace("_", "-") for name in super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, cmd_name.replace("-", "_"))


command = DeskCommands("desk", package=__name__, help="Set up, run and keep the desk.")

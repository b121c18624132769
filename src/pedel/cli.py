"""`pedel`: drafts held against guidelines, and the desk, from a terminal."""

from __future__ import annotations

import click

from . import __version__
from .policy.commands import Commands


@click.group(cls=Commands, package=("pedel.policy.commands", "pedel.desk.commands"))
@click.version_option(__version__, message="pedel %(version)s")
def main() -> None:
    """Hold a draft against your institution's social media guidelines, and run the desk for its accounts.

    Checking happens on this machine: no draft is stored, logged or sent.
    """

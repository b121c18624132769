"""`pedel`: drafts held against guidelines, from a terminal."""

from __future__ import annotations

import click

from .. import __version__
from .commands import Commands


@click.group(cls=Commands, package="pedel.policy.commands")
@click.version_option(__version__, message="pedel %(version)s")
def main() -> None:
    """Hold a draft against your institution's social media guidelines.

    Everything happens on this machine: no draft is stored, logged or sent.
    """

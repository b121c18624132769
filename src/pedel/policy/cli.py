"""Packs, drafts and the check, from a terminal."""

import click


@click.group()
def main() -> None:
    """Hold a draft against your institution's social media guidelines."""

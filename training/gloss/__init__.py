"""Glossed Dutch: English rows word by word in Dutch, so that published English rows also teach Dutch."""

from .glossing import glossed

__all__ = ["glossed"]

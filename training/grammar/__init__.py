"""Sentences of our own, in contrasts: the same words about people, about things, quoted, denied, told."""

from .sentences import sentences

__all__ = ["sentences"]

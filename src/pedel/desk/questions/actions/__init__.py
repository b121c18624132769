"""Everything that writes: the directory, questions, answers, guidance."""

from . import answering, asking, contacts, guidance, running

__all__ = ["answering", "asking", "contacts", "guidance", "running"]

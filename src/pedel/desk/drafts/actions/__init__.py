"""What changes drafts; every change goes through one of these."""

from .comments import comment, resolve
from .create import create, duplicate
from .discard import discard
from .freeze import freeze
from .pictures import add_picture, choose_picture, describe, move_picture, remove_picture
from .replies import answer, list_fact, remove_fact, reopen, set_aside
from .save import save

__all__ = [
    "add_picture",
    "answer",
    "choose_picture",
    "comment",
    "create",
    "describe",
    "discard",
    "duplicate",
    "freeze",
    "list_fact",
    "move_picture",
    "remove_fact",
    "remove_picture",
    "reopen",
    "resolve",
    "save",
    "set_aside",
]

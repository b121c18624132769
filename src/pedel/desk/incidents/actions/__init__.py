"""What is done with incidents, emergency links and protected incidents."""

from .breach import answer_breach, decide_breach
from .ending import end, release, reopen
from .evidence import add_evidence, export, no_evidence
from .linking import make_link, revoke_link
from .opening import call_password, confirm, open_
from .revoking import gave_up, revoked
from .steps import assign, do, redo, skip

__all__ = [
    "add_evidence",
    "answer_breach",
    "assign",
    "call_password",
    "confirm",
    "decide_breach",
    "do",
    "end",
    "export",
    "gave_up",
    "make_link",
    "no_evidence",
    "open_",
    "redo",
    "release",
    "reopen",
    "revoke_link",
    "revoked",
    "skip",
]

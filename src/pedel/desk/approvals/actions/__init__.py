"""What changes requests for approval; every change goes through one of these."""

from .asking import ask, clear, nobody_to_ask, take_back
from .bulk import approve_all
from .deciding import approve, ask_back, decline
from .delegating import delegate, end
from .ending import expire, void, withdraw
from .linking import make_link
from .routing import set_route
from .timing import set_time
from .waiting import escalate, go_on, remind

__all__ = [
    "approve",
    "approve_all",
    "ask",
    "ask_back",
    "clear",
    "decline",
    "delegate",
    "end",
    "escalate",
    "expire",
    "go_on",
    "make_link",
    "nobody_to_ask",
    "remind",
    "set_route",
    "set_time",
    "take_back",
    "void",
    "withdraw",
]

"""Everything that happens to an application."""

from .conversing import answer, ask
from .deciding import advise, decide, go_on
from .ending import lapse, reopen, withdraw
from .registering import register
from .reminding import remind
from .sending import send
from .sharing import share, unshare
from .writing import begin, write

__all__ = [
    "advise", "answer", "ask", "begin", "decide", "go_on", "lapse", "register", "remind", "reopen", "send",
    "share", "unshare", "withdraw", "write",
]  # fmt: skip

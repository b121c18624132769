"""What happens in looking after accounts."""

from .asking import ask, escalate, nudge, remind
from .confirming import confirm
from .noticing import disown, notice, take

__all__ = ["ask", "confirm", "disown", "escalate", "notice", "nudge", "remind", "take"]

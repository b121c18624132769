"""What happens on the checklist of somebody who leaves."""

from .following import begin, end, move
from .handing import hand_over
from .settling import close, say, take_word_back
from .working import call_for_passwords, end_what_was_theirs, remind, tell_duty

__all__ = [
    "begin",
    "call_for_passwords",
    "close",
    "end",
    "end_what_was_theirs",
    "hand_over",
    "move",
    "remind",
    "say",
    "take_word_back",
    "tell_duty",
]

"""What is done to deliveries, by people and by the desk itself."""

from .after import (
    ask_back,
    changed_elsewhere,
    correct,
    gone,
    not_withdrawn,
    withdrawn,
    withdrawn_by_hand,
)
from .outcomes import drop, fail, found, give_back, go_on, leave_unclear, miss, not_there, publish, start
from .people import call_off, set_time, settle, try_again
from .plan import plan_for

__all__ = [
    "ask_back",
    "call_off",
    "changed_elsewhere",
    "correct",
    "drop",
    "fail",
    "found",
    "give_back",
    "go_on",
    "gone",
    "leave_unclear",
    "miss",
    "not_there",
    "not_withdrawn",
    "plan_for",
    "publish",
    "set_time",
    "settle",
    "start",
    "try_again",
    "withdrawn",
    "withdrawn_by_hand",
]

"""What the worker does for publishing; what goes out has a lane of its own."""

from __future__ import annotations

from pedel.desk.work import Job

from . import clock, engine
from .linkcheck.gathering import check_drafts, check_posts
from .looking import look_again
from .planning import plan_all
from .sending import send_due
from .settling import settle_unknown
from .taking_back import take_back_again
from .working import recover

SENDING = "sending"


def send() -> None:
    """Sends what is due, or hands it to the engine; as long as the clock that says so can be trusted."""
    if clock.is_trusted():
        (engine.hand_out if engine.is_here() else send_due)()


JOBS = (
    Job("publishing: plan", 1, plan_all, lane="planning"),
    Job("publishing: send", 0.5, send, lane=SENDING),
    Job("publishing: look for what is unclear", 2, settle_unknown, lane="looking"),
    Job("publishing: take over from the dead", 2, recover, lane="planning"),
    Job("publishing: look at what went out", 60, look_again, lane="looking"),
    Job("publishing: take back", 20, take_back_again, lane="looking"),
    Job("publishing: look at the links of drafts", 15, check_drafts, lane="links"),
    Job("publishing: look at the links of posts", 600, check_posts, lane="links"),
)

"""What stands in the calendar: one message at one time, for one or more accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account, Hold
from pedel.desk.drafts.models import Draft

from ..models import Delivery

DRAFT, STATE = Draft.State, Delivery.State
OPEN = (STATE.QUEUED, STATE.LEASED, STATE.MISSED)
"""A delivery that has not left, and still can."""
MOVABLE = {DRAFT.WRITING, *OPEN}


@dataclass(frozen=True, slots=True)
class Look:
    """How a state looks: an icon and a tone; its word stands beside them."""

    icon: str
    tone: str


LOOKS = {
    DRAFT.WRITING: Look(icon="pencil", tone="note"),
    DRAFT.DECLINED: Look(icon="arrow-back-up", tone="answer"),
    DRAFT.WAITING: Look(icon="hourglass", tone="note"),
    DRAFT.APPROVED: Look(icon="check", tone="advice"),
    DRAFT.CLEARED: Look(icon="check", tone="advice"),
    STATE.QUEUED: Look(icon="clock", tone="advice"),
    STATE.LEASED: Look(icon="send", tone="advice"),
    STATE.SENDING: Look(icon="send", tone="advice"),
    STATE.PUBLISHED: Look(icon="circle-check", tone="good"),
    STATE.FAILED: Look(icon="circle-x", tone="stop"),
    STATE.UNKNOWN: Look(icon="help-octagon", tone="answer"),
    STATE.MISSED: Look(icon="clock-x", tone="answer"),
    STATE.WITHDRAWN: Look(icon="archive", tone="note"),
}
NOT_MOVED = {
    DRAFT.WAITING: _("Its time is part of what is being approved. Take the request back to change it."),
    DRAFT.DECLINED: _("It came back to its author. Open the draft to change it."),
    DRAFT.APPROVED: _("It is about to be planned. Look at the draft."),
    DRAFT.CLEARED: _("It is about to be planned. Look at the draft."),
    STATE.SENDING: _("It is going out now."),
    STATE.PUBLISHED: _("It has gone out."),
    STATE.WITHDRAWN: _("It was taken back."),
    STATE.FAILED: _("It was not sent. Open it to try again."),
    STATE.UNKNOWN: _("It is unclear whether it went out. Open it to settle that first."),
}
NOT_YOURS = _("Who works on the account says when it goes out.")


def telling(trouble: str, holds: Sequence[Hold]) -> str:
    """The code that says best why something waits: what was held waits for a new time once nothing holds it.

    Empty where the holds themselves say it.
    """
    if trouble != "held":
        return trouble
    return "" if holds else "late"


@dataclass(slots=True)
class Item:
    """A draft, or the deliveries of one revision at one time in one state.

    `pks` are the ids of the draft or the deliveries, `wordings` what is said on each account, by its id.
    """

    kind: str
    pks: tuple[int, ...]
    draft: int
    at: datetime
    state: str
    state_label: Any
    accounts: Sequence[Account]
    wordings: dict[int, str]
    topics: tuple[str, ...]
    is_mine: bool = False
    ended_at: datetime | None = None
    trouble: str = ""
    holds: list[Hold] = field(default_factory=list)
    clashes: list[Any] = field(default_factory=list)
    title: str = ""

    @property
    def key(self) -> str:
        """The item's name in addresses: "draft-5", "deliveries-3-4"."""
        return "-".join((self.kind, *map(str, self.pks)))

    @property
    def url(self) -> str:
        """Where it is looked at."""
        if self.kind == "draft":
            return reverse("draft", args=[self.draft])
        return reverse("delivery", args=[self.pks[0]])

    @property
    def is_ahead(self) -> bool:
        """Whether it has yet to leave, so that a hold or a clash concerns it."""
        return self.kind == "draft" or self.state in OPEN

    @property
    def look(self) -> Look:
        """Its icon and tone; what is held looks held, whatever else it is."""
        return Look(icon="player-pause", tone="held") if self.holds else LOOKS[self.state]  # type: ignore[index]

    @property
    def may_move(self) -> bool:
        return self.is_mine and self.state in MOVABLE

    @property
    def why_not(self) -> Any:
        """Why it is not moved; empty where it may be."""
        if self.may_move:
            return ""
        return NOT_MOVED.get(self.state) or NOT_YOURS  # type: ignore[call-overload]

    @property
    def is_late(self) -> bool:
        """Whether its time has passed although it has not left."""
        return self.is_ahead and self.state != STATE.MISSED and self.at < timezone.now()

    @property
    def names(self) -> list[str]:
        """The names of its accounts, each once."""
        return list(dict.fromkeys(account.name for account in self.accounts))

    @property
    def networks(self) -> list[str]:
        """The names of its networks, each once."""
        return list(dict.fromkeys(account.network for account in self.accounts))

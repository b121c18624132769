"""A delivery as its page shows it: what went out, how it stands, what the network shows now. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pedel.desk.approvals.models import Decision
from pedel.desk.approvals.row import title
from pedel.desk.channels.apps_of import connector_for
from pedel.desk.drafts import content
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission
from pedel.desk.ui.differences import Piece, changed_words, differences
from pedel.networks import UnknownNetworkError

from . import access, why
from .looking import is_same
from .models import Correction, Delivery, Part, Withdrawal
from .official.posts import network_title
from .words import Explained, explain

State, Seen = Delivery.State, Delivery.Seen
AHEAD = (State.QUEUED, State.LEASED, State.MISSED)


@dataclass(frozen=True, slots=True)
class Shown:
    """One post of a delivery: as it went out, and what differs from it on the network, word by word."""

    part: Part
    pictures: list[Mapping[str, Any]]
    pieces: list[Piece]

    @property
    def words(self) -> int:
        return changed_words(self.pieces)


class Reading:
    """Everything that one person sees of one delivery."""

    def __init__(self, delivery: Delivery, by: Actor) -> None:
        self.delivery, self.by = delivery, by
        self.revision, self.draft = delivery.revision, delivery.revision.draft
        self.content = content.read(delivery.revision)

    @property
    def title(self) -> str:
        return title(self.content)

    @property
    def network(self) -> str:
        return network_title(self.delivery)

    @cached_property
    def sentence(self) -> str:
        """How it stands, in a sentence."""
        return sentence(self.delivery, sum(bool(part.remote_id) for part in self.delivery.parts.all()))

    @property
    def seen(self) -> str:
        """What the network showed when it was last looked at, in a sentence."""
        delivery = self.delivery
        if delivery.state != State.PUBLISHED:
            return ""
        if not any(part.remote_id for part in delivery.parts.all()):
            return _("The desk does not know what the network calls it, so it cannot look: do that yourself.")
        if delivery.seen == Seen.AS_SENT and all(part.shown is None for part in delivery.parts.all()):
            return _("It stands there; this network does not give the desk its words.")
        return SEEN[delivery.seen]()

    @cached_property
    def posts(self) -> list[Shown]:
        """Its posts in order."""
        return [self._shown(part) for part in self.delivery.parts.all()]

    def _shown(self, part: Part) -> Shown:
        kept = self.content["pictures"]
        pictures = [kept[number] for number in part.media if number < len(kept)]
        is_changed = self.delivery.seen == Seen.CHANGED and part.shown is not None
        if not is_changed or is_same(part.text, part.shown or "", None):
            return Shown(part, pictures, [])
        return Shown(part, pictures, differences(part.text, part.shown or ""))

    @cached_property
    def yeses(self) -> list[Decision]:
        """Who said yes to exactly this; empty where somebody cleared it within their mandate."""
        said = Decision.objects.filter(step__request__revision=self.revision, word=Decision.Word.APPROVE)
        return list(said.select_related("person", "standing_in_for", "step__unit"))

    @cached_property
    def waits(self) -> list[why.Wait]:
        """What keeps it back, beside what is explained already."""
        told = self.delivery.trouble if self.explained else ""
        return [wait for wait in why.waits(self.delivery) if wait.code != told]

    @property
    def explained(self) -> Explained | None:
        """What is wrong and what to do, where something is."""
        is_wrong = self.delivery.state in (State.FAILED, State.UNKNOWN, State.MISSED)
        return explain(self.delivery.trouble) if is_wrong and self.delivery.trouble else None

    @cached_property
    def withdrawal(self) -> Withdrawal | None:
        return Withdrawal.objects.filter(delivery=self.delivery).select_related("asked_by").first()

    @property
    def withdrawal_trouble(self) -> Explained | None:
        found = self.withdrawal
        return explain(found.trouble) if found and found.trouble and not found.done_at else None

    @cached_property
    def corrections(self) -> list[Correction]:
        """The drafts that put it right."""
        made = Correction.objects.filter(first__revision=self.revision)
        return list(made.select_related("draft", "begun_by"))

    @cached_property
    def corrects(self) -> Delivery | None:
        """What it puts right, on the same account."""
        made = Correction.objects.filter(draft=self.draft).select_related("first__account").first()
        if made is None:
            return None
        same = Delivery.objects.filter(revision=made.first.revision_id, account=self.delivery.account_id)
        return same.first() or made.first

    @property
    def edits(self) -> bool:
        """Whether the network could change a post that stands; the desk sends a correction instead."""
        try:
            return connector_for(self.delivery.account).edits
        except UnknownNetworkError:
            return False

    @cached_property
    def may_send(self) -> Permission:
        return access.may_send(self.by, self.delivery)

    @property
    def may_time(self) -> bool:
        return self.delivery.state in AHEAD and bool(self.may_send)

    @property
    def may_call_off(self) -> bool:
        is_out = any(part.remote_id for part in self.delivery.parts.all())
        return self.delivery.state in (*AHEAD, State.FAILED) and bool(self.may_send) and not is_out

    @property
    def may_try_again(self) -> bool:
        return self.delivery.state == State.FAILED and bool(self.may_send)

    @property
    def may_settle(self) -> bool:
        return self.delivery.state == State.UNKNOWN and bool(access.may_settle(self.by, self.delivery))

    @property
    def may_withdraw(self) -> bool:
        stands = self.delivery.state == State.PUBLISHED or (
            self.delivery.state == State.FAILED and any(part.remote_id for part in self.delivery.parts.all())
        )
        return stands and bool(access.may_withdraw(self.by, self.delivery))

    @property
    def may_correct(self) -> bool:
        return self.delivery.state == State.PUBLISHED and bool(access.may_correct(self.by, self.delivery))


def sentence(delivery: Delivery, parts_out: int = 0) -> str:
    """The state of a delivery in a sentence; `parts_out` posts of it are on the network."""
    if delivery.state == State.FAILED and parts_out:
        text = ngettext(
            "%d post of the thread went out, the rest did not.",
            "%d posts of the thread went out, the rest did not.",
            parts_out,
        )
        return text % parts_out
    return SENTENCES[delivery.state]()


SENTENCES = {
    State.QUEUED: lambda: _("It is planned and goes out by itself."),
    State.LEASED: lambda: _("It is about to go out."),
    State.SENDING: lambda: _("It goes out this moment."),
    State.PUBLISHED: lambda: _("It went out, and the network confirmed it."),
    State.FAILED: lambda: _("It did not go out."),
    State.UNKNOWN: lambda: _("It is unclear whether it went out. It is not sent again until that is known."),
    State.MISSED: lambda: _("Its time passed without it. It goes out when somebody gives a new time."),
    State.CANCELLED: lambda: _("It was called off before it left."),
    State.WITHDRAWN: lambda: _("It was taken back from the network. What it said stays on record here."),
}
SEEN = {
    Seen.NOT_YET: lambda: _("Nobody has looked yet; the desk does so by itself."),
    Seen.AS_SENT: lambda: _("It stands there as it was sent."),
    Seen.CHANGED: lambda: _("Somebody has changed it on the network."),
    Seen.GONE: lambda: _("It is gone: somebody has deleted it on the network, or the network has."),
}

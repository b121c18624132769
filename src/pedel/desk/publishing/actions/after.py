"""What happens to a post after it went out: changed or gone elsewhere, taken back, put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from pedel.desk.channels import keepers
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing, kept
from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict
from pedel.networks import NetworkError

from .. import access
from ..models import Correction, Delivery, Part, Withdrawal
from ..official.media import absolute
from ..official.posts import path_of
from .about import State, about, change

Seen = Delivery.Seen
OUT = (State.PUBLISHED, State.FAILED)
"""States in which something of it may stand on the network for certain."""
LONGEST = 2000
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
"""Between two tries to take a post back: twice as long each time. Ours."""


@action("post.changed_elsewhere", may=access.may_work)
def changed_elsewhere(by: Actor, delivery: Delivery, *, at: datetime, parts: list[int]) -> Done:
    """A post was found changed on its network."""
    _see(delivery, Seen.CHANGED, at)
    _tell(delivery, "changed_elsewhere")
    return about(delivery, parts=parts, seen_at=at.isoformat())


@action("post.gone", may=access.may_work)
def gone(by: Actor, delivery: Delivery, *, at: datetime, parts: list[int]) -> Done:
    """A post was found to be gone from its network."""
    _see(delivery, Seen.GONE, at)
    _tell(delivery, "gone")
    return about(delivery, parts=parts, seen_at=at.isoformat())


@action("post.withdrawal_asked", may=access.may_withdraw)
def ask_back(by: Actor, delivery: Delivery, *, why: str) -> Done:
    """Somebody asked that a post be taken back from its network."""
    why = kept(why, LONGEST, "why")
    now = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    if now.state not in OUT or not _is_out(now):
        raise Conflict(_("Nothing of it stands on the network, as far as the desk knows."))
    withdrawal, is_new = Withdrawal.objects.get_or_create(
        delivery=delivery, defaults={"why": why, "asked_by": by.person}
    )
    if not is_new:
        again = {"next_try_at": timezone.now(), "tries": 0, "why": why, "asked_by": by.person}
        Withdrawal.objects.filter(pk=withdrawal.pk).update(**again)
        withdrawal.refresh_from_db()
    return replace(about(delivery, again=not is_new), result=withdrawal)


@action("post.withdrawn", may=access.may_work)
def withdrawn(by: Actor, withdrawal: Withdrawal) -> Done:
    """A post was taken back from its network."""
    return _taken_back(withdrawal)


@action("post.withdrawn_by_hand", may=access.may_finish_withdrawal)
def withdrawn_by_hand(by: Actor, withdrawal: Withdrawal, *, evidence: str) -> Done:
    """Somebody took a post back on the network itself, and said so."""
    Withdrawal.objects.filter(pk=withdrawal.pk).update(detail=kept(evidence, 500, "evidence"))
    return _taken_back(withdrawal)


@action("post.not_withdrawn", may=access.may_work)
def not_withdrawn(by: Actor, withdrawal: Withdrawal, *, error: NetworkError) -> Done:
    """A post could not be taken back, or it is unclear whether it was."""
    wait = min(FIRST_WAIT * 2 ** min(withdrawal.tries, 10), LONGEST_WAIT)
    if error.retry_after:
        wait = max(wait, timedelta(seconds=min(error.retry_after, 86_400)))
    said = {"trouble": str(error.trouble), "detail": error.detail, "tries": F("tries") + 1}
    said["next_try_at"] = None if error.permanent else timezone.now() + wait
    if not Withdrawal.objects.filter(pk=withdrawal.pk, done_at=None).update(**said):
        raise Conflict(_("It has moved on meanwhile. Look at how it stands now."))
    if withdrawal.trouble != str(error.trouble):
        _tell(withdrawal.delivery, "not_withdrawn", withdrawal.asked_by)
    return about(withdrawal.delivery, trouble=str(error.trouble), outcome=error.outcome)


@action("post.correction_begun", may=access.may_correct)
def correct(by: Actor, delivery: Delivery) -> Done:
    """A draft was begun that puts an earlier post right."""
    revision = delivery.revision
    out = Delivery.objects.filter(revision=revision, state=State.PUBLISHED).select_related("account__unit")
    accounts = [one.account for one in out.order_by("pk") if access.may_withdraw(by, one)]
    if not accounts:
        raise Conflict(_("This post does not stand any more, so there is nothing to put right."))
    first = revision.draft
    writing = Writing(
        text=_beginning(delivery, first.language),
        kind=first.kind, topics=tuple(first.topics), language=first.language,
    )  # fmt: skip
    draft = drafts.create(by, accounts, writing=writing)
    correction = Correction.objects.create(first=delivery, draft=draft, begun_by=by.person)
    return replace(about(delivery, draft=draft.pk), result=correction)


def _beginning(delivery: Delivery, language: str) -> str:
    """The first words of a correction: what it is about, in the language of the post."""
    with override(language if language in ("en", "nl") else None):
        day = (delivery.ended_at or delivery.due_at).astimezone(timezone.get_current_timezone())
        told = {"day": f"{day:%d-%m-%Y}", "url": delivery.url or absolute(path_of(delivery))}
        return _("Correction to our post of %(day)s (%(url)s):") % told + "\n\n"


def _is_out(delivery: Delivery) -> bool:
    sent = Part.objects.filter(delivery=delivery).exclude(remote_id="").exists()
    return sent or delivery.state == State.PUBLISHED


def _see(delivery: Delivery, seen: str, at: datetime) -> None:
    """Writes what was seen, once."""
    rows = Delivery.objects.filter(pk=delivery.pk, state=State.PUBLISHED).exclude(seen=seen)
    if not rows.update(seen=seen, seen_at=at):
        raise Conflict(_("It has moved on meanwhile. Look at how it stands now."))
    delivery.seen, delivery.seen_at = seen, at


def _taken_back(withdrawal: Withdrawal) -> Done:
    delivery, now = withdrawal.delivery, timezone.now()
    done = {"done_at": now, "next_try_at": None, "trouble": ""}
    if not Withdrawal.objects.filter(pk=withdrawal.pk, done_at=None).update(**done):
        raise Conflict(_("It has been taken back already."))
    change(delivery, *OUT, state=State.WITHDRAWN, next_look_at=None)
    _tell(delivery, "withdrawn")
    return about(delivery, asked_by=withdrawal.asked_by_id)


def _tell(delivery: Delivery, what: str, *also: Person) -> None:
    """Owner, deputy and author are told, once each."""
    draft: Draft = delivery.revision.draft
    facts: dict[str, Any] = {"account": str(delivery.account), "network": delivery.account.network}
    people = {person.pk: person for person in [*keepers.owners(delivery.account), draft.author, *also]}
    tell(people.values(), kind=f"publishing.{what}", url=reverse("delivery", args=[delivery.pk]), **facts)

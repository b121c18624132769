"""Deciding on a request: yes, no, or a question first. Always on exactly the digest that was looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.states import move
from pedel.desk.drafts.writing import unkeepable
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Decision, ExternalLink, Request, Step
from ..roster import Bench, Voice
from ..standing import is_as_frozen, is_complete, open_step, standing, voice
from . import linking
from .about import about, close, held
from .opening import opened
from .telling import tell_of, writers

LONGEST = 2000


class Turn(NamedTuple):
    """A request under lock, its open step, who decides on it, and how the one who acts may speak."""

    request: Request
    step: Step
    bench: Bench
    voice: Voice
    link: ExternalLink | None


@action("approval.given", may=access.may_decide, scope="approve")
def approve(
    by: Actor, request: Request, *, digest: str, note: str = "", link: ExternalLink | None = None
) -> Done:
    """A revision was approved, in one step of its route."""
    turn = _turn(by, request, digest, link)
    _say(by, turn, Decision.Word.APPROVE, note)
    is_last = _go_on(by, turn)
    facts = {"step": turn.step.order, "for": turn.voice.seat.pk, "is_last": is_last}
    return about(turn.request.revision, turn.request, request=request.pk, **facts)


@action("approval.declined", may=access.may_decide, scope="approve")
def decline(by: Actor, request: Request, *, digest: str, note: str, link: ExternalLink | None = None) -> Done:
    """A revision was not approved; the reason was given to those who wrote it."""
    turn = _turn(by, request, digest, link)
    _say(by, turn, Decision.Word.DECLINE, _said(note, _("Say why not, so that they know what to change.")))
    close(turn.request, Request.State.DECLINED, Request.State.WAITING, decided_at=timezone.now())
    move(turn.request.revision.draft, Draft.State.WAITING, to=Draft.State.DECLINED)
    tell_of(turn.request, "declined", writers(turn.request), who=str(by))
    return about(turn.request.revision, turn.request, request=request.pk, step=turn.step.order)


@action("approval.questioned", may=access.may_decide, scope="approve")
def ask_back(by: Actor, request: Request, *, digest: str, note: str) -> Done:
    """An approver asked something before deciding; the request stays open."""
    turn = _turn(by, request, digest, None)
    _say(by, turn, Decision.Word.ASK, _said(note, _("Write your question.")))
    tell_of(turn.request, "question", writers(turn.request), who=str(by))
    return about(turn.request.revision, turn.request, request=request.pk, step=turn.step.order)


def settle(request: Request) -> None:
    """The last yes is in: the draft is approved, unless it changed this very moment."""
    now = timezone.now()
    ends = now + timedelta(days=settings.PEDEL.approval_days)
    close(request, Request.State.APPROVED, Request.State.WAITING, decided_at=now, expires_at=ends)
    move(request.revision.draft, Draft.State.WAITING, to=Draft.State.APPROVED)


def _turn(by: Actor, request: Request, digest: str, link: ExternalLink | None) -> Turn:
    """Whose turn it is, under lock; Conflict when it is no longer this decision's."""
    now = held(request)
    if digest != now.digest or standing(now) == Request.State.VOID or not _is_exact(now):
        raise Conflict(_("It has been edited since; look again."))
    step = open_step(now)
    if standing(now) != Request.State.WAITING or step is None:
        raise Conflict(_settled(now))
    bench = access.benches_of(now, [step])[step.pk]
    speaks = linking.voice(now, step, bench, link) if by.person is None else voice(step, bench, by.person)
    if by.person is not None and linking.has_spoken(step, by.person):
        speaks = None
    if bench is None or speaks is None:
        raise Conflict(_("This step is done: nothing more is needed from you."))
    return Turn(now, step, bench, speaks, link)


def _is_exact(request: Request) -> bool:
    return is_as_frozen(request.revision.draft, request.revision)


def _settled(request: Request) -> str:
    """The calm message for who comes second."""
    last = Decision.objects.filter(step__request=request).exclude(word=Decision.Word.ASK).last()
    if last is None or request.state not in (Request.State.APPROVED, Request.State.DECLINED):
        return _("This request is {state}: nothing is needed from you.").format(
            state=request.get_state_display()
        )
    told = {"name": last.person or last.name, "word": last.get_word_display()}
    return _("{name} decided just before you: {word}. Nothing more is needed from you.").format(**told)


def _say(by: Actor, turn: Turn, word: str, note: str) -> None:
    if why := unkeepable(note, LONGEST) or unkeepable(by.name):
        raise ValidationError({"note": why})
    if turn.link is not None:
        linking.use(turn.link)
    Decision.objects.create(
        step=turn.step,
        person=by.person,
        name="" if by.person else by.name,
        standing_in_for=turn.voice.seat if turn.voice.seat != by.person else None,
        word=word,
        note=note.strip(),
        digest=turn.request.digest,
    )


def _go_on(by: Actor, turn: Turn) -> bool:
    """Closes the step when it has every yes it needs, and opens the next; True when that was the last."""
    if not is_complete(turn.step, turn.bench, turn.step.decisions.order_by("pk")):
        return False
    if not Step.objects.filter(pk=turn.step.pk, state=Step.State.OPEN).update(state=Step.State.DONE):
        raise Conflict(_("Somebody was just before you: this step is done."))
    if opened(turn.request):
        return False
    settle(turn.request)
    tell_of(turn.request, "approved", writers(turn.request), who=str(by))
    return True


def _said(note: str, wanted: str) -> str:
    if not note.strip():
        raise ValidationError({"note": wanted})
    return note

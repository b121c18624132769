"""What waits for a person among the drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.people.models import Person
from pedel.desk.ui.todo import Shortcut, Todo

from . import access
from .models import Comment, Draft, Target
from .states import State

MOST = 20


def waiting_for(person: Person) -> list[Todo]:
    """Drafts sent back, remarks that name the person and wait, and what goes out today."""
    return [*_sent_back(person), *_mentions(person), *_today(person)]


def shortcuts(person: Person) -> list[Shortcut]:
    """Beginning a draft, for who may write one."""
    if not access.writable_for(person).exists():
        return []
    return [Shortcut(_("New draft"), reverse("new-draft"), icon="pencil-plus", key="n")]


def _url(draft: Draft) -> str:
    return reverse("draft", args=[draft.pk])


def _mine(person: Person) -> list[int]:
    return list(person.edited_drafts.filter(state=State.DECLINED).values_list("pk", flat=True)[:MOST])


def _sent_back(person: Person) -> Iterator[Todo]:
    rows = access.drafts_for(person).filter(pk__in=_mine(person))
    for draft in rows:
        yield Todo(_("A draft came back to you"), _url(draft), icon="arrow-back-up", detail=str(draft))


def _mentions(person: Person) -> Iterator[Todo]:
    later = Comment.objects.filter(
        draft=OuterRef("draft"), person=person, created_at__gt=OuterRef("created_at")
    )
    rows = Comment.objects.filter(mentions=person, resolved_at=None).exclude(Exists(later))
    seen = access.drafts_for(person).exclude(state=State.DISCARDED)
    for row in rows.filter(draft__in=seen).select_related("draft", "person")[:MOST]:
        what = _("%s asks you something about a draft") % row.person
        yield Todo(what, f"{_url(row.draft)}#comment-{row.pk}", icon="at", detail=str(row.draft))


def _today(person: Person) -> Iterator[Todo]:
    now = timezone.localtime()
    end = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    on_mine = Target.objects.filter(account__in=access.accounts_of(person)).values("draft")
    ready = access.drafts_for(person).filter(
        pk__in=on_mine,
        state__in=(State.APPROVED, State.CLEARED),
        planned_for__gte=now,
        planned_for__lt=end,
    )
    for draft in ready.order_by("planned_for")[:MOST]:
        yield Todo(str(draft), _url(draft), icon="clock", group="today", due=draft.planned_for)

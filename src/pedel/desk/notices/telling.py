"""Telling people: called inside an action, so that notice and letter stand or fall with what they tell of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from . import words
from .letters import Item, letter
from .models import Letter, Notice, Preference

AT_ONCE, DAILY = Preference.Mail.AT_ONCE, Preference.Mail.DAILY
_together: ContextVar[bool] = ContextVar("together", default=False)


@contextmanager
def together() -> Iterator[None]:
    """What is done within is one thing, and whoever does it tells of it as one: `tell` says nothing."""
    before = _together.set(True)
    try:
        yield
    finally:
        _together.reset(before)


def alarm(people: Iterable[Any], kind: str, url: str = "", **facts: Any) -> None:
    """As `tell`, by every way there is and at once, whatever people prefer: something is on fire."""
    once = {person.pk: person for person in people if not person.has_left()}
    Notice.objects.bulk_create(
        Notice(person=person, kind=kind, url=url, facts=facts) for person in once.values()
    )
    Letter.objects.bulk_create(_letter(person, kind, url, facts) for person in once.values())


def tell(people: Iterable[Any], kind: str, url: str = "", **facts: Any) -> None:
    """Tells people something once each, in the desk and by mail as each of them prefers.

    `kind` is "<app>.<what>" ("approvals.asked"); its words are in `templates/<app>/notices/<what>.txt`
    (one line for the desk and the mail's subject, in the reader's language) and, if the mail has more to
    say, `<what>.body.txt`. `facts` are small JSON values for the words. Never a draft's text: a notice
    may travel by e-mail. Who has left is told nothing.
    """
    if _together.get():
        return
    once = {person.pk: person for person in people if not person.has_left()}
    wishes = dict(Preference.objects.filter(person__in=once).values_list("person", "mail"))
    Notice.objects.bulk_create(
        Notice(person=person, kind=kind, url=url, facts=facts, waits_for_digest=wishes.get(pk) == DAILY)
        for pk, person in once.items()
    )
    Letter.objects.bulk_create(
        _letter(person, kind, url, facts) for pk, person in once.items() if wishes.get(pk, AT_ONCE) == AT_ONCE
    )


def _letter(person: Any, kind: str, url: str, facts: dict[str, Any]) -> Letter:
    sentence = words.line(kind, facts, person.language)
    return letter(person, sentence, [Item(sentence, words.body(kind, facts, person.language), url)])

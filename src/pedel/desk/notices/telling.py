"""Telling people: called inside an action, so that the notice stands or falls with what it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .models import Notice


def tell(people: Iterable[Any], kind: str, url: str = "", **facts: Any) -> None:
    """Tells people something once each.

    `kind` is "<app>.<what>" ("approvals.asked"); its words are in `templates/<app>/notices/<what>.txt`
    (one line for the desk, in the reader's language). `facts` are small JSON values for the words.
    Never a draft's text: a notice may travel by e-mail.
    """
    once = {person.pk: person for person in people}
    Notice.objects.bulk_create(
        Notice(person=person, kind=kind, url=url, facts=facts) for person in once.values()
    )

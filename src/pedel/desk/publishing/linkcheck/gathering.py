"""Which links are looked at, and when: those of drafts for some hours, those of posts once a week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from time import monotonic

from django.conf import settings
from django.utils import timezone

from pedel.desk.drafts.links import links
from pedel.desk.drafts.models import Draft

from ..models import Delivery, Link, Part
from ..telling import keepers, tell_of
from .answering import FRESH, known, look

AT_WORK = timedelta(days=2)
"""A draft that nobody has touched for longer is looked at when somebody opens it to ask or to send. Ours."""
WEEK, YEAR = timedelta(days=7), timedelta(days=365)
SECONDS, MOST = 8.0, 40
"""How long one run takes at most, and how many addresses it looks at."""
OPEN = (Draft.State.WRITING, Draft.State.WAITING, Draft.State.APPROVED, Draft.State.CLEARED)


def is_off() -> bool:
    """In a demonstration nothing leaves the machine, so no link is looked at."""
    return bool(settings.PEDEL.demo)


def of_draft(draft: Draft) -> list[str]:
    """The links of all its wordings, each once."""
    wordings = [target.wording for target in draft.targets.all()] or [draft.text]
    return list(dict.fromkeys(link for wording in wordings for link in links(wording)))


def check_drafts() -> None:
    """Looks at the links of drafts that somebody is working on."""
    if is_off():
        return
    now = timezone.now()
    drafts = Draft.objects.filter(state__in=OPEN, changed_at__gt=now - AT_WORK).order_by("-changed_at")
    wanted = [url for draft in drafts.prefetch_related("targets")[:200] for url in of_draft(draft)]
    for url in _stale(wanted, now - FRESH):
        look(url)


def check_posts() -> None:
    """Looks at the links of the last year's posts, each once a week, and tells of those that are gone."""
    if is_off():
        return
    now = timezone.now()
    posts = _of_posts(now - YEAR)
    for url in _stale(posts, now - WEEK):
        before = Link.objects.filter(url=url).values_list("answer", flat=True).first()
        if look(url).answer == Link.Answer.GONE and before != Link.Answer.GONE:
            for delivery in posts[url]:
                tell_of(delivery, "link_gone", keepers(delivery.account))


def _of_posts(since: datetime) -> dict[str, list[Delivery]]:
    """The deliveries that stand, by each link in them."""
    rows = Part.objects.filter(delivery__state=Delivery.State.PUBLISHED, delivery__ended_at__gt=since)
    rows = rows.filter(text__regex=r"https?://|[Ww][Ww][Ww]\.")
    found: dict[str, list[Delivery]] = {}
    for part in rows.select_related("delivery__account", "delivery__revision").order_by("-pk")[:5_000]:
        for url in links(part.text):
            found.setdefault(url, []).append(part.delivery)
    return found


def _stale(urls: Iterable[str], before: datetime) -> Iterator[str]:
    """Those that were not looked at since, as long as this run may take."""
    wanted, end = list(dict.fromkeys(urls)), monotonic() + SECONDS
    rows = known(wanted)
    due = [url for url in wanted if url not in rows or rows[url].looked_at < before]
    for url in due[:MOST]:
        if monotonic() > end:
            return
        yield url

"""What is due to be destroyed, and destroying it: everywhere, but for entry and digest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.drafts.models import Draft, Revision, Target
from pedel.desk.publishing.models import Delivery, Part

from .models import ArchivedFile, ArchivedPost, DestructionList, Rule

KEEP = _("kept (no retention class has been set)")
"""What holds where nobody has said anything: posts are kept. Ours."""


class Rules:
    """The retention classes, read once."""

    def __init__(self) -> None:
        rows = list(Rule.objects.select_related("unit", "account"))
        self.accounts = {row.account_id: row for row in rows if row.account_id}
        self.units = {row.unit.path: row for row in rows if row.unit}

    def of(self, account: Account) -> Rule | None:
        """The account's own, or else that of the nearest unit above it."""
        if account.pk in self.accounts:
            return self.accounts[account.pk]
        return next((self.units[path] for path in account.unit.lineage() if path in self.units), None)

    def ends(self, post: ArchivedPost) -> datetime | None:
        """When it has been kept long enough; None for what is kept."""
        rule = self.of(post.account)
        return after(post.published_at, rule.years) if rule and rule.years else None


def after(moment: datetime, years: int) -> datetime:
    """The same day so many years later; the 29th of February becomes the 1st of March."""
    try:
        return moment.replace(year=moment.year + years)
    except ValueError:
        return moment.replace(year=moment.year + years, month=3, day=1)


def due(posts: QuerySet[ArchivedPost]) -> list[ArchivedPost]:
    """Those of these posts whose time is over today."""
    rules, now = Rules(), timezone.now()
    if not (rules.accounts or rules.units):
        return []
    rows = posts.filter(destroyed_at=None).select_related("account__unit").order_by("published_at")
    return [post for post in rows.iterator(500) if (ends := rules.ends(post)) and ends <= now]


def proposable(posts: QuerySet[ArchivedPost]) -> list[ArchivedPost]:
    """What is due and stands on no list that waits for a signature."""
    waiting = DestructionList.objects.filter(signed_at=None, dropped_at=None)
    listed = {key for keys in waiting.values_list("keys", flat=True) for key in keys}
    return [post for post in due(posts) if post.key not in listed]


def wipe(post: ArchivedPost) -> None:
    """Takes a post's content away: from the archive, the ledger, and with its last post from the draft."""
    now = timezone.now()
    fields = {"content": "", "destroyed_at": now, "destroyed_in": post.destroyed_in}
    ArchivedPost.objects.filter(pk=post.pk).update(**fields)
    post.sequels.update(content="")
    _drop_files(list(post.files.all()))
    post.files.all().delete()
    if post.delivery is not None:
        Part.objects.filter(delivery=post.delivery).delete()
        Delivery.objects.filter(pk=post.delivery_id).update(next_look_at=None)
        _wipe_draft(post.delivery.revision.draft)


def _wipe_draft(draft: Draft) -> None:
    """The draft goes with the last of its posts; what is left says which post it was, and nothing of it."""
    if draft.revisions.filter(deliveries__isnull=False, deliveries__archived__destroyed_at=None).exists():
        return
    for revision in draft.revisions.all():
        Revision.objects.filter(pk=revision.pk).update(content=_emptied(revision.content), findings=[])
    Draft.objects.filter(pk=draft.pk).update(text="", topics=[])
    Target.objects.filter(draft=draft).update(text="")
    for thing in ("comments", "reasons", "answers", "facts"):
        getattr(draft, thing).all().delete()
    names = list(draft.pictures.values_list("file", flat=True))
    draft.pictures.all().delete()
    _after_commit(name for name in names if not _is_shared(name))


def _emptied(content: str) -> str:
    """What a revision holds, without words, pictures and salt: nobody can guess the text from its digest."""
    frozen = json.loads(content)
    accounts = [{**account, "text": "", "links": []} for account in frozen["accounts"]]
    return json.dumps({**frozen, "salt": "", "text": "", "topics": [], "accounts": accounts, "pictures": []})


def _is_shared(name: str) -> bool:
    """Whether a copy of the draft still shows the file."""
    return Revision.objects.filter(content__contains=name).exists()


def _drop_files(files: list[ArchivedFile]) -> None:
    mine = [row.pk for row in files]
    shared = set(
        ArchivedFile.objects.filter(sha256__in=[row.sha256 for row in files])
        .exclude(pk__in=mine)
        .values_list("sha256", flat=True)
    )
    _after_commit(row.file for row in files if row.sha256 not in shared)


def _after_commit(names: Iterable[str] | Iterator[str]) -> None:
    """Files go once it stands in the record that they did."""
    for name in list(names):
        transaction.on_commit(lambda name=name: default_storage.delete(name))

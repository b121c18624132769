"""Putting posts into the archive, and taking them along."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.chain import canonical
from pedel.desk.record.permission import Conflict

from .. import access, keeping
from ..models import ArchivedFile, ArchivedPost, Sequel


@action("post.archived", may=access.may_work)
def archive(by: Actor, delivery: Delivery, *, files: Sequence[tuple[str, str]]) -> Done:
    """The record of a post was put into the archive."""
    if ArchivedPost.objects.filter(key=delivery.key).exists():
        raise Conflict(_("It is in the archive already."))
    text = canonical(keeping.content(delivery))
    post = ArchivedPost.objects.create(
        key=delivery.key,
        delivery=delivery,
        account=delivery.account,
        content=text,
        digest=keeping.digest(text),
        published_at=delivery.ended_at or delivery.due_at,
    )
    ArchivedFile.objects.bulk_create(
        ArchivedFile(post=post, sha256=sha256, file=name) for sha256, name in dict(files).items()
    )
    return _about(post, post.digest, files=len(dict(files)))


@action("post.sequel_archived", may=access.may_work)
def archive_sequel(by: Actor, post: ArchivedPost, *, what: str, at: datetime, content: str) -> Done:
    """What became of a post later was put into the archive."""
    sequel = Sequel.objects.create(
        post=post, what=what, at=at, content=content, digest=keeping.digest(content)
    )
    return _about(post, sequel.digest, what=what)


@action("archive.exported", may=access.may_keep_any)
def export(by: Actor, posts: Sequence[str], *, about: dict[str, Any]) -> Done:
    """Posts of the archive were exported."""
    last = ArchivedPost.objects.filter(digest__in=posts[-1:]).select_related("account").first()
    if last is None:
        raise Conflict(_("Nothing in the archive answers to that."))
    return Done(last, about=last, digest=digest_of(posts), facts={"posts": len(posts), **about})


def digest_of(digests: Sequence[str]) -> str:
    """The sha256 (hex) of a list of digests, so that none can be left out unnoticed."""
    return hashlib.sha256(canonical(sorted(digests)).encode()).hexdigest()


def _about(post: ArchivedPost, digest: str, **facts: Any) -> Done:
    facts = {"key": post.key, **facts}
    account = post.account
    return Done(post, about=post, account=account.pk, unit=account.unit_id, digest=digest, facts=facts)

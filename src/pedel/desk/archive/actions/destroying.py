"""Destroying what has been kept long enough: proposed by one, signed by another."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..destruction import due, wipe
from ..models import ArchivedPost, DestructionList
from .keeping import digest_of


@action("destruction.proposed", may=access.may_keep_any, scope=None)
def propose(by: Actor, posts: Sequence[ArchivedPost]) -> Done:
    """A list of posts to be destroyed was proposed."""
    if not posts or any(post.destroyed_at or not access.may_keep(by, post.account) for post in posts):
        raise Conflict(_("Nothing is due, or not everything on the list is yours to propose."))
    digest = digest_of([post.digest for post in posts])
    row = DestructionList.objects.create(
        keys=sorted(post.key for post in posts), digest=digest, proposed_by=by.person
    )
    return Done(row, about=row, digest=digest, facts={"posts": len(posts)})


@action("destruction.signed", may=access.may_sign, scope=None)
def sign(by: Actor, row: DestructionList) -> Done:
    """A second person signed a destruction list, and it was carried out."""
    rows = DestructionList.objects.filter(pk=row.pk, signed_at=None, dropped_at=None)
    if not rows.update(signed_by=by.person, signed_at=timezone.now()):
        raise Conflict(_("This list has been signed or dropped already."))
    still_due = {post.key for post in due(ArchivedPost.objects.filter(key__in=row.keys))}
    if still_due != set(row.keys):
        raise Conflict(_("Not everything on it is due any more. Drop it, and propose a new list."))
    for post in ArchivedPost.objects.filter(key__in=row.keys).select_related("account__unit", "delivery"):
        destroy(by, post, signed=row)
    return Done(row, about=row, digest=row.digest, facts={"posts": len(row.keys)})


@action("post.destroyed", may=lambda by, post: access.may_sign(by, post.destroyed_in), scope=None)
def _destroyed(by: Actor, post: ArchivedPost) -> Done:
    """The content of a post was destroyed; its digest stays on record."""
    wipe(post)
    facts = {"key": post.key, "list": post.destroyed_in_id}
    account = post.account
    return Done(post, about=post, account=account.pk, unit=account.unit_id, digest=post.digest, facts=facts)


def destroy(by: Actor, post: ArchivedPost, *, signed: DestructionList) -> None:
    """Destroys one post of a signed list; Conflict where it was destroyed before."""
    post.destroyed_in = signed
    if post.destroyed_at:
        raise Conflict(_("It was destroyed already."))
    _destroyed(by, post)


@action("destruction.dropped", may=access.may_drop, scope=None)
def drop(by: Actor, row: DestructionList) -> Done:
    """A destruction list was dropped."""
    rows = DestructionList.objects.filter(pk=row.pk, signed_at=None, dropped_at=None)
    if not rows.update(dropped_at=timezone.now()):
        raise Conflict(_("This list has been signed or dropped already."))
    return Done(row, about=row, digest=row.digest)

"""Who sees a draft, who writes at it and who may remark on it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel import networks
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.people.models import Assignment, Person, Role, Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import Comment, Draft, Target

READING = (Role.STEWARD, Role.CONTACT, Role.APPROVER)
"""The roles on a unit that read the drafts of all its accounts."""

NOT_THEIRS = _("Only who keeps every account of a draft writes at it. Ask the owner of the account.")


def drafts_for(person: Person) -> QuerySet[Draft]:
    """The drafts a person sees: own ones, those of accounts they work on, and those of their units."""
    if person is None or person.has_left():
        return Draft.objects.none()
    drafts = Draft.objects.select_related("unit", "author", "changed_by")
    paths = person.paths(*READING)
    if are_all(paths):
        return drafts
    on_mine = Target.objects.filter(account__in=accounts_of(person)).values("draft")
    seen = Q(author=person) | Q(pk__in=on_mine)
    for path in paths:
        seen |= Q(unit__in=Unit.objects.filter(path__startswith=path))
    return drafts.filter(seen)


def are_all(paths: Iterable[str]) -> bool:
    """Whether these units and all below them are all there are."""
    above = [path for path in paths if len(path) == Unit.steplen]
    return bool(above) and not Unit.objects.filter(depth=1).exclude(path__in=above).exists()


def draft_for(person: Person, pk: int) -> Draft:
    """One draft with its accounts; Http404 for what they do not see."""
    return get_object_or_404(drafts_for(person).prefetch_related("targets__account"), pk=pk)


def accounts_of(person: Person) -> QuerySet[Membership]:
    """The ids of the accounts a person works on today."""
    return Membership.objects.on().filter(person=person).values("account")


def writable_for(person: Person) -> QuerySet[Account]:
    """The accounts a person may write for."""
    if person is None or person.has_left():
        return Account.objects.none()
    open_accounts = Account.objects.exclude(state=Account.State.CLOSED).filter(network__in=networks.names())
    return open_accounts.filter(pk__in=accounts_of(person)).select_related("unit")


def may_create(by: Actor, accounts: Iterable[Account]) -> Permission:
    """Who works on all of these accounts begins a draft for them."""
    return _keeps(by, [account.pk for account in accounts])


def may_write(by: Actor, draft: Draft) -> Permission:
    """Owner, deputy and editors write: those who work today on every account the draft is for."""
    return _keeps(by, [target.account_id for target in draft.targets.all()])


def may_read(by: Actor, draft: Draft) -> Permission:
    """Who sees the draft reads and comments: writers, the unit's contact persons, approvers, the steward."""
    if by.person is None or by.person.has_left():
        return refused(_("This draft is for the people who work on it."))
    if writer := may_write(by, draft):
        return writer
    for role in READING:
        if by.person.has_role(role, draft.unit.path):
            return granted(role)
    if draft.author_id == by.id or _parts(by, [t.account_id for t in draft.targets.all()]):
        return granted("author" if draft.author_id == by.id else "editor")
    return refused(_("This draft is for the people who work on it."))


def may_resolve(by: Actor, row: Comment) -> Permission:
    """Who made a remark, or writes at the draft, says that it is dealt with."""
    if by.person is not None and row.person_id == by.id:
        return may_read(by, row.draft)
    if writer := may_write(by, row.draft):
        return writer
    return refused(_("Who made the remark, or writes at the draft, closes it."))


def comment_for(draft: Draft, pk: int) -> Comment:
    """A remark on this draft; Http404 for any other."""
    return get_object_or_404(Comment.objects.select_related("draft", "person"), draft=draft, pk=pk)


def _keeps(by: Actor, accounts: list[int]) -> Permission:
    if by.person is None or by.person.has_left():
        return refused(NOT_THEIRS)
    parts = _parts(by, accounts)
    if not accounts or set(parts) != set(accounts):
        return refused(NOT_THEIRS)
    return granted(max(parts.values(), key=_weight))


def _parts(by: Actor, accounts: list[int]) -> dict[int, str]:
    """On which of these accounts they work today, and as what."""
    rows = Membership.objects.on().filter(person=by.person, account__in=accounts)
    return dict(sorted(rows.values_list("account_id", "part"), key=lambda row: _weight(row[1])))


def _weight(part: str) -> int:
    return (Membership.Part.EDITOR, Membership.Part.DEPUTY, Membership.Part.OWNER).index(part)


def everybody_who_sees(draft: Draft) -> QuerySet[Person]:
    """The people who see a draft: they can be mentioned in a comment."""
    lineage = draft.unit.lineage()
    accounts = [target.account_id for target in draft.targets.all()]
    works = Q(memberships__in=Membership.objects.on().filter(account__in=accounts))
    role = Q(assignments__in=_assignments(lineage))
    return Person.objects.filter(works | role | Q(pk=draft.author_id)).distinct()


def _assignments(lineage: list[str]) -> QuerySet[Assignment]:

    return Assignment.objects.on().filter(unit__path__in=lineage, role__in=READING)

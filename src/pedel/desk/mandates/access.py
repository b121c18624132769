"""Who sees a mandate, who proposes one, and whose yes it needs."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.people.models import Person, Role, within
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import Mandate
from .standing import replaced_today

EDITOR, SUPERVISOR = "editor", "supervisor"
BETWEEN_TWO = _("A mandate is agreed between the editor and their supervisor. Nobody else does it for them.")


def mandates_for(person: Person) -> QuerySet[Mandate]:
    """The two who agree it; who keeps or approves for the account's unit; who keeps the account."""
    own = Q(person=person) | Q(supervisor=person)
    keeps = within(person.paths(Role.STEWARD, Role.CONTACT, Role.APPROVER), "account__unit__")
    kept = Membership.objects.at_work().filter(person=person, part__in=("owner", "deputy"))
    seen = own | keeps | Q(account__in=kept.values("account"))
    people = ("person__supervisor", "supervisor", "proposed_by", "closed_by")
    rows = Mandate.objects.filter(seen).select_related("account__unit", "replaces", *people)
    return rows.annotate(is_replaced=replaced_today())


def mandate_for(person: Person, pk: int) -> Mandate:
    """One mandate; Http404 for what they do not see."""
    return get_object_or_404(mandates_for(person), pk=pk)


def may_propose_on(by: Actor, account: Account) -> list[Person]:
    """For whom somebody may propose a mandate on an account: themselves, and those they supervise."""
    if by.person is None:
        return []
    rows = Membership.objects.at_work().filter(account=account).select_related("person__supervisor")
    people = {row.person_id: row.person for row in rows.order_by("person__name")}
    return [each for each in people.values() if by.person.pk in (each.pk, each.supervisor_id)]


def may_propose(by: Actor, proposal: Mandate) -> Permission:
    """The editor for themselves, or the supervisor for the editor; both still here, two people."""
    person = proposal.person
    if not (mine := _side(by, person.pk, person.supervisor_id)):
        return refused(BETWEEN_TWO)
    if person.supervisor is None:
        return refused(
            _("Nobody stands in the directory as your supervisor. Ask the steward to put that right.")
        )
    if proposal.supervisor_id != person.supervisor_id or person.pk == person.supervisor_id:
        return refused(_("A mandate is agreed with the supervisor who stands in the directory."))
    if why := _not_fit(proposal):
        return refused(why)
    return mine


def may_agree(by: Actor, mandate: Mandate) -> Permission:
    """The one of the two who did not propose it, while both are still here."""
    if not _side(by, mandate.person_id, mandate.supervisor_id):
        return refused(BETWEEN_TWO)
    if by.person is None or by.person.pk != mandate.asked_id:
        return refused(_("You proposed this yourself. The yes is the other's."))
    if mandate.person.supervisor_id != mandate.supervisor_id:
        return refused(_("The supervisor has changed since this was proposed. Propose it anew."))
    if why := _not_fit(mandate):
        return refused(why)
    return _side(by, mandate.person_id, mandate.supervisor_id)


def may_decline(by: Actor, mandate: Mandate) -> Permission:
    """The one whose yes it waits for."""
    if by.person is not None and by.person.pk == mandate.asked_id:
        return _side(by, mandate.person_id, mandate.supervisor_id)
    return refused(_("Only the one who was asked says no. You may take your proposal back."))


def may_end(by: Actor, mandate: Mandate) -> Permission:
    """Either of the two, at once; the supervisor of today too, if that is another one now."""
    side = _side(by, mandate.person_id, mandate.supervisor_id) or _side(
        by, mandate.person_id, mandate.person.supervisor_id
    )
    return side or refused(BETWEEN_TWO)


def _side(by: Actor, editor: int, supervisor: int | None) -> Permission:
    if by.person is not None and by.person.pk == editor:
        return granted(EDITOR)
    if by.person is not None and by.person.pk == supervisor:
        return granted(SUPERVISOR)
    return refused(BETWEEN_TWO)


def _not_fit(mandate: Mandate) -> object:
    """Why these two cannot agree this now; nothing when they can."""
    if mandate.person.has_left() or mandate.supervisor.has_left():
        return _("One of you has left the university.")
    if not Membership.objects.at_work().filter(account=mandate.account, person=mandate.person).exists():
        return _("Only who works on the account can have a mandate on it.")
    if mandate.account.state == Account.State.CLOSED:
        return _("The account is closed.")
    return ""

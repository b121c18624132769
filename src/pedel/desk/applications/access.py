"""Who sees an application, who writes it, whose word it waits for, and who registers the account."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import access as accounts
from pedel.desk.people.access import is_steward
from pedel.desk.people.models import Person, Role, within
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from . import rules
from .models import Application, Writer
from .states import OVER, WAITS_FOR_WORD, WRITABLE

State = Application.State

THEIRS = _("The applicant, and with whom it is shared, write this application.")
OWN = _("You are part of this application yourself. A colleague with the same role has the word on it.")
NOT_NOW = _("That is not what this application waits for now.")
ENDED = _("This application has ended. Begin a new one; you can begin it from these answers.")


def applications_for(person: Person) -> QuerySet[Application]:
    """Their own and shared ones; once sent, those that name them, and those of the units they look after."""
    own = Q(applicant=person) | Q(pk__in=Writer.objects.filter(person=person).values("application"))
    roles = {*accounts.KEEPERS, *rules.ROLES[rules.opening().by]}
    looks_after = within(person.paths(*roles), "unit__")
    seen = own | (Q(sent_at__isnull=False) & (Q(owner=person) | Q(deputy=person) | looks_after))
    people = ("applicant", "owner", "deputy", "unit", "account")
    return Application.objects.filter(seen).select_related(*people)


def application_for(person: Person, pk: int) -> Application:
    """One application; Http404 for what they do not see."""
    return get_object_or_404(applications_for(person), pk=pk)


def writer_for(person: Person, application: Application, pk: int) -> Writer:
    """With whom an application is shared; Http404 when it is not this one."""
    return get_object_or_404(application.writers.select_related("person", "application__applicant"), pk=pk)


def waiting_for_word_of(person: Person) -> QuerySet[Application]:
    """What waits for the word of somebody, save what is their own."""
    paths = within(person.paths(*rules.ROLES[rules.opening().by]), "unit__")
    rows = Application.objects.filter(paths, state__in=WAITS_FOR_WORD)
    return rows.exclude(_named(person)).select_related("applicant", "unit")


def ready_for_register_by(person: Person) -> QuerySet[Application]:
    """What somebody may put into the register now."""
    rows = Application.objects.filter(within(person.paths(*accounts.KEEPERS), "unit__"), state=State.READY)
    return rows.exclude(Q(owner=person) | Q(deputy=person)).select_related("applicant", "unit")


def writes(person: Person | None, application: Application) -> bool:
    """Whether they are the applicant, or somebody with whom it is shared."""
    if person is None:
        return False
    return application.applicant_id == person.pk or application.writers.filter(person=person).exists()


def may_begin(by: Actor, _target: object = None) -> Permission:
    """Everybody who works here may think about an account."""
    if by.person is not None and not by.person.has_left():
        return granted("applicant")
    return refused(_("Only somebody who works here begins an application."))


def may_write(by: Actor, application: Application) -> Permission:
    """Its people, while it is being written or a question waits."""
    if not (theirs := may_part(by, application)):
        return theirs
    if application.state not in WRITABLE:
        return refused(_("It has been sent. Take it back first if you want to change it."))
    return theirs


def may_part(by: Actor, application: Application) -> Permission:
    """Its people, while it has not ended: sharing, withdrawing, taking back."""
    if not writes(by.person, application):
        return refused(THEIRS)
    return refused(ENDED) if application.state in OVER else granted("applicant")


def may_unshare(by: Actor, row: Writer) -> Permission:
    """Its people; everybody may step back themselves."""
    if by.person is not None and by.person == row.person:
        return granted("applicant")
    return may_part(by, row.application)


def may_word(by: Actor, application: Application) -> Permission:
    """Asking, advising, deciding: who has the word under the pack, never on what is one's own."""
    if by.person is None or application.unit is None or application.sent_at is None:
        return refused(NOT_NOW)
    path = application.unit.path
    held = [role for role in rules.ROLES[rules.opening().by] if by.person.has_role(role, path)]
    if not held:
        return refused(_("The word on this application is that of somebody else: %s.") % rules.called())
    if _is_named(by.person, application):
        return refused(OWN)
    return granted(held[0]) if application.state in WAITS_FOR_WORD else refused(NOT_NOW)


def may_register(by: Actor, application: Application) -> Permission:
    """Who keeps the register of its unit, once the way is free; nobody makes themselves owner."""
    if application.unit is None or application.state != State.READY:
        return refused(_("The way into the register is not free yet."))
    if by.person is not None and by.person.pk in (application.owner_id, application.deputy_id):
        return refused(
            _("You are to keep it yourself. A colleague with your role, or the steward, registers it.")
        )
    return accounts.may_register(by, application.unit)


def may_export(by: Actor) -> Permission:
    """The stewards and contact persons take along what they see."""
    if by.person is not None and by.person.paths(*accounts.KEEPERS):
        return granted(Role.STEWARD if is_steward(by.person) else Role.CONTACT)
    return refused(accounts.NOT_YOURS)


def may_tidy(by: Actor, application: Application) -> Permission:
    """Reminding and ending what was left alone: the worker."""
    return granted("worker") if by.via == "worker" and by.person is None else refused(NOT_NOW)


def _named(person: Person) -> Q:
    shared = Writer.objects.filter(person=person).values("application")
    return Q(applicant=person) | Q(owner=person) | Q(deputy=person) | Q(pk__in=shared)


def _is_named(person: Person, application: Application) -> bool:
    return person.pk in (application.owner_id, application.deputy_id) or writes(person, application)

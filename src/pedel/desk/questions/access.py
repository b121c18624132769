"""Who sees a question and answers it, who keeps guidance, cards and contact points."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.access import may_register
from pedel.desk.people.models import Person, Role, Unit, within
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from . import roster
from .models import Absence, Card, Guidance, Question, Wording

ASKER, WORKER = "asker", "worker"
THEIRS = _("This is for whoever asked it.")
ANSWERERS = _("The contact person answers this, or who stands in for them.")
CONTACTS = _("Contact persons and stewards do this. Ask yours.")


def questions_for(person: Person) -> QuerySet[Question]:
    """Their own questions, and those of others that they may answer; nobody else sees them."""
    seen = Q(asked_by=person) | roster.answerable(person)
    return Question.objects.filter(seen).select_related("unit", "asked_by", "enclosure", "merged_into")


def question_for(person: Person, pk: int) -> Question:
    """One question; Http404 for what they do not see."""
    return get_object_or_404(questions_for(person), pk=pk)


def answerable_for(person: Person) -> QuerySet[Question]:
    """The questions of others that they may answer."""
    return questions_for(person).exclude(asked_by=person)


def may_ask(by: Actor, question: Question) -> Permission:
    """Everybody at the desk asks, each for themselves."""
    if by.person is not None and by.person == question.asked_by:
        return granted(ASKER)
    return refused(THEIRS)


def may_own(by: Actor, question: Question) -> Permission:
    """Who asked says whether it helped, asks on, or takes it back."""
    return may_ask(by, question)


def may_answer(by: Actor, question: Question) -> Permission:
    """The contact persons of the nearest unit, who stands in for them, the steward once it is theirs."""
    if by.person is not None and answerable_for(by.person).filter(pk=question.pk).exists():
        held = Role.CONTACT if by.person.paths(Role.CONTACT) else Role.STEWARD
        return granted(held)
    return refused(ANSWERERS)


def may_run(by: Actor, target: object) -> Permission:
    """The desk itself, by the clock."""
    return granted(WORKER) if by.person is None and by.via == "worker" else refused(ANSWERERS)


def may_close(by: Actor, question: Question) -> Permission:
    """Who asked; or the desk itself, after a time without a word."""
    return may_run(by, question) or may_own(by, question)


def cards_for(person: Person) -> QuerySet[Card]:
    """The cards are open to everybody who signs in."""
    return Card.objects.select_related("person")


def may_keep_card(by: Actor, target: Card | Absence) -> Permission:
    """Contact persons and stewards, each their own."""
    if by.person is not None and by.person == target.person and roster.is_contact(by.person):
        return granted(Role.CONTACT)
    return refused(_("Contact persons say this of themselves, nobody for them."))


def absence_for(person: Person, pk: int) -> Absence:
    """One absence of theirs; Http404 for those of others."""
    return get_object_or_404(Absence.objects.select_related("person"), pk=pk, person=person)


def may_set_point(by: Actor, unit: Unit) -> Permission:
    """The contact person of the unit, or the steward."""
    return may_register(by, unit)


def guidance_for(person: Person | None) -> QuerySet[Guidance]:
    """What is published is everybody's; contact persons and stewards also see what is not (any more)."""
    rows = Guidance.objects.select_related("current", "unit")
    if person is not None and roster.is_contact(person):
        return rows
    return rows.filter(state=Guidance.State.PUBLISHED)


def guidance_one(person: Person | None, pk: int) -> Guidance:
    """One piece of guidance; Http404 for what they do not see. Withdrawn guidance says so to everybody."""
    if person is not None:
        return get_object_or_404(guidance_for(person), pk=pk)
    rows = Guidance.objects.select_related("current", "unit").exclude(state=Guidance.State.PROPOSED)
    return get_object_or_404(rows, pk=pk)


def wordings_for(person: Person) -> QuerySet[Wording]:
    """Every wording: for contact persons and stewards."""
    rows = Wording.objects.select_related("guidance__unit", "guidance__current", "written_by", "decided_by")
    return rows if roster.is_contact(person) else rows.none()


def wording_for(person: Person, pk: int) -> Wording:
    """One wording; Http404 for what they do not see."""
    return get_object_or_404(wordings_for(person), pk=pk)


def may_write_guidance(by: Actor, target: object) -> Permission:
    """Contact persons and stewards; from a question only those who may answer it."""
    if by.person is None or not roster.is_contact(by.person):
        return refused(CONTACTS)
    question = getattr(target, "question", None)
    if isinstance(question, Question) and not (getattr(target, "pk", None) or may_answer(by, question)):
        return refused(ANSWERERS)
    return granted(Role.CONTACT if by.person.paths(Role.CONTACT) else Role.STEWARD)


def may_keep_guidance(by: Actor, guidance: Guidance) -> Permission:
    """The contact person of the unit that answers for it, or the steward."""
    keeps = may_register(by, guidance.unit)
    return keeps or refused(_("The contact person of its unit, or the steward, keeps this guidance."))


def may_decide(by: Actor, wording: Wording) -> Permission:
    """A steward or another contact person than the one who wrote it."""
    if by.person is not None and by.person.pk == wording.written_by_id:
        return refused(_("You wrote this. Somebody else looks at it before it appears."))
    if by.person is not None and by.person.pk == getattr(wording.guidance.question, "asked_by_id", None):
        return refused(_("You asked this. Somebody else looks at it before it appears."))
    return may_write_guidance(by, None)


def kept_guidance(person: Person) -> set[int]:
    """The ids of the published guidance that somebody keeps."""
    return set(_kept(person).values_list("pk", flat=True))


def look_again(person: Person) -> QuerySet[Guidance]:
    """The guidance that somebody keeps and that is due to be looked at."""
    due = _kept(person).filter(current__look_again_on__lte=timezone.localdate())
    return due.select_related("current", "unit").order_by("current__look_again_on", "pk")


def _kept(person: Person) -> QuerySet[Guidance]:
    published = Guidance.objects.filter(state=Guidance.State.PUBLISHED)
    return published.filter(within(person.paths(Role.CONTACT, Role.STEWARD), "unit__"))

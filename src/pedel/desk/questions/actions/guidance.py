"""Guidance: proposing a wording, deciding about it, withdrawing what is published."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.contacts import contacts_for
from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, roster
from ..anonymity import concerns
from ..models import Guidance, Wording
from ..suggesting import clauses_of

State = Wording.State
LONGEST = 10_000


@action("guidance.proposed", may=access.may_write_guidance)
def propose(by: Actor, guidance: Guidance, *, wording: Wording) -> Done:
    """A wording of guidance was proposed."""
    wording.written_by, wording.state = by.person, State.WAITING
    _check(wording, guidance)
    if guidance.pk is None:
        guidance.save()
    last = guidance.wordings.order_by("-number").values_list("number", flat=True).first() or 0
    if guidance.wordings.filter(state=State.WAITING).exists():
        raise Conflict(_("A wording waits already. It is decided about first."))
    wording.guidance, wording.number = guidance, last + 1
    wording.save()
    _tell(_readers(wording), wording, "questions.guidance_proposed", f"/guidance/wordings/{wording.pk}/")
    return _done(wording)


@action("guidance.published", may=access.may_decide, scope="approve")
def approve(by: Actor, wording: Wording) -> Done:
    """A wording of guidance was approved and published."""
    now = timezone.now()
    _decide(by, wording, State.APPROVED)
    guidance = wording.guidance
    first = {} if guidance.published_at else {"published_at": now}
    changed = Guidance.objects.filter(pk=guidance.pk).exclude(state=Guidance.State.WITHDRAWN)
    if not changed.update(current=wording, state=Guidance.State.PUBLISHED, **first):
        raise Conflict(_("This guidance has been withdrawn meanwhile."))
    _tell([wording.written_by], wording, "questions.guidance_published", f"/guidance/{guidance.pk}/")
    return _done(wording)


@action("guidance.sent_back", may=access.may_decide, scope="approve")
def send_back(by: Actor, wording: Wording, *, why: str) -> Done:
    """A wording of guidance was sent back."""
    if not (why := why.strip()):
        raise ValidationError({"why": _("Say why, so that it can be written better.")})
    _decide(by, wording, State.DECLINED, why=why)
    _tell([wording.written_by], wording, "questions.guidance_sent_back", f"/guidance/wordings/{wording.pk}/")
    return _done(wording)


@action("guidance.withdrawn", may=access.may_keep_guidance)
def withdraw(by: Actor, guidance: Guidance, *, why: str) -> Done:
    """Guidance was withdrawn."""
    if not (why := why.strip()):
        raise ValidationError({"why": _("Say why, in a sentence that everybody may read.")})
    now = timezone.now()
    rows = Guidance.objects.filter(pk=guidance.pk, state=Guidance.State.PUBLISHED)
    if not rows.update(state=Guidance.State.WITHDRAWN, withdrawn_at=now, why=why):
        raise Conflict(_("This guidance is not published."))
    guidance.wordings.filter(state=State.WAITING).update(state=State.DECLINED)
    guidance.refresh_from_db()
    return Done(guidance, about=guidance, unit=guidance.unit_id, digest=guidance.current.digest())


@action("guidance.looked_at", may=access.may_keep_guidance)
def look_at(by: Actor, guidance: Guidance, *, look_again_on: Any) -> Done:
    """Guidance was looked at again and still holds."""
    if look_again_on <= timezone.localdate():
        raise ValidationError({"look_again_on": _("Choose a day to come.")})
    if guidance.state != Guidance.State.PUBLISHED:
        raise Conflict(_("This guidance is not published."))
    Wording.objects.filter(pk=guidance.current_id).update(look_again_on=look_again_on)
    return Done(guidance, about=guidance, unit=guidance.unit_id, facts={"again_on": str(look_again_on)})


def _check(wording: Wording, guidance: Guidance) -> None:
    for lang in ("en", "nl"):
        question, answer = (getattr(wording, f"{part}_{lang}").strip() for part in ("question", "answer"))
        setattr(wording, f"question_{lang}", question)
        setattr(wording, f"answer_{lang}", answer)
        if bool(question) != bool(answer):
            missing = f"answer_{lang}" if question else f"question_{lang}"
            raise ValidationError({missing: _("Question and answer go together in a language.")})
        if len(answer) > LONGEST:
            raise ValidationError({f"answer_{lang}": _("This is longer than 10,000 characters.")})
    if not wording.answer:
        raise ValidationError({"answer_en": _("Write it in English, in Dutch, or in both.")})
    if not wording.clauses or len(clauses_of(wording.clauses)) < len(wording.clauses):
        raise ValidationError({"clauses": _("Say under which clause it stands.")})
    if wording.look_again_on <= timezone.localdate():
        raise ValidationError({"look_again_on": _("Choose a day to come.")})
    _check_anonymous(wording, guidance)
    wording.full_clean(exclude=("guidance", "number", "decided_by"), validate_constraints=False)


def _check_anonymous(wording: Wording, guidance: Guidance) -> None:
    found = concerns(wording, guidance.question)
    if firm := [concern for concern in found if concern.is_firm]:
        raise ValidationError([ValidationError(concern.message, code="firm") for concern in firm])
    if found and not wording.explanation.strip():
        raise ValidationError({"explanation": _("Change what was found, or say why it may stand.")})


def _decide(by: Actor, wording: Wording, state: str, **more: Any) -> None:
    rows = Wording.objects.filter(pk=wording.pk, state=State.WAITING)
    to = {"state": state, "decided_by": by.person, "decided_at": timezone.now(), **more}
    if not rows.update(**to):
        raise Conflict(_("Somebody has decided about this wording meanwhile."))
    for name, value in to.items():
        setattr(wording, name, value)


def _readers(wording: Wording) -> list[Person]:
    """Whose second pair of eyes is asked: the other contact persons of the unit, and the stewards."""
    near = [row.person for row in contacts_for(wording.guidance.unit)]
    people = dict.fromkeys([*near, *roster.stewards()])
    return [person for person in people if person.pk != wording.written_by_id]


def _tell(people: list[Person], wording: Wording, kind: str, url: str) -> None:
    unit = wording.guidance.unit
    tell(people, kind=kind, url=url, by=str(wording.written_by), unit_en=unit.name_en, unit_nl=unit.name_nl)


def _done(wording: Wording) -> Done:
    guidance, facts = wording.guidance, {"number": wording.number, "clauses": wording.clauses}
    return Done(wording, about=guidance, unit=guidance.unit_id, digest=wording.digest(), facts=facts)

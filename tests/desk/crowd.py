"""More of everything, for long lists: what belongs to Law is Emma's to write and Anna's to approve."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from django.utils import timezone

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.applications.models import Application
from pedel.desk.approvals.models import Delegation, Request
from pedel.desk.approvals.models import Step as ApprovalStep
from pedel.desk.closing.models import Closing
from pedel.desk.drafts.content import canonical, content, digest
from pedel.desk.drafts.models import Answer, Comment, Draft, Fact, Reason, Revision, Target
from pedel.desk.incidents.models import Breach, EmergencyLink, Incident, Protected, Step
from pedel.desk.keeping.models import Change, Confirmation
from pedel.desk.leaving.models import Departure
from pedel.desk.mandates.models import Mandate
from pedel.desk.notices.models import Notice
from pedel.desk.passwords.models import ChangeDue, Holder
from pedel.desk.people.models import ApiToken, Assignment, Person, Role, Unit
from pedel.desk.questions.models import Absence, Guidance, Question, Wording
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done
from pedel.desk.record.ledger import append

NUMBERS = count(1)
STATES = ("writing", "waiting", "approved", "declined", "cleared")


def more(cast, rows: int) -> None:
    """Adds so many of each noun."""
    for _ in range(rows):
        number = next(NUMBERS)
        unit = Unit.objects.add_child(
            Unit.objects.get(pk=cast.units.law.pk),
            create_kwargs={
                "name_en": f"Unit {number}",
                "name_nl": f"Eenheid {number}",
                "slug": f"unit-{number}",
                "kind": "programme",
            },
        )
        person = Person.objects.create(
            email=f"crowd{number}@example.org", name=f"Crowd {number}", supervisor=cast.victor
        )
        Assignment.objects.create(
            person=person, unit=cast.units.law, role=Role.APPROVER, is_deputy=True, starts="2020-01-01"
        )
        account = _account(cast, unit, person, number)
        for state in STATES:
            _draft(cast, account, state, number)
        _belongings(cast, person, number)
        _life(cast, account, person)


def _account(cast, unit: Unit, person: Person, number: int) -> Account:
    account = Account.objects.create(
        unit=unit,
        network="mastodon",
        handle=f"crowd{number}",
        name=f"Crowd {number}",
        account_class="unit",
        state="active",
        languages=["en"],
    )
    for who, part in ((cast.olga, "owner"), (cast.emma, "editor"), (person, "editor")):
        Membership.objects.create(account=account, person=who, part=part, starts="2020-01-01")
    Membership.objects.create(account=cast.accounts.law, person=person, part="editor", starts="2020-01-01")
    for state in ("proposed", "agreed"):
        Mandate.objects.create(
            account=account,
            person=cast.emma,
            supervisor=cast.victor,
            proposed_by=cast.emma,
            kinds=["news"],
            languages=["en"],
            state=state,
        )
    return account


def _draft(cast, account: Account, state: str, number: int) -> None:
    """A draft with everything that hangs on it; the same once more on Emma's own first draft."""
    draft = Draft.objects.create(
        unit=cast.units.law,
        author=cast.emma,
        text=f"Crowd {number}, {state}: come to the open day.",
        state=state,
    )
    Target.objects.create(draft=draft, account=account)
    Target.objects.create(draft=draft, account=cast.accounts.law)
    first = Draft.objects.order_by("pk").first()
    Comment.objects.create(draft=first, person=cast.anna, text=f"Comment {number}").mentions.add(cast.emma)
    Fact.objects.create(draft=first, claim="A", source="B", checked_by="C", added_by=cast.emma)
    Reason.objects.create(
        draft=first, key=f"{state}{number}", clause="brand.sources", reason="So it is.", given_by=cast.emma
    )
    Answer.objects.create(
        draft=first,
        clause="brand.accuracy",
        question=f"{state}{number}",
        answer="yes",
        given_by=cast.emma,
    )
    if state != "writing":
        _request(cast, draft, state)


def _request(cast, draft: Draft, state: str) -> None:
    frozen = canonical(content(draft))
    revision = Revision.objects.create(
        draft=draft,
        number=1,
        content=frozen,
        digest=digest(frozen),
        editors=[cast.emma.pk],
        edition="leiden-2012",
        frozen_by=cast.emma,
    )
    if state == "cleared":
        return
    request = Request.objects.create(
        revision=revision,
        digest=revision.digest,
        state=state,
        asked_by=cast.emma,
        expires_at=timezone.now() + timedelta(days=30),
    )
    ApprovalStep.objects.create(
        request=request, order=1, unit=cast.units.law, state="open" if state == "waiting" else "done"
    )


def _belongings(cast, person: Person, number: int) -> None:
    for one in (cast.sander, cast.emma, cast.anna):
        Notice.objects.create(person=one, kind="approvals.asked", facts={}, url="/")
        ApiToken.objects.create(
            person=one,
            name=f"crowd {number}",
            prefix="pedel_",
            digest=f"{one.pk}-{number}",
            scopes=["read"],
            expires_on=timezone.localdate() + timedelta(days=9),
        )
    Delegation.objects.create(
        giver=cast.anna, receiver=person, unit=cast.units.law, starts=timezone.localdate()
    )
    _questions(cast, person, number)
    append(
        "draft.started",
        Actor(cast.emma),
        "editor",
        Done(None, about=cast.accounts.law, unit=cast.units.law.pk),
    )


def _life(cast, account: Account, person: Person) -> None:
    """What happens to an account: it was applied for, is kept, went wrong, closes; and somebody leaves."""
    today = timezone.localdate()
    for applicant in (cast.sander, cast.emma, person):
        Application.objects.create(
            applicant=applicant, unit=cast.units.law, owner=cast.olga, state="sent", sent_at=timezone.now()
        )
    for kind, who in (("person", person), ("device", cast.emma), ("tool", cast.sander)):
        Holder.objects.create(account=account, kind=kind, person=who, name=kind, starts="2020-01-01")
    ChangeDue.objects.create(account=account, reason="asked", due_on=today)
    Confirmation.objects.create(account=account, due_on=today)
    Change.objects.create(account=account, field="bio", was="a", now="b")
    incident = Incident.objects.create(kind="leak", account=account, unit=account.unit, opened_by=person)
    for order, who in enumerate((cast.emma, cast.sander), 1):
        Step.objects.create(incident=incident, code=f"step-{order}", order=order, assigned_to=who)
    Breach.objects.create(
        incident=incident,
        answer="yes",
        aware_at=timezone.now(),
        answered_by=person,
        answered_at=timezone.now(),
    )
    owner = Membership.objects.get(account=account, part="owner")
    EmergencyLink.objects.create(membership=owner, secret_sha256=str(account.pk), made_by=cast.clara)
    Protected.objects.create(concerned=cast.emma, opened_by=person, coordinator=cast.sander)
    Closing.objects.create(account=account, reason="x", last_day=today, proposed_by=person, keeper=cast.emma)
    turns = {str(cast.sander.pk): 1, str(cast.emma.pk): 1}
    Departure.objects.create(person=person, last_day=today + timedelta(days=9), turns=turns)


def _questions(cast, person: Person, number: int) -> None:
    """Questions that Emma asked and that are the steward's to answer; guidance published and waiting."""
    for state in ("open", "answered"):
        Question.objects.create(
            asked_by=cast.emma, unit=cast.units.law, text=f"Question {number}?", language="en", state=state,
            level=2, clauses=["disclaimer"], due_at=timezone.now(),
        )  # fmt: skip
    tomorrow = timezone.localdate() + timedelta(days=1)
    said = {"question_en": f"May I, {number}?", "answer_en": "Yes.", "clauses": ["disclaimer"], "number": 1}
    for state in ("approved", "waiting"):
        guidance = Guidance.objects.create(unit=cast.units.law, published_at=timezone.now())
        wording = Wording.objects.create(
            guidance=guidance, state=state, written_by=cast.clara, look_again_on=tomorrow, **said
        )
        if state == "approved":
            Wording.objects.filter(pk=wording.pk).update(decided_by=cast.samira, decided_at=timezone.now())
            Guidance.objects.filter(pk=guidance.pk).update(state="published", current=wording)
    Absence.objects.create(person=person, starts="2020-01-01", stand_in=cast.sander)

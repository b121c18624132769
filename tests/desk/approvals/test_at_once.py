"""Two people at the same moment: one of them wins, the other reads a calm sentence, nothing is half done."""

import pytest

from desk.approvals.test_deciding import stands
from pedel.desk.approvals import actions
from pedel.desk.approvals.models import Decision, Request, RouteStep
from pedel.desk.approvals.standing import is_as_frozen
from pedel.desk.drafts.actions import save
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.people.models import Assignment, Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict

ROUNDS = 4


def acting(word, person, request, **wishes):
    """The call of one of them, with everything as it was read before."""
    person, wishes = Person.objects.get(pk=person.pk), {"digest": request.digest, **wishes}
    return lambda: getattr(actions, word)(Actor(person), request, **wishes)


def editing(person, request, text="Something else altogether."):
    draft = Draft.objects.get(pk=request.revision.draft_id)
    writing = Writing(text=text, language="en")
    return lambda: save(Actor(person), draft, version=draft.version, writing=writing)


def refused(answers):
    assert all(isinstance(a, Conflict) for a in answers if isinstance(a, Exception)), answers
    return [str(answer) for answer in answers if isinstance(answer, Exception)]


def holds(request):
    """What is approved is what was frozen."""
    fresh = Request.objects.select_related("revision__draft").get(pk=request.pk)
    draft = fresh.revision.draft
    return draft.state != "approved" or is_as_frozen(draft, fresh.revision)


def test_two_approvers_close_a_step_once(at_once, cast, ask):
    for _ in range(ROUNDS):
        request = ask()
        answers = at_once(acting("approve", cast.anna, request), acting("approve", cast.dirk, request))
        [calm] = refused(answers)
        assert "just before you: approved. Nothing more is needed" in calm
        assert Decision.objects.filter(step__request=request).count() == 1
        assert stands(request) == ("approved", "approved")


def test_yes_and_no_at_once_leave_one_of_them(at_once, cast, ask):
    for _ in range(ROUNDS):
        request = ask()
        answers = at_once(
            acting("approve", cast.anna, request), acting("decline", cast.dirk, request, note="No.")
        )
        assert len(refused(answers)) == 1
        assert stands(request) in (("approved", "approved"), ("declined", "declined"))
        assert (
            Entry.objects.filter(
                digest=request.digest, verb__in=["approval.given", "approval.declined"]
            ).count()
            == 1
        )


def test_the_last_two_of_all_close_the_step_together(at_once, cast, ask):
    Assignment.objects.create(person=cast.stan, unit=cast.units.law, role="approver", starts="2020-01-01")
    RouteStep.objects.create(unit=cast.units.law, order=1, approvers_of=cast.units.law, rule="all")
    for _ in range(ROUNDS):
        request = ask()
        answers = at_once(acting("approve", cast.anna, request), acting("approve", cast.stan, request))
        assert refused(answers) == []
        assert stands(request) == ("approved", "approved")


def test_an_edit_and_a_yes_at_once_never_approve_the_edit(at_once, cast, ask):
    for _ in range(ROUNDS):
        request = ask()
        answers = at_once(acting("approve", cast.anna, request), editing(cast.emma, request))
        assert all("edited since" in calm for calm in refused(answers))
        assert stands(request) == ("void", "writing")
        assert holds(request)


def test_a_withdrawal_and_a_yes_at_once_leave_nothing_approved(at_once, cast, ask):
    for _ in range(ROUNDS):
        request = ask()
        withdraw = lambda request=request: actions.withdraw(Actor(cast.emma), request)  # noqa: E731
        answers = at_once(acting("approve", cast.anna, request), withdraw)
        assert len(refused(answers)) <= 1
        assert stands(request) == ("withdrawn", "writing")


def test_it_is_asked_once_by_two_at_once(at_once, cast, write):
    for _ in range(ROUNDS):
        draft = write()
        fresh = [Draft.objects.get(pk=draft.pk) for _ in range(2)]
        calls = [lambda draft=draft: actions.ask(Actor(cast.emma), draft) for draft in fresh]
        assert len(refused(at_once(*calls))) == 1
        assert Request.objects.filter(revision__draft=draft).count() == 1


def test_an_edit_while_it_is_asked_is_in_it_or_voids_it(at_once, cast, write):
    for _ in range(ROUNDS):
        draft = write()
        fresh = Draft.objects.get(pk=draft.pk)
        writing = Writing(text="The library of the faculty opens at ten.", language="en")
        edit = lambda fresh=fresh, writing=writing: save(  # noqa: E731
            Actor(cast.emma), fresh, version=fresh.version, writing=writing
        )
        ask = lambda draft=draft: actions.ask(Actor(cast.emma), draft)  # noqa: E731
        at_once(ask, edit)
        request = Request.objects.filter(revision__draft=draft).first()
        if request is not None and stands(request)[0] == "waiting":
            assert is_as_frozen(Draft.objects.get(pk=draft.pk), request.revision)


@pytest.mark.parametrize("count", [4])
def test_a_link_is_used_once(at_once, cast, ask, count):
    cast.units.law.is_external_approval_allowed = True
    cast.units.law.save()
    RouteStep.objects.create(unit=cast.units.law, order=1, approvers_of=cast.units.law, rule="all")
    Assignment.objects.create(person=cast.stan, unit=cast.units.law, role="approver", starts="2020-01-01")
    request = ask()
    link, _secret = actions.make_link(
        Actor(cast.anna), request, name="Dean", email="dean@faculty.example", digest=request.digest
    )
    use = lambda: actions.approve(  # noqa: E731
        Actor(via="link", name="Dean"), request, digest=request.digest, link=link
    )
    assert len(refused(at_once(*[use] * count))) == count - 1
    assert stands(request)[0] == "waiting"

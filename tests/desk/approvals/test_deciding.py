"""A yes or no is on a digest, and one person's word counts once."""

import pytest
from django.core.exceptions import ValidationError

from desk.approvals.ready import answered
from desk.approvals.test_asking import told
from pedel.desk.approvals import actions
from pedel.desk.approvals.models import Decision, Request, RouteStep
from pedel.desk.approvals.standing import standing
from pedel.desk.drafts.actions import save
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.people.models import Assignment
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied


def say(word, person, request, note="", **wishes):
    wishes = {"digest": request.digest, "note": note, **wishes}
    return getattr(actions, word)(Actor(person), request, **wishes)


def stands(request):
    fresh = Request.objects.select_related("revision__draft").get(pk=request.pk)
    return standing(fresh), fresh.revision.draft.state


def edit(person, draft, text="Something else altogether."):
    draft = Draft.objects.get(pk=draft.pk)
    return save(Actor(person), draft, version=draft.version, writing=Writing(text=text, language="en"))


def test_it_approves_exactly_the_digest(cast, ask):
    request = ask()
    say("approve", cast.anna, request)
    assert stands(request) == ("approved", "approved")
    entry = Entry.objects.get(verb="approval.given")
    assert (entry.actor, entry.role, entry.digest) == (cast.anna.pk, "approver", request.digest)
    assert told("approved") == {"Emma"}


def test_it_keeps_for_whom_a_deputy_spoke(cast, ask):
    say("approve", cast.dirk, ask())
    decision = Decision.objects.get()
    assert (decision.person, decision.standing_in_for) == (cast.dirk, cast.anna)
    assert Entry.objects.get(verb="approval.given").role == "deputy"


@pytest.mark.parametrize("word", ["approve", "decline", "ask_back"])
def test_it_decides_on_no_other_digest(cast, ask, word):
    request = ask()
    with pytest.raises(Conflict, match="edited since; look again"):
        say(word, cast.anna, request, note="Why?", digest="0" * 64)
    assert stands(request) == ("waiting", "waiting")


@pytest.mark.parametrize("word", ["approve", "decline"])
def test_it_decides_on_nothing_that_was_edited(cast, ask, word):
    request = ask()
    edit(cast.emma, request.revision.draft)
    assert stands(request) == ("void", "writing")
    with pytest.raises(Conflict, match="edited since"):
        say(word, cast.anna, request, note="No.")


def test_an_edit_voids_an_approval(cast, ask):
    request = ask()
    say("approve", cast.anna, request)
    edit(cast.emma, request.revision.draft)
    assert stands(request) == ("void", "writing")


def test_an_edit_that_forgot_to_say_so_is_noticed_by_the_digest(cast, ask):
    request = ask()
    Draft.objects.filter(pk=request.revision.draft_id).update(text="Slipped in.")
    with pytest.raises(Conflict, match="edited since"):
        say("approve", cast.anna, request)


def test_it_declines_with_a_reason(cast, ask):
    request = ask()
    with pytest.raises(ValidationError):
        say("decline", cast.anna, request, note="  ")
    say("decline", cast.anna, request, note="The date is wrong.")
    assert stands(request) == ("declined", "declined")
    assert told("declined") == {"Emma"}
    assert "date is wrong" not in str(list(Entry.objects.values()))


def test_it_asks_back_and_stays_open(cast, ask):
    request = ask()
    say("ask_back", cast.anna, request, note="Which study is it?")
    assert stands(request) == ("waiting", "waiting")
    assert told("question") == {"Emma"}
    say("approve", cast.anna, request)
    assert stands(request)[0] == "approved"


def test_it_tells_who_comes_second_calmly(cast, ask):
    request = ask()
    say("approve", cast.anna, request)
    with pytest.raises(Conflict, match="Anna decided just before you: approved"):
        say("approve", cast.dirk, request)
    assert Decision.objects.count() == 1


def test_a_stranger_is_told_whose_turn_it_is(cast, ask):
    with pytest.raises(Denied, match="Faculty of Law decide on this: Anna"):
        say("approve", cast.stan, ask())


def test_it_goes_through_the_steps_in_their_order(cast, write, ask):
    Assignment.objects.create(person=cast.sander, unit=cast.units.root, role="approver", starts="2020-01-01")
    for order, unit in enumerate((cast.units.law, cast.units.root), 1):
        RouteStep.objects.create(unit=cast.units.law, order=order, approvers_of=unit)
    request = ask()
    with pytest.raises(Denied):
        say("approve", cast.sander, request)
    say("approve", cast.anna, request)
    assert stands(request)[0] == "waiting"
    assert told("asked") == {"Anna", "Sander"}
    with pytest.raises(Conflict, match="This step is done"):
        say("approve", cast.dirk, request)
    say("approve", cast.sander, request)
    assert stands(request) == ("approved", "approved")


@pytest.fixture
def all_of_law(cast):
    """All approvers of Law are needed: Anna and Stan; Dirk is the deputy."""
    Assignment.objects.create(person=cast.stan, unit=cast.units.law, role="approver", starts="2020-01-01")
    RouteStep.objects.create(unit=cast.units.law, order=1, approvers_of=cast.units.law, rule="all")


def test_it_waits_for_all_where_all_are_needed(cast, all_of_law, ask):
    request = ask()
    say("approve", cast.stan, request)
    assert stands(request)[0] == "waiting"
    with pytest.raises(Conflict):
        say("approve", cast.stan, request)
    say("approve", cast.anna, request)
    assert stands(request)[0] == "approved"


def test_a_deputy_fills_the_seat_that_is_left(cast, all_of_law, ask):
    request = ask()
    say("approve", cast.anna, request)
    say("approve", cast.dirk, request)
    assert Decision.objects.last().standing_in_for == cast.stan
    assert stands(request)[0] == "approved"


def test_one_person_never_fills_two_seats(cast, all_of_law, ask):
    request = ask()
    say("approve", cast.dirk, request)
    with pytest.raises(Conflict):
        say("approve", cast.dirk, request)
    assert stands(request)[0] == "waiting"


def test_one_no_is_enough(cast, all_of_law, ask):
    request = ask()
    say("approve", cast.stan, request)
    say("decline", cast.anna, request, note="Not now.")
    assert stands(request) == ("declined", "declined")


def test_it_approves_several_each_on_its_own(cast, ask):
    good, edited = ask(), ask()
    edit(cast.emma, edited.revision.draft)
    chosen = [(good.pk, good.digest), (edited.pk, edited.digest), (10**9, good.digest)]
    results = actions.approve_all(Actor(cast.anna), chosen)
    assert [(result.request, result.ok) for result in results] == [
        (good.pk, True),
        (edited.pk, False),
        (10**9, False),
    ]
    assert "edited since" in results[1].why


def test_a_new_request_takes_the_place_of_the_old_one(cast, ask):
    first = ask()
    draft = edit(cast.emma, first.revision.draft, "A better text about the library of the faculty.")
    draft.answers.all().delete()
    second = ask(answered(draft, cast.emma))
    first.refresh_from_db()
    assert (first.state, second.state) == ("void", "waiting")
    with pytest.raises(Conflict):
        say("approve", cast.anna, first)
    assert Entry.objects.filter(verb="approval.voided", digest=first.digest).exists()


@pytest.mark.parametrize("note", ["x" * 2001, "no\0where", "half \ud800"])
def test_it_keeps_no_note_that_cannot_be_kept(cast, ask, note):
    with pytest.raises(ValidationError):
        say("decline", cast.anna, ask(), note=note)

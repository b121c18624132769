from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pedel.desk.mandates import actions
from pedel.desk.mandates.authority import authority
from pedel.desk.mandates.models import Mandate
from pedel.desk.notices.models import Notice
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied

TODAY = timezone.localdate


@pytest.fixture
def propose(cast):
    """`propose(cast.emma)` proposes a mandate for Emma on the account of Law."""

    def proposed(by, **fields):
        terms = {"kinds": ["event"], "starts": TODAY(), "supervisor": cast.emma.supervisor} | fields
        return actions.propose(
            Actor(by), Mandate(account=cast.accounts.law, **({"person": cast.emma} | terms))
        )

    return proposed


def agree(by, mandate):
    return actions.agree(Actor(by), Mandate.objects.get(pk=mandate.pk), digest=mandate.digest)


@pytest.mark.parametrize(("first", "second"), [("emma", "victor"), ("victor", "emma")])
def test_it_holds_once_the_other_has_said_yes(cast, propose, first, second):
    mandate = propose(getattr(cast, first))
    assert not authority(cast.emma, cast.accounts.law, "event").at_once
    agree(getattr(cast, second), mandate)
    assert authority(cast.emma, cast.accounts.law, "event").at_once


@pytest.mark.parametrize("proposer", ["emma", "victor"])
@pytest.mark.parametrize("other", ["self", "olga", "clara", "sander", "anna"])
def test_it_takes_no_yes_from_anybody_else(cast, propose, proposer, other):
    mandate = propose(getattr(cast, proposer))
    by = proposer if other == "self" else other
    with pytest.raises(Denied):
        agree(getattr(cast, by), mandate)
    mandate.refresh_from_db()
    assert mandate.state == "proposed"


@pytest.mark.parametrize("stranger", ["olga", "clara", "sander", "anna", "stan"])
def test_it_is_proposed_by_editor_or_supervisor_alone(cast, propose, stranger):
    with pytest.raises(Denied, match="between the editor and their supervisor"):
        propose(getattr(cast, stranger))


def test_it_names_no_supervisor_but_the_one_in_the_directory(cast, propose):
    with pytest.raises(Denied, match="supervisor who stands in the directory"):
        propose(cast.emma, supervisor=cast.stan)


def test_it_is_never_agreed_with_oneself(cast, propose):
    Person.objects.filter(pk=cast.emma.pk).update(supervisor=cast.emma)
    cast.emma.refresh_from_db()
    with pytest.raises(Denied):
        propose(cast.emma, supervisor=cast.emma)


def test_it_needs_the_digest_of_what_was_read(cast, propose):
    mandate = propose(cast.emma)
    with pytest.raises(Conflict, match="not the terms"):
        actions.agree(Actor(cast.victor), mandate, digest="0" * 64)
    Mandate.objects.filter(pk=mandate.pk).update(kinds=["event", "research"])
    with pytest.raises(Conflict, match="not the terms"):
        agree(cast.victor, mandate)


def test_it_records_the_digest_of_what_was_agreed(cast, propose):
    mandate = propose(cast.emma)
    agree(cast.victor, mandate)
    entries = {entry.verb: entry for entry in Entry.objects.all()}
    assert entries["mandate.agreed"].digest == entries["mandate.proposed"].digest == mandate.digest
    assert (entries["mandate.agreed"].role, entries["mandate.proposed"].role) == ("supervisor", "editor")


def test_it_keeps_the_note_out_of_record_and_notices(cast, propose):
    propose(cast.emma, note="only while Sofie is away")
    assert "Sofie" not in str(Entry.objects.get().facts) + str(Notice.objects.get().facts)


def test_it_tells_the_other_at_every_step(cast, propose):
    mandate = propose(cast.emma)
    agree(cast.victor, mandate)
    actions.end(Actor(cast.victor), Mandate.objects.get(pk=mandate.pk))
    told = [(n.kind, n.person) for n in Notice.objects.order_by("pk")]
    assert told == [
        ("mandates.proposed", cast.victor),
        ("mandates.agreed", cast.emma),
        ("mandates.ended", cast.emma),
    ]


def test_it_is_answered_once(cast, propose):
    mandate = propose(cast.emma)
    agree(cast.victor, mandate)
    with pytest.raises(Conflict):
        agree(cast.victor, mandate)
    with pytest.raises(Conflict):
        actions.decline(Actor(cast.victor), mandate, why="too much")


def test_it_is_declined_with_a_reason_by_who_was_asked(cast, propose):
    mandate = propose(cast.emma)
    with pytest.raises(Denied):
        actions.decline(Actor(cast.emma), mandate, why="no")
    with pytest.raises(ValidationError, match="Say why"):
        actions.decline(Actor(cast.victor), mandate, why="  ")
    actions.decline(Actor(cast.victor), mandate, why="First the training.")
    assert Mandate.objects.get().state == "declined"


def test_it_is_taken_back_by_who_proposed_it_and_nobody_else(cast, propose):
    mandate = propose(cast.emma)
    with pytest.raises(Conflict):
        actions.end(Actor(cast.victor), mandate)
    actions.end(Actor(cast.emma), mandate)
    assert not authority(cast.emma, cast.accounts.law, "event").at_once


@pytest.mark.parametrize("side", ["emma", "victor"])
def test_it_is_ended_at_once_by_either_side(cast, propose, side):
    mandate = agree(cast.victor, propose(cast.emma))
    with pytest.raises(Denied):
        actions.end(Actor(cast.clara), mandate)
    actions.end(Actor(getattr(cast, side)), mandate)
    (reason,) = authority(cast.emma, cast.accounts.law, "event").reasons
    assert reason.code == "ended"


def test_a_change_replaces_the_old_one_once_it_is_agreed(cast, propose):
    old = agree(cast.victor, propose(cast.emma))
    new = propose(cast.victor, kinds=["news"])
    assert authority(cast.emma, cast.accounts.law, "event").mandate == old
    agree(cast.emma, new)
    assert authority(cast.emma, cast.accounts.law, "news").mandate == new
    old.refresh_from_db()
    assert old.state == "ended"


def test_a_change_that_begins_later_leaves_the_old_one_until_then_and_ends_it_for_good(cast, propose):
    old = agree(cast.victor, propose(cast.emma))
    later = TODAY() + timedelta(days=10)
    new = agree(cast.emma, propose(cast.victor, kinds=["news"], starts=later, ends=later + timedelta(days=5)))
    account = cast.accounts.law
    assert authority(cast.emma, account, "event").mandate == old
    assert authority(cast.emma, account, "news", day=later).mandate == new
    assert authority(cast.emma, account, "event", day=later + timedelta(days=6)).mandate is None


def test_it_waits_for_one_answer_at_a_time(cast, propose):
    propose(cast.emma)
    with pytest.raises(Conflict, match="waits already"):
        propose(cast.victor)


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"kinds": []}, "kinds"),
        ({"kinds": ["official"]}, "kinds"),
        ({"starts": date(2020, 1, 1)}, "starts"),
        ({"ends": date(2020, 1, 1)}, "ends"),
        ({"topics": ["Fees"], "approval_topics": ["fees"]}, "approval_topics"),
        ({"topics": ["x" * 81]}, "topics"),
        ({"languages": ["tlh"]}, "languages"),
    ],
)
def test_it_says_what_is_wrong_with_a_proposal(cast, propose, terms, field):
    with pytest.raises(ValidationError) as error:
        propose(cast.emma, **terms)
    assert field in error.value.message_dict


def test_it_asks_anew_when_the_supervisor_has_changed(cast, propose):
    mandate = propose(cast.emma)
    Person.objects.filter(pk=cast.emma.pk).update(supervisor=cast.stan)
    with pytest.raises(Denied, match="has changed"):
        agree(cast.victor, mandate)


def test_it_is_not_agreed_with_who_has_left(cast, propose):
    mandate = propose(cast.emma)
    Person.objects.filter(pk=cast.emma.pk).update(leaves_on=TODAY() - timedelta(days=1))
    with pytest.raises(Denied, match="has left"):
        agree(cast.victor, mandate)


def test_it_is_for_people_on_the_account_alone(cast, propose):
    Person.objects.filter(pk=cast.stan.pk).update(supervisor=cast.victor)
    cast.stan.refresh_from_db()
    with pytest.raises(Denied, match="works on the account"):
        propose(cast.victor, person=cast.stan, supervisor=cast.victor)

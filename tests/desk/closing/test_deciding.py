"""An owner proposes to close an account; who keeps the register decides."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pedel.desk.closing import actions
from pedel.desk.closing.models import Closing
from pedel.desk.notices.models import Notice
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied

pytestmark = pytest.mark.django_db


def test_an_owner_proposes_and_the_contact_person_decides(cast, propose):
    closing = propose(cast.olga)
    assert closing.state == "proposed"
    assert Notice.objects.filter(kind="closing.proposed", person=cast.clara).exists()
    with pytest.raises(Denied):
        actions.agree(Actor(cast.olga), closing)
    actions.agree(Actor(cast.clara), closing)
    closing.refresh_from_db()
    assert (closing.state, closing.decided_by) == ("planned", cast.clara)


def test_who_decides_plans_at_once(cast, propose):
    closing = propose(cast.clara)
    assert (closing.state, closing.decided_by) == ("planned", cast.clara)
    entry = Entry.objects.filter(verb="closing.proposed").get()
    assert entry.account == cast.accounts.law.pk
    assert entry.facts["state"] == "planned"


@pytest.mark.parametrize("name", ["emma", "stan", "samira", "anna"])
def test_nobody_else_proposes(cast, propose, name):
    with pytest.raises(Denied):
        propose(getattr(cast, name))


def test_there_is_one_at_a_time(cast, propose):
    propose(cast.olga)
    with pytest.raises(ValidationError, match="under way"):
        propose(cast.olga)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"last_day": timezone.localdate() - timedelta(days=1)}, "last_day"),
        ({"keeper": None}, "keeper"),
        ({"kept_until": timezone.localdate()}, "kept_until"),
    ],
)
def test_it_says_what_is_wrong_with_a_plan(cast, propose, wrong, field):
    with pytest.raises(ValidationError) as caught:
        propose(cast.olga, **wrong)
    assert field in caught.value.message_dict


def test_it_does_not_go_on_at_itself(cast, propose):
    with pytest.raises(ValidationError, match="the account that closes"):
        propose(cast.olga, goes_on=cast.accounts.law)


def test_a_name_that_is_given_back_is_kept_by_nobody(cast, propose):
    closing = propose(cast.olga, handle="handed_back")
    assert closing.keeper is None


def test_the_plan_can_be_changed_by_the_owner_until_it_is_decided(cast, propose, plan):
    closing = propose(cast.olga)
    actions.change(Actor(cast.olga), closing, **plan(reason="Nobody reads it."))
    actions.agree(Actor(cast.clara), closing)
    with pytest.raises(Denied):
        actions.change(Actor(cast.olga), closing, **plan())
    actions.change(Actor(cast.clara), closing, **plan(reason="Merged."))
    assert Closing.objects.get().reason == "Merged."


def test_it_can_be_given_up_with_a_reason_and_proposed_again(cast, propose):
    closing = propose(cast.olga)
    with pytest.raises(ValidationError):
        actions.drop(Actor(cast.clara), closing, why=" ")
    actions.drop(Actor(cast.clara), closing, why="The readers asked us not to.")
    assert Closing.objects.get().state == "dropped"
    with pytest.raises(Conflict):
        actions.agree(Actor(cast.clara), closing)
    assert propose(cast.olga).state == "proposed"


def test_a_proposal_that_was_agreed_meanwhile_is_not_changed_by_who_proposed_it(cast, propose):
    proposal = propose(cast.olga)
    as_olga_saw_it = Closing.objects.get(pk=proposal.pk)
    actions.agree(Actor(cast.clara), proposal)
    for late in (
        lambda: actions.change(Actor(cast.olga), as_olga_saw_it, reason="Another one"),
        lambda: actions.drop(Actor(cast.olga), as_olga_saw_it, why="No."),
    ):
        with pytest.raises(Conflict, match="moved on"):
            late()
    assert Closing.objects.get(pk=proposal.pk).reason == "Too few readers."

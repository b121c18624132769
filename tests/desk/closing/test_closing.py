"""Closing ends everything at once; outsiders can still tell that it was ours; it can be opened again."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from pedel.desk.accounts.models import Account, Channel, Membership
from pedel.desk.closing import actions
from pedel.desk.closing.finishing import finish
from pedel.desk.closing.models import Closing
from pedel.desk.drafts import actions as drafts
from pedel.desk.mandates.models import Mandate
from pedel.desk.passwords.models import ChangeDue, Holder
from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied

pytestmark = pytest.mark.django_db
WHY = "Told in the newsletter."


@pytest.fixture
def closed(cast, planned):
    actions.close(Actor(cast.clara), planned, anyway=WHY)
    planned.refresh_from_db()
    return planned


def planned_message(cast):
    revision = drafts.freeze(Actor(cast.emma), drafts.create(Actor(cast.emma), [cast.accounts.law]))
    due = timezone.now() + timedelta(days=3)
    return Delivery.objects.create(
        revision=revision, account=cast.accounts.law, digest=revision.digest, key="1" * 20, due_at=due,
        next_try_at=due,
    )  # fmt: skip


def test_it_closes_the_account_and_says_where_it_goes_on(cast, closed):
    account = Account.objects.get(pk=cast.accounts.law.pk)
    assert (account.state, account.closed_on) == ("closed", timezone.localdate())
    assert account.goes_on == cast.accounts.sky
    assert account.handle_after == "parked"


def test_it_calls_off_what_is_planned(cast, planned):
    delivery = planned_message(cast)
    actions.close(Actor(cast.clara), planned, anyway=WHY)
    delivery.refresh_from_db()
    assert delivery.state == "cancelled"
    assert Entry.objects.filter(verb="delivery.stopped").count() == 1


def test_it_leaves_alone_what_is_going_out_this_moment(cast, planned):
    delivery = planned_message(cast)
    Delivery.objects.filter(pk=delivery.pk).update(state="sending")
    actions.close(Actor(cast.clara), planned, anyway=WHY)
    delivery.refresh_from_db()
    assert delivery.state == "sending"


def test_it_ends_parts_mandates_and_access_but_for_who_keeps_the_name(cast, planned):
    account = cast.accounts.law
    Mandate.objects.create(
        account=account, person=cast.emma, supervisor=cast.victor, proposed_by=cast.emma, state="agreed",
        kinds=["news"],
    )  # fmt: skip
    for person in (cast.emma, cast.olga):
        Holder.objects.create(account=account, kind="person", person=person, starts="2020-01-01")
    actions.close(Actor(cast.clara), planned, anyway=WHY)
    assert not Membership.objects.filter(account=account, ends=None).exists()
    assert Mandate.objects.get().state == "ended"
    assert [row.person for row in Holder.objects.in_force().filter(account=account)] == [cast.olga]
    assert ChangeDue.objects.filter(account=account, done_at=None).exists()
    assert Entry.objects.filter(verb="closing.closed").get().facts["access"] == 1


def test_who_keeps_the_name_comes_onto_the_list_of_access(cast, closed):
    assert Holder.objects.in_force().get(account=cast.accounts.law).person == cast.olga


def test_with_the_name_given_back_no_access_and_no_password_is_left(cast, propose):
    Holder.objects.create(account=cast.accounts.law, kind="person", person=cast.emma, starts="2020-01-01")
    closing = propose(cast.clara, last_day=timezone.localdate(), handle="handed_back")
    actions.close(Actor(cast.clara), closing, anyway=WHY)
    assert not Holder.objects.in_force().filter(account=cast.accounts.law).exists()
    assert not ChangeDue.objects.filter(account=cast.accounts.law, done_at=None).exists()


def test_it_ends_the_connection_with_the_network(cast, planned):
    Channel.objects.create(account=cast.accounts.law, state="connected", sealed="x")
    assert finish(Actor(cast.clara), planned, anyway=WHY) == "no_key"
    assert Channel.objects.get().state == "not_connected"


def test_it_does_not_close_before_its_last_day(cast, propose):
    closing = propose(cast.clara)
    with pytest.raises(Conflict, match="has not come"):
        actions.close(Actor(cast.clara), closing, anyway=WHY)


def test_with_steps_open_it_asks_why_and_changes_nothing(cast, planned):
    with pytest.raises(ValidationError):
        actions.close(Actor(cast.clara), planned)
    assert Account.objects.get(pk=cast.accounts.law.pk).state == "active"


def test_it_is_not_the_owner_who_closes(cast, planned):
    with pytest.raises(Denied):
        actions.close(Actor(cast.olga), planned, anyway=WHY)


def test_it_closes_once(cast, closed):
    with pytest.raises(Conflict):
        actions.close(Actor(cast.clara), closed, anyway=WHY)


def test_outsiders_still_see_that_it_was_ours_and_where_we_are_now(cast, closed):
    page = Client().get("/verify/?q=@examplelaw@social.example").content.decode()
    assert "This was ours, and is closed" in page
    assert cast.accounts.sky.address in page
    said = Client().get("/api/v1/verify?q=@examplelaw@social.example").json()
    assert said["verdict"] == "closed"
    assert said["accounts"][0]["goes_on_at"] == cast.accounts.sky.address
    assert said["accounts"][0]["handle_after"] == "parked"


def test_the_public_list_has_the_closed_ones_apart(cast, closed):
    assert b"examplelaw@social" not in Client().get("/verify/accounts/").content
    assert b"examplelaw@social" in Client().get("/verify/accounts/?show=closed").content
    assert Client().get("/api/v1/verify/accounts/closed").json()["count"] == 1


def test_the_register_takes_along_where_it_goes_on(cast, closed, sign_in):
    file = b"".join(sign_in(cast.clara).get("/accounts/register.csv")).decode()
    assert cast.accounts.sky.address in file
    assert "parked" in file


def test_it_can_be_opened_again_for_a_while(cast, closed, later):
    with later(29):
        actions.reopen(Actor(cast.clara), closed, why="The readers came back.")
    account = Account.objects.get(pk=cast.accounts.law.pk)
    assert (account.state, account.goes_on, account.handle_after) == ("active", None, "")
    assert Closing.objects.get().state == "reopened"


def test_it_cannot_be_opened_again_later_or_without_its_name(cast, closed, later):
    with later(31), pytest.raises(Conflict):
        actions.reopen(Actor(cast.clara), closed, why="We want it back.")
    Closing.objects.update(handle="handed_back", keeper=None)
    closed.refresh_from_db()
    with pytest.raises(Conflict):
        actions.reopen(Actor(cast.clara), closed, why="We want it back.")


def test_an_account_that_is_closed_is_not_closed_again(cast, propose):
    Account.objects.filter(pk=cast.accounts.law.pk).update(state="closed")
    cast.accounts.law.refresh_from_db()
    with pytest.raises(Conflict, match="closed already"):
        propose(cast.clara)

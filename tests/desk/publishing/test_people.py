"""What people do with what waits, did not go out, or is unclear; and nobody else does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from desk.publishing.conftest import now, posts, send, take
from pedel.desk.approvals.models import Request
from pedel.desk.notices.words import body, line
from pedel.desk.publishing import actions, delivering, planning, words
from pedel.desk.publishing.models import Delivery
from pedel.desk.publishing.todo import waiting_for
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied
from pedel.networks import Trouble

HOUR = timedelta(hours=1)


def test_a_new_time_moves_it_and_voids_nothing(planned, cast, server):
    delivery, time = planned(planned_for=timezone.now() + HOUR), timezone.now() + 5 * HOUR
    actions.set_time(Actor(cast.emma), delivery, time=time)
    assert (now(delivery).due_at, now(delivery).next_try_at) == (time, time)
    assert Request.objects.get().state == "approved"
    assert Request.objects.get().new_time == time


def test_a_new_time_lies_within_the_approvals_window(planned, cast):
    delivery = planned(planned_for=timezone.now() + HOUR)
    for time in (timezone.now() - HOUR, timezone.now() + timedelta(days=90)):
        with pytest.raises(ValidationError):
            actions.set_time(Actor(cast.emma), delivery, time=time)


def test_a_new_time_takes_it_out_of_a_workers_hands(planned, cast, server):
    delivery = planned()
    mine = take()
    actions.set_time(Actor(cast.emma), delivery, time=timezone.now() + HOUR)
    delivering.deliver(mine)
    assert (now(delivery).state, posts(server)) == ("queued", 0)


def test_each_of_two_gets_its_own_time(approved, cast, server, time_machine):
    start = timezone.now()
    draft = approved(accounts=[cast.accounts.law, cast.accounts.sky], planned_for=start + HOUR)
    first, second = planning.plan(draft)
    time_machine.move_to(start + 3 * HOUR)
    planning.plan_all()
    actions.set_time(Actor(cast.emma), first, time=start + 5 * HOUR)
    planning.plan_all()
    assert (now(first).state, now(second).state) == ("queued", "missed")


def test_it_is_called_off_before_it_left_and_not_afterwards(planned, cast, server):
    delivery = planned()
    mine = take()
    actions.call_off(Actor(cast.emma), delivery, why="The event is cancelled.")
    delivering.deliver(mine)
    assert (now(delivery).state, posts(server)) == ("cancelled", 0)
    other = planned(text="The museum opens at ten.")
    send()
    with pytest.raises(Conflict):
        actions.call_off(Actor(cast.emma), other, why="Too late.")


def test_what_failed_is_tried_again_when_somebody_says_so(planned, cast, server):
    delivery = planned()
    server.fault("422_dutch")
    send()
    actions.try_again(Actor(cast.emma), delivery)
    send()
    assert (now(delivery).state, posts(server)) == ("published", 2)
    with pytest.raises(Conflict):
        actions.try_again(Actor(cast.emma), delivery)


def unclear(planned, server):
    delivery = planned()
    server.fault("cut_after")
    send()
    return delivery


def test_a_person_settles_as_gone_out_with_evidence(planned, cast, server):
    delivery = unclear(planned, server)
    seen = {"evidence": "I see it on the profile.", "url": "https://social.example/@law/1"}
    actions.settle(Actor(cast.emma), delivery, went_out=True, **seen)
    one = now(delivery)
    assert (one.state, one.url, one.settled_by) == ("published", seen["url"], cast.emma)
    assert send() == 0


def test_a_person_settles_as_not_gone_out_and_it_follows(planned, cast, server):
    delivery = unclear(planned, server)
    actions.settle(Actor(cast.emma), delivery, went_out=False, evidence="It is not on the profile.")
    send()
    assert now(delivery).state == "published"
    assert posts(server) == 2


def test_settled_as_not_gone_out_after_its_time_it_asks_for_a_new_one(planned, cast, server, time_machine):
    delivery = unclear(planned, server)
    time_machine.move_to(timezone.now() + 3 * HOUR)
    actions.settle(Actor(cast.emma), delivery, went_out=False, evidence="It is not on the profile.")
    assert now(delivery).state == "missed"


def test_nobody_settles_without_saying_what_they_saw(planned, cast, server):
    delivery = unclear(planned, server)
    with pytest.raises(ValidationError):
        actions.settle(Actor(cast.emma), delivery, went_out=True, evidence=" ")


@pytest.mark.parametrize("who", ["anna", "clara", "sofie", "stan", "samira"])
def test_only_who_works_on_the_account_or_the_steward_decides(planned, cast, who):
    delivery = planned()
    with pytest.raises(Denied):
        actions.call_off(Actor(getattr(cast, who)), delivery, why="No.")


@pytest.mark.parametrize("who", ["emma", "olga", "sander"])
def test_they_may(planned, cast, who):
    delivery = planned()
    actions.call_off(Actor(getattr(cast, who)), delivery, why="No.")
    assert now(delivery).state == "cancelled"


def test_nobody_writes_down_an_outcome_by_hand(planned, cast):
    delivery = planned()
    for act in (actions.publish, actions.found, actions.not_there, actions.drop, actions.start):
        with pytest.raises(Denied):
            act(Actor(cast.sander), delivery)


def test_what_asks_for_somebody_stands_on_their_home(planned, cast, server):
    unclear(planned, server)
    assert [str(todo.what) for todo in waiting_for(cast.emma)] == ["It is unclear whether a post went out"]
    assert waiting_for(cast.stan) == []


def test_anchor_15_every_trouble_says_what_it_is_and_what_to_do():
    own = {"held", "not_ready", "not_connected", "late", "gave_up", "clock", "disk"}
    assert own | set(Trouble) <= set(words.TROUBLES)
    for code, said in words.TROUBLES.items():
        assert str(said.title), code
        assert str(said.what_to_do).endswith("."), code


def test_anchor_15_a_failure_names_account_reason_and_next_step(planned, cast, server, client):
    delivery = planned()
    server.fault("422_dutch")
    send()
    notice = cast.emma.notices.get(kind="publishing.failed")
    assert str(delivery.account) in line(notice.kind, notice.facts, "en")
    assert body(notice.kind, notice.facts, "en") == [
        "The network refused the post. Its own words stand below. Change what it objects to in a copy of the "
        "draft, and ask again."
    ]
    assert "geweigerd" in body(notice.kind, notice.facts, "nl")[0]
    assert "500 tekens" in now(delivery).detail
    assert Delivery.objects.get().tries == 1

"""Brakes work inside the send step: also for what was claimed already, and lifting one dumps nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from desk.publishing.conftest import now, posts, send, take
from pedel.desk import braking
from pedel.desk.accounts.models import Hold, Membership
from pedel.desk.braking import Stop
from pedel.desk.mandates.models import Mandate
from pedel.desk.publishing import delivering, marking, planning, why
from pedel.desk.publishing.models import Part


@pytest.fixture
def hold(cast):
    """`hold(scope="unit", unit=…)`: Sander holds something."""

    def held(scope="everything", **fields):
        wishes = {"reason": "A storm is coming.", "placed_by": cast.sander, **fields}
        return Hold.objects.create(scope=scope, **wishes)

    return held


def scopes(cast):
    return (
        {"scope": "everything"},
        {"scope": "unit", "unit": cast.units.root},
        {"scope": "unit", "unit": cast.units.law},
        {"scope": "account", "account": cast.accounts.law},
        {"scope": "network", "network": "mastodon"},
        {"scope": "topic", "topic": "storm"},
    )


@pytest.mark.parametrize("number", range(6))
def test_a_hold_on_anything_above_stops_it(planned, hold, cast, server, number):
    delivery = planned(topics=("Storm", "library"))
    hold(**scopes(cast)[number])
    send()
    assert (now(delivery).state, now(delivery).trouble) == ("missed", "held")
    assert posts(server) == 0


@pytest.mark.parametrize(
    "other", [{"scope": "network", "network": "x"}, {"scope": "topic", "topic": "exams"}]
)
def test_a_hold_on_something_else_does_not(planned, hold, server, other):
    planned(topics=("storm",))
    hold(**other)
    send()
    assert posts(server) == 1


def test_a_hold_on_another_unit_does_not(planned, hold, cast, server):
    planned()
    hold("unit", unit=cast.units.science)
    hold("unit", unit=cast.units.tax)
    hold(ends_at=timezone.now() - timedelta(seconds=1), placed_at=timezone.now() - timedelta(days=1))
    hold(lifted_at=timezone.now())
    send()
    assert posts(server) == 1


def test_anchor_13_a_hold_stops_a_job_that_was_claimed_but_not_sent(planned, hold, server):
    delivery = planned()
    mine = take()
    hold()
    delivering.deliver(mine)
    assert (now(delivery).state, posts(server)) == ("missed", 0)


def test_anchor_13_a_hold_placed_after_the_last_look_stops_the_mark_itself(
    planned, hold, server, monkeypatch
):
    delivery = planned()
    mine = take()
    monkeypatch.setattr(marking, "stop_for", lambda _delivery: None)  # it was placed a moment later
    hold()
    delivering.deliver(mine)
    assert (now(delivery).state, posts(server)) == ("missed", 0)


def test_a_hold_stops_a_thread_between_two_posts(planned, hold, server):
    delivery = planned(text="One opens.\n---\nTwo opens.\n---\nThree opens.")
    act = server.act

    def then_held(request):
        answer = act(request)
        if request.method == "POST" and request.path == "/api/v1/statuses":
            server.texts_then = server.texts()
        return answer

    server.act = then_held
    before = marking.go_on

    def go_on(delivery):
        hold()
        return before(delivery)

    marking.go_on = go_on
    try:
        send()
    finally:
        marking.go_on = before
    assert (now(delivery).state, now(delivery).trouble) == ("missed", "held")
    assert server.texts() == ["One opens."]
    assert Part.objects.filter(delivery=delivery).exclude(remote_id="").count() == 1


def test_lifting_a_hold_sends_nothing_by_itself(planned, hold, cast, server):
    for number in range(3):
        planned(text=f"The library opens at {number + 7} on Monday.")
    held = hold()
    for _ in range(5):
        send()
    Hold.objects.filter(pk=held.pk).update(lifted_at=timezone.now(), lifted_by=cast.sander)
    planning.plan_all()
    assert send() == 0
    assert posts(server) == 0
    assert cast.emma.notices.filter(kind="publishing.missed").count() == 3


def test_what_is_not_due_yet_only_waits_and_says_why(planned, hold):
    delivery = planned(planned_for=timezone.now() + timedelta(hours=3))
    hold("account", account=delivery.account)
    planning.plan_all()
    assert now(delivery).state == "queued"
    codes = {wait.code: str(wait.text) for wait in why.waits(delivery)}
    assert set(codes) == {"due", "held"}
    assert "Sander" in codes["held"]
    assert "A storm is coming." in codes["held"]


def test_anchor_14_a_brake_of_any_app_stops_the_send(planned, server, monkeypatch):
    delivery = planned()
    mine = take()
    asked = []

    class Library:
        @staticmethod
        def withdrawn(content, account):
            asked.append((content["text"], account.pk))
            yield Stop("consent", "Pim has withdrawn consent for picture 1.")

        BRAKES = (withdrawn,)

    monkeypatch.setattr(braking, "modules", lambda _name: [Library])
    delivering.deliver(mine)
    assert (now(delivery).state, now(delivery).trouble) == ("missed", "consent")
    assert posts(server) == 0
    assert asked[0] == (delivery.parts.get().text, delivery.account_id)


def test_a_mandate_that_ended_stops_what_was_cleared_within_it(write, agree, cast, channel, server):
    from pedel.desk.approvals import actions as approvals
    from pedel.desk.record.acting import Actor

    agree()
    draft = write()
    approvals.clear(Actor(cast.emma), draft)
    delivery = planning.plan(draft)[0]
    Mandate.objects.update(ends=timezone.localdate() - timedelta(days=1))
    send()
    assert (now(delivery).state, now(delivery).trouble, posts(server)) == ("missed", "not_ready", 0)


@pytest.mark.parametrize("state", ["hacked", "closed"])
def test_an_account_out_of_our_hands_sends_nothing(planned, cast, server, state):
    delivery = planned()
    type(cast.accounts.law).objects.filter(pk=cast.accounts.law.pk).update(state=state)
    send()
    assert (now(delivery).state, posts(server)) == ("missed", 0)


def test_a_broken_channel_keeps_it_and_says_what_to_do(planned, channel, server):
    delivery = planned()
    type(channel).objects.filter(pk=channel.pk).update(state="broken", trouble="token")
    send()
    assert (now(delivery).state, now(delivery).trouble, posts(server)) == ("missed", "token", 0)
    assert "connect it again" in str(why.waits(now(delivery))[0].text)


def test_content_that_was_tampered_with_never_leaves(planned, server):
    delivery = planned()
    Part.objects.filter(delivery=delivery).update(text="Something nobody approved.")
    send()
    assert (now(delivery).state, now(delivery).trouble, posts(server)) == ("failed", "content", 0)


def test_a_revision_that_was_tampered_with_never_leaves(planned, server):
    delivery = planned()
    revision = delivery.revision
    type(revision).objects.filter(pk=revision.pk).update(content=revision.content.replace("nine", "ten"))
    send()
    assert (now(delivery).state, posts(server)) == ("failed", 0)


def test_an_editor_who_left_is_told_nothing(planned, hold, cast):
    planned()
    Membership.objects.filter(person=cast.olga).update(ends=timezone.localdate() - timedelta(days=1))
    hold()
    send()
    assert not cast.olga.notices.exists()

"""A hold and the sending: who was first, and what is asked again afterwards."""

import re
from datetime import timedelta
from time import monotonic

import pytest
from django.utils import timezone

from desk.publishing.conftest import connected, now, posts, send, take
from pedel.desk.accounts.actions import holding
from pedel.desk.accounts.models import Hold
from pedel.desk.publishing import planning
from pedel.desk.publishing.calendar.held import came_due
from pedel.desk.publishing.marking import mark
from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import Actor


def text(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


@pytest.mark.parametrize(
    "wish",
    [
        lambda cast: Hold(scope="everything"),
        lambda cast: Hold(scope="unit", unit=cast.units.root),
        lambda cast: Hold(scope="account", account=cast.accounts.law),
        lambda cast: Hold(scope="network", network="mastodon"),
        lambda cast: Hold(scope="topic", topic="Storm"),
    ],
)
def test_anchor_13_a_hold_of_any_scope_stops_what_a_worker_has_claimed_but_not_sent(
    cast, planned, server, wish
):
    planned(topics=("storm",))
    claimed = take()
    holding.place(Actor(cast.sander), wish(cast), reason="Wait.")
    assert mark(claimed).code == "held"
    assert now(claimed).state != "sending"
    assert posts(server) == 0


def test_a_hold_on_something_else_stops_nothing(cast, planned, server):
    planned(topics=("storm",))
    for wish in (
        Hold(scope="unit", unit=cast.units.science),
        Hold(scope="account", account=cast.accounts.sky),
        Hold(scope="network", network="bluesky"),
        Hold(scope="topic", topic="stor"),
    ):
        holding.place(Actor(cast.sander), wish, reason="Wait.")
    assert send() == 1
    assert posts(server) == 1


@pytest.mark.parametrize("round_", range(3))
def test_once_a_hold_is_placed_no_mark_begins_after_it(round_, cast, approved, server, at_once):
    """Whoever marked before it was in the clear; whoever begins after it was confirmed is stopped."""
    connected(cast.accounts.sky, server)
    planning.plan(approved(accounts=[cast.accounts.law, cast.accounts.sky]))
    claimed = [take(), take()]

    def place():
        holding.place(Actor(cast.sander), Hold(scope="everything"), reason="Wait.")
        return monotonic()

    def marking(delivery):
        return lambda: (monotonic(), mark(delivery))

    confirmed, *marked = at_once(place, *map(marking, claimed))
    for delivery, (began, stop) in zip(claimed, marked, strict=True):
        assert (stop is None) == (now(delivery).state == "sending")
        assert stop is not None or began < confirmed
        assert mark(take_again(delivery)).code == "held"


def take_again(delivery):
    """The same delivery as claimed, whatever became of it."""
    Delivery.objects.filter(pk=delivery.pk).update(state="leased", started_at=None)
    return Delivery.objects.select_related("account__unit", "revision__draft").get(pk=delivery.pk)


def test_lifting_sends_nothing_that_came_due_meanwhile(cast, planned, server):
    hold = holding.place(Actor(cast.sander), Hold(scope="everything"), reason="Wait.")
    delivery = planned()
    send()
    holding.lift(Actor(cast.sander), hold)
    planning.plan_all()
    send()
    assert posts(server) == 0
    assert came_due(hold) == [now(delivery)]


def test_the_hold_says_what_came_due_and_that_each_is_asked_again(cast, sign_in, planned):
    hold = holding.place(Actor(cast.sander), Hold(scope="everything"), reason="Wait.")
    delivery = planned()
    planned(planned_for=timezone.now() + timedelta(days=1), text="Later: the library opens on Tuesday.")
    page = sign_in(cast.emma).get(f"/holds/{hold.pk}/deliveries/")
    assert "One post came due meanwhile." in text(page)
    assert f"/deliveries/{delivery.pk}/" in page.content.decode()
    other = text(sign_in(cast.stan).get(f"/holds/{hold.pk}/deliveries/"))
    assert "One post came due meanwhile." in other
    assert "you do not see" in other


def test_it_counts_only_what_the_hold_was_over(cast, planned):
    for wish in (
        Hold(scope="account", account=cast.accounts.sky),
        Hold(scope="topic", topic="storm"),
    ):
        holding.place(Actor(cast.sander), wish, reason="Wait.")
    planned(topics=("fair",))
    assert [came_due(hold) for hold in Hold.objects.all()] == [[], []]


def test_the_pages_of_deliveries_say_what_is_held(cast, sign_in, planned):
    delivery = planned(planned_for=timezone.now() + timedelta(days=1))
    holding.place(
        Actor(cast.clara), Hold(scope="account", account=cast.accounts.law), reason="We look into it."
    )
    browser = sign_in(cast.emma)
    assert "We look into it." in text(browser.get(f"/deliveries/{delivery.pk}/"))
    assert "held-mark" in browser.get("/deliveries/").content.decode()


def test_what_missed_its_time_asks_for_a_new_one_once_the_hold_is_over(cast, sign_in, planned):
    delivery = planned(planned_for=timezone.now() + timedelta(days=1))
    Delivery.objects.filter(pk=delivery.pk).update(state="missed", trouble="held")
    day = f"{timezone.localtime(delivery.due_at):%Y-%m-%d}"
    for path in (f"/accounts/{cast.accounts.law.pk}/queue/", f"/calendar/?view=list&day={day}"):
        said = text(sign_in(cast.emma).get(path))
        assert "Say when it goes out, or call it off." in said
        assert "It is held." not in said


def test_the_request_for_approval_says_what_is_held(cast, sign_in, ask):
    request = ask()
    holding.place(Actor(cast.clara), Hold(scope="unit", unit=cast.units.law), reason="We look into it.")
    assert "We look into it." in text(sign_in(cast.anna).get(f"/approvals/{request.pk}/"))

"""The calendar: what stands on which day, what stands in its way, and who may move it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from desk.publishing.conftest import send
from pedel.desk.accounts.actions import holding
from pedel.desk.accounts.holds import Brakes
from pedel.desk.accounts.models import Hold
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.models import Draft, Target
from pedel.desk.drafts.writing import Writing
from pedel.desk.publishing import planning
from pedel.desk.publishing.calendar.clashes import normalised
from pedel.desk.publishing.calendar.gathering import Wish, items
from pedel.desk.publishing.calendar.span import Span, asked, clock_change
from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import Actor

TOMORROW = timezone.now().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=1)


def wish(days=3, **more):
    return Wish(timezone.now() - timedelta(days=days), timezone.now() + timedelta(days=days), **more)


def seen(person, **more):
    return items(person, wish(**more))


@pytest.fixture
def draft(cast):
    """`draft("Open day", TOMORROW)`: a draft of Emma's with a time."""

    def made(text="Open day", when=TOMORROW, accounts=None, **fields):
        writing = Writing(text, planned_for=when, language="en", **fields)
        return drafts.create(Actor(cast.emma), accounts or [cast.accounts.law], writing=writing)

    return made


@pytest.mark.parametrize(
    ("view", "day", "first", "last"),
    [
        ("month", "2026-11-22", "2026-10-26", "2026-12-06"),
        ("month", "2027-02-10", "2027-02-01", "2027-02-28"),
        ("week", "2026-11-22", "2026-11-16", "2026-11-22"),
        ("week", "2026-11-23", "2026-11-23", "2026-11-29"),
        ("list", "2026-11-22", "2026-11-22", "2026-12-19"),
    ],
)
def test_it_shows_whole_weeks_from_monday(view, day, first, last):
    span = asked(view, day)
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)
    assert view == "list" or span.first.weekday() == 0


@pytest.mark.parametrize("view", ["month", "week", "list"])
def test_it_goes_back_and_on_by_what_it_shows(view):
    span = asked(view, "2026-12-31")
    assert asked(view, span.after.isoformat()).before <= span.day
    assert asked(view, span.before.isoformat()).last >= span.first - timedelta(days=1)


@pytest.mark.parametrize("day", ["", "yesterday", "2026-02-30", "99999-01-01", "0001-01-01", "2100-12-31"])
@pytest.mark.parametrize("view", ["month", "nonsense", "week", "list"])
def test_it_shows_something_for_any_address(cast, sign_in, view, day):
    assert sign_in(cast.emma).get("/calendar/", {"view": view, "day": day}).status_code == 200


def test_a_span_begins_and_ends_at_midnight_by_the_clock():
    span = Span.around("month", date(2026, 10, 1))
    assert span.starts == datetime(2026, 9, 27, 22, tzinfo=UTC)
    assert span.ends == datetime(2026, 11, 1, 23, tzinfo=UTC)


def test_it_knows_the_nights_in_which_the_clock_changes():
    assert [clock_change(date(2027, 3, 28)), clock_change(date(2027, 10, 31))] == [60, -60]
    assert clock_change(date(2027, 6, 1)) == 0


def test_it_shows_a_draft_at_its_time(cast, draft):
    one = draft("Come and see\nthe library")
    (item,) = seen(cast.emma)
    assert (item.key, item.at, item.title) == (f"draft-{one.pk}", TOMORROW, "Come and see")
    assert (item.state, item.may_move) == ("writing", True)


def test_it_shows_no_draft_without_a_time_and_none_that_was_put_away(cast, draft):
    draft(when=None)
    drafts.discard(Actor(cast.emma), draft())
    assert seen(cast.emma) == []


def test_it_shows_what_is_planned_once_and_not_its_draft_too(cast, planned):
    delivery = planned(planned_for=TOMORROW)
    (item,) = seen(cast.emma)
    assert (item.kind, item.pks, item.state) == ("deliveries", (delivery.pk,), "queued")


def test_it_shows_one_message_for_several_accounts_as_one(cast, approved):
    both = planning.plan(approved(accounts=[cast.accounts.law, cast.accounts.sky], planned_for=TOMORROW))
    (item,) = seen(cast.emma)
    assert set(item.pks) == {one.pk for one in both}
    Delivery.objects.filter(pk=both[0].pk).update(state="failed")
    assert len(seen(cast.emma)) == 2


def test_it_shows_what_went_out_and_moves_it_no_more(cast, planned, server):
    planned()
    assert send() == 1
    (item,) = seen(cast.emma)
    assert (item.state, item.may_move, item.holds) == ("published", False, [])
    assert "gone out" in str(item.why_not)


def test_it_shows_nobody_what_they_do_not_see(cast, draft, planned):
    draft(), planned(planned_for=TOMORROW)
    for who, number in ((cast.emma, 2), (cast.anna, 2), (cast.sander, 2), (cast.stan, 0), (cast.samira, 0)):
        assert len(seen(who)) == number


def test_it_narrows_to_an_account_and_a_unit(cast, draft):
    draft(), draft(accounts=[cast.accounts.sky], text="Another")
    assert len(seen(cast.sander, account=cast.accounts.sky)) == 1
    assert len(seen(cast.sander, unit=cast.units.law)) == 2
    assert seen(cast.sander, unit=cast.units.science) == []


def test_a_request_that_waits_is_not_moved_and_says_why(cast, draft):
    one = draft()
    Draft.objects.filter(pk=one.pk).update(state="waiting")
    (item,) = seen(cast.emma)
    assert not item.may_move
    assert "being approved" in str(item.why_not)


def test_only_who_works_on_the_account_moves_it(cast, draft, planned):
    draft(), planned(planned_for=TOMORROW)
    assert [item.may_move for item in seen(cast.anna)] == [False, False]
    assert sorted(item.may_move for item in seen(cast.sander)) == [False, True]  # the steward: deliveries


def test_what_is_held_says_so_and_what_outlasts_the_hold_does_not(cast, draft):
    draft(topics=("Storm",)), draft(text="Later", when=TOMORROW + timedelta(days=1), topics=("storm",))
    end = TOMORROW + timedelta(hours=1)
    hold = holding.place(Actor(cast.sander), Hold(scope="topic", topic="storm"), reason="Wait.", ends_at=end)
    assert [item.holds for item in seen(cast.emma)] == [[hold], []]


def test_two_posts_too_near_on_one_account_clash(cast, draft):
    one, other = draft("One"), draft("Other", TOMORROW + timedelta(minutes=29))
    draft("Third", TOMORROW + timedelta(minutes=59))
    first, second, third = seen(cast.emma)
    assert [(c.kind, c.other.draft) for c in first.clashes] == [("near", other.pk)]
    assert [(c.kind, c.other.draft) for c in second.clashes] == [("near", one.pk)]
    assert third.clashes == []
    assert [c.kind for item in seen(cast.emma, apart=10) for c in item.clashes] == []


def test_two_accounts_may_speak_at_once(cast, draft):
    draft("One"), draft("Other", accounts=[cast.accounts.sky])
    assert [item.clashes for item in seen(cast.emma)] == [[], []]


def test_the_same_text_on_the_same_day_clashes_on_any_account(cast, draft):
    draft("Open day: come!"), draft("OPEN DAY — come", TOMORROW - timedelta(hours=4), [cast.accounts.sky])
    draft("Open day: come!", TOMORROW + timedelta(days=1))
    kinds = [[clash.kind for clash in item.clashes] for item in seen(cast.emma)]
    assert kinds == [["same"], ["same"], []]


def test_one_message_for_two_accounts_is_no_clash(cast, draft):
    draft("One", accounts=[cast.accounts.law, cast.accounts.sky])
    assert seen(cast.emma)[0].clashes == []


def test_a_clash_is_seen_over_the_edge_of_what_is_shown(cast, draft):
    one, other = draft("One"), draft("Other", TOMORROW - timedelta(minutes=10))
    found = items(cast.emma, Wish(TOMORROW, TOMORROW + timedelta(days=1)))
    assert [item.draft for item in found] == [one.pk]
    assert found[0].clashes[0].other.draft == other.pk


@pytest.mark.parametrize(
    ("one", "other"),
    [("Open  Day!", "open day"), ("Straße", "STRASSE"), ("ﬁne", "fine"), ("#Open_Day", "open day")],
)
def test_a_text_is_the_same_whatever_its_dress(one, other):
    assert normalised(one) == normalised(other)


def test_it_asks_as_often_for_five_hundred_as_for_five(cast, sign_in):
    """Ten of them also clash and all of them are held."""
    holding.place(Actor(cast.sander), Hold(scope="unit", unit=cast.units.law), reason="Wait.")
    browser = sign_in(cast.emma)

    def fill(number):
        rows = Draft.objects.bulk_create(
            Draft(unit=cast.units.law, author=cast.emma, text=f"Text {n // 2}", planned_for=_spread(n))
            for n in range(number)
        )
        both = (cast.accounts.law, cast.accounts.sky)
        Target.objects.bulk_create(Target(draft=row, account=account) for row in rows for account in both)

    def asked_for(view):
        with CaptureQueriesContext(connection) as captured:
            page = browser.get(f"/calendar/?view={view}&day={_spread(0):%Y-%m-%d}")
        return len(captured), page.context["number"]

    fill(6)
    few = {view: asked_for(view) for view in ("month", "week", "list")}
    fill(494)
    many = {view: asked_for(view) for view in ("month", "week", "list")}
    assert {view: found[0] for view, found in many.items()} == {view: found[0] for view, found in few.items()}
    assert many["month"][1] == 500


def _spread(number):
    """A time of this month's, in the middle of a day."""
    noon = timezone.now().replace(day=15, hour=0, minute=0, second=0, microsecond=0)
    return noon + timedelta(days=number % 10 - 5, minutes=number)


def test_brakes_are_asked_once(cast, draft):
    for number in range(5):
        draft(f"Text {number}", TOMORROW + timedelta(hours=number))
    with CaptureQueriesContext(connection) as captured:
        items(cast.emma, wish(), Brakes())
    assert sum("accounts_hold" in query["sql"] for query in captured) == 1

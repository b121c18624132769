"""The calendar's pages: seeing, filtering, moving by form and by dragging."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from desk.publishing.conftest import now
from pedel.desk.accounts.actions import holding
from pedel.desk.accounts.models import Hold
from pedel.desk.approvals.models import Request
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.models import Draft, Target
from pedel.desk.drafts.writing import Writing
from pedel.desk.publishing import planning
from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.ui.clock import as_typed

TOMORROW = timezone.now().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=1)


@pytest.fixture
def draft(cast):
    def made(text="Open day at the library", when=TOMORROW, accounts=None, **fields):
        writing = Writing(text, planned_for=when, language="en", **fields)
        return drafts.create(Actor(cast.emma), accounts or [cast.accounts.law], writing=writing)

    return made


def text(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def local(day, hour, minute=0):
    return datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}").replace(
        tzinfo=timezone.get_current_timezone()
    )


@pytest.mark.parametrize("view", ["month", "week", "list"])
def test_it_shows_what_is_planned_with_its_time_and_account(cast, sign_in, draft, view):
    draft()
    said = text(sign_in(cast.emma).get(f"/calendar/?view={view}&day={TOMORROW:%Y-%m-%d}"))
    for word in (
        "Open day at the library",
        "Example Law",
        f"{timezone.localtime(TOMORROW):%H:%M}",
        "being written",
    ):
        assert word in said


def test_it_teaches_when_it_is_empty(cast, sign_in):
    browser = sign_in(cast.emma)
    assert "Give a draft a time" in text(browser.get("/calendar/"))
    assert "Nothing here answers to this." in text(browser.get(f"/calendar/?account={cast.accounts.law.pk}"))


def test_a_phone_gets_the_list_unless_it_asks_for_something_else(cast, sign_in):
    phone = sign_in(cast.emma, HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 16) Mobile Safari/537.36 Mobi")
    assert phone.get("/calendar/").context["span"].view == "list"
    assert phone.get("/calendar/?view=month").context["span"].view == "month"
    assert sign_in(cast.emma).get("/calendar/").context["span"].view == "month"


def test_a_wrong_filter_is_left_out(cast, sign_in, draft):
    draft()
    page = sign_in(cast.emma).get("/calendar/?view=list&account=99999&unit=x&apart=-3")
    assert page.context["number"] == 1


def test_a_full_day_has_a_few_and_a_way_to_the_rest(cast, sign_in, draft):
    day = TOMORROW.replace(hour=6)
    for hour in range(8):
        draft(f"Post {hour}", day + timedelta(hours=hour))
    page = sign_in(cast.emma).get(f"/calendar/?view=month&day={day:%Y-%m-%d}")
    assert "4 more" in text(page)
    assert page.content.decode().count('class="cal-item ') == 4
    whole = sign_in(cast.emma).get(f"/calendar/?view=list&day={day:%Y-%m-%d}")
    assert whole.content.decode().count('class="cal-line ') == 8


def test_a_long_list_goes_on_from_a_later_day(cast, sign_in):
    days = [TOMORROW + timedelta(days=number) for number in range(3)]
    rows = Draft.objects.bulk_create(
        Draft(unit=cast.units.law, author=cast.emma, text=f"Post {n}", planned_for=days[n // 120])
        for n in range(360)
    )
    Target.objects.bulk_create(Target(draft=row, account=cast.accounts.law) for row in rows)
    local_days = [f"{timezone.localtime(day):%Y-%m-%d}" for day in days]
    browser = sign_in(cast.emma)
    first = browser.get(f"/calendar/?view=list&day={local_days[0]}").content.decode()
    assert first.count('class="cal-line ') == 120
    assert f"day={local_days[1]}" in first
    last = browser.get(f"/calendar/?view=list&day={local_days[2]}").content.decode()
    assert last.count('class="cal-line ') == 120
    assert "Go on from" not in last


def test_it_says_what_is_held_and_why(cast, sign_in, draft):
    draft()
    holding.place(
        Actor(cast.clara), Hold(scope="account", account=cast.accounts.law), reason="We look into it."
    )
    for view in ("month", "week", "list"):
        page = sign_in(cast.emma).get(f"/calendar/?view={view}&day={TOMORROW:%Y-%m-%d}")
        assert text(page).count("We look into it.") >= 2
        assert "cal-held" in page.content.decode()


def test_a_text_in_the_calendar_stays_text(cast, sign_in, draft):
    draft("<img src=x onerror=alert(1)> \"'>")
    for view in ("month", "week", "list"):
        page = sign_in(cast.emma).get(f"/calendar/?view={view}&day={TOMORROW:%Y-%m-%d}")
        assert b"<img" not in page.content


def test_it_moves_a_draft_by_the_form(cast, sign_in, draft):
    one, to = draft(), TOMORROW + timedelta(days=3, hours=2)
    address = f"/calendar/move/?item=draft-{one.pk}&back=/calendar/%3Fview%3Dweek"
    browser = sign_in(cast.emma)
    assert as_typed(TOMORROW) in browser.get(address).content.decode()
    answer = browser.post(address, {"time": as_typed(to)})
    one.refresh_from_db()
    assert (answer.headers["Location"], one.planned_for, one.state) == ("/calendar/?view=week", to, "writing")


def test_it_moves_a_delivery_and_its_approval_stands(cast, sign_in, planned):
    delivery, to = planned(planned_for=TOMORROW), TOMORROW + timedelta(days=2)
    address = f"/calendar/move/?item=deliveries-{delivery.pk}"
    assert sign_in(cast.emma).post(address, {"time": as_typed(to)}).status_code == 302
    one = now(delivery)
    assert (one.due_at, one.state) == (to, "queued")
    assert Request.objects.get(revision=one.revision_id).state == "approved"
    assert one.revision.draft.state == Draft.State.APPROVED
    assert Entry.objects.filter(verb="delivery.time_given").count() == 1


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "/calendar/\\x", "javascript:1"]
)
def test_it_leads_back_to_the_calendar_alone(cast, sign_in, draft, back):
    one = draft()
    answer = sign_in(cast.emma).post(
        f"/calendar/move/?item=draft-{one.pk}&back={back}", {"time": as_typed(TOMORROW + timedelta(days=1))}
    )
    assert answer.headers["Location"] == "/calendar/"


def test_it_keeps_the_form_open_for_a_time_that_cannot_be(cast, sign_in, draft):
    one = draft()
    browser, address = sign_in(cast.emma), f"/calendar/move/?item=draft-{one.pk}"
    for typed, said in (
        (as_typed(timezone.now() - timedelta(days=1)), "Choose a time to come."),
        ("2027-10-31T02:30", "comes twice"),
        ("2027-03-28T02:30", "no 02:30"),
        ("soon", "Give a day and a time."),
    ):
        page = browser.post(address, {"time": typed})
        assert page.status_code == 422
        assert said in text(page)
    one.refresh_from_db()
    assert one.planned_for == TOMORROW


def test_it_moves_nothing_beyond_the_end_of_the_approval(cast, sign_in, planned):
    delivery = planned(planned_for=TOMORROW)
    late = Request.objects.get(revision=delivery.revision_id).expires_at + timedelta(hours=1)
    page = sign_in(cast.emma).post(f"/calendar/move/?item=deliveries-{delivery.pk}", {"time": as_typed(late)})
    assert "before the approval ends" in text(page)
    assert now(delivery).due_at == TOMORROW


def test_dragging_keeps_the_time_on_the_clock(cast, sign_in, draft):
    """From winter time into summer time and back: 09:00 stays 09:00 (anchor 9)."""
    winter = local("2027-03-27", 9)
    one = draft(when=winter)
    browser = sign_in(cast.emma)
    moved = browser.post("/calendar/drop/", {"item": f"draft-{one.pk}", "day": "2027-03-29"})
    one.refresh_from_db()
    assert (moved.status_code, one.planned_for) == (200, datetime(2027, 3, 29, 7, tzinfo=UTC))
    browser.post("/calendar/drop/", {"item": f"draft-{one.pk}", "day": "2027-03-27"})
    one.refresh_from_db()
    assert one.planned_for == winter


@pytest.mark.parametrize(
    ("from_", "to", "said"),
    [("2027-03-27", "2027-03-28", "no 02:30"), ("2027-10-30", "2027-10-31", "comes twice")],
)
def test_dragging_into_the_hour_that_is_not_clear_asks(cast, sign_in, draft, from_, to, said):
    one = draft(when=local(from_, 2, 30))
    answer = sign_in(cast.emma).post("/calendar/drop/", {"item": f"draft-{one.pk}", "day": to})
    assert answer.status_code == 422
    assert said in answer.json()["said"]
    assert sign_in(cast.emma).get(answer.json()["url"]).status_code == 200


def test_dragging_moves_a_message_on_all_its_accounts_or_on_none(cast, sign_in, approved):
    both = [cast.accounts.law, cast.accounts.sky]
    one, other = planning.plan(approved(accounts=both, planned_for=TOMORROW))
    day = f"{TOMORROW + timedelta(days=1):%Y-%m-%d}"
    form = {"item": f"deliveries-{one.pk}-{other.pk}", "day": day}
    Delivery.objects.filter(pk=other.pk).update(state="sending")
    assert sign_in(cast.emma).post("/calendar/drop/", form).status_code == 409
    assert now(one).due_at == TOMORROW
    Delivery.objects.filter(pk=other.pk).update(state="queued")
    assert sign_in(cast.emma).post("/calendar/drop/", form).status_code == 200
    assert now(one).due_at == now(other).due_at == TOMORROW + timedelta(days=1)


@pytest.mark.parametrize("state", ["waiting", "declined", "approved", "discarded", "sent"])
def test_a_draft_that_is_not_being_written_is_not_moved(cast, sign_in, draft, state):
    one = draft()
    Draft.objects.filter(pk=one.pk).update(state=state)
    form = {"item": f"draft-{one.pk}", "day": f"{TOMORROW + timedelta(days=1):%Y-%m-%d}"}
    answer = sign_in(cast.emma).post("/calendar/drop/", form)
    one.refresh_from_db()
    assert (answer.status_code, one.planned_for, one.state) == (409, TOMORROW, state)


@pytest.mark.parametrize(("who", "status"), [("anna", 403), ("clara", 403), ("stan", 404), ("samira", 404)])
def test_nobody_else_moves_it(cast, sign_in, draft, planned, who, status):
    day = f"{TOMORROW + timedelta(days=1):%Y-%m-%d}"
    for key in (f"draft-{draft().pk}", f"deliveries-{planned(planned_for=TOMORROW).pk}"):
        answer = sign_in(getattr(cast, who)).post("/calendar/drop/", {"item": key, "day": day})
        assert answer.status_code == status


@pytest.mark.parametrize(
    "item",
    [
        "",
        "draft",
        "draft-",
        "draft-x",
        "draft-1-2",
        "deliveries-",
        "post-1",
        "draft-99999999999999999999",
        "deliveries-" + "-".join("1" * 60),
    ],
)
def test_it_moves_nothing_that_it_does_not_know(cast, sign_in, item):
    browser = sign_in(cast.emma)
    assert browser.post("/calendar/drop/", {"item": item, "day": "2027-01-01"}).status_code == 404
    assert browser.get("/calendar/move/", {"item": item}).status_code == 404


@pytest.mark.parametrize("day", ["", "soon", "2027-13-01"])
def test_it_asks_for_a_day(cast, sign_in, draft, day):
    answer = sign_in(cast.emma).post("/calendar/drop/", {"item": f"draft-{draft().pk}", "day": day})
    assert answer.status_code == 422

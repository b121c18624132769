"""Slots of the week, the next free one, and the queue of an account."""

import re
from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from desk.publishing.conftest import connected
from pedel.desk.accounts.actions import holding
from pedel.desk.accounts.models import Channel, Hold
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.writing import Writing
from pedel.desk.publishing import planning
from pedel.desk.publishing.actions import slots as acting
from pedel.desk.publishing.calendar.free import next_free
from pedel.desk.publishing.models import Delivery, Slot
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Denied


def text(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def at(written):
    return datetime.fromisoformat(written).replace(tzinfo=timezone.get_current_timezone())


@pytest.fixture
def slot(cast):
    def made(weekday=1, clock="09:00", account=None):
        account = account or cast.accounts.law
        return Slot.objects.create(account=account, weekday=weekday, time=time.fromisoformat(clock))

    return made


@pytest.fixture
def monday():
    """It is Monday 2 November 2026, eight o'clock in the morning."""
    with time_machine.travel(at("2026-11-02T08:00"), tick=False):
        yield


def draft(cast, when=None, accounts=None):
    writing = Writing("Open day", planned_for=when, language="en")
    return drafts.create(Actor(cast.emma), accounts or [cast.accounts.law], writing=writing)


def test_it_offers_the_next_slots_in_order(cast, slot, monday):
    slot(1, "09:00"), slot(0, "16:30"), slot(0, "07:00")
    free = next_free([cast.accounts.law])
    assert free == [at("2026-11-02T16:30"), at("2026-11-03T09:00"), at("2026-11-09T07:00")]


def test_it_passes_over_what_is_taken_or_near(cast, slot, monday, channel, approved):
    slot(1, "09:00"), slot(2, "09:00"), slot(3, "09:00")
    draft(cast, at("2026-11-03T09:20"))
    planning.plan(approved(planned_for=at("2026-11-04T08:45")))
    assert next_free([cast.accounts.law], most=1) == [at("2026-11-05T09:00")]


def test_a_draft_does_not_stand_in_its_own_way(cast, slot, monday):
    slot(1, "09:00")
    own = draft(cast, at("2026-11-03T09:00"))
    assert next_free([cast.accounts.law], without=own.pk, most=1) == [at("2026-11-03T09:00")]


def test_a_slot_is_free_only_when_all_accounts_of_the_draft_are(cast, slot, monday):
    slot(1, "09:00"), slot(2, "09:00", cast.accounts.sky)
    draft(cast, at("2026-11-03T09:00"), [cast.accounts.sky])
    assert next_free([cast.accounts.law, cast.accounts.sky], most=1) == [at("2026-11-04T09:00")]


def test_a_slot_keeps_its_time_over_the_change_of_the_clock(cast, slot):
    slot(0, "09:00")
    with time_machine.travel(at("2027-03-21T12:00"), tick=False):
        assert [timezone.localtime(each).hour for each in next_free([cast.accounts.law])] == [9, 9, 9]


def test_a_slot_that_the_clock_leaves_out_comes_a_week_later(cast, slot):
    slot(6, "02:30")
    with time_machine.travel(at("2027-03-27T12:00"), tick=False):
        assert next_free([cast.accounts.law], most=1) == [at("2027-04-04T02:30")]


def test_without_slots_none_is_offered(cast):
    assert next_free([cast.accounts.law]) == []


def test_who_works_on_the_account_keeps_its_slots(cast):
    for who in (cast.emma, cast.olga, cast.sander):
        acting.add(Actor(who), cast.accounts.law, weekday=0, time=time(9, who.pk % 60))
    for who in (cast.stan, cast.anna, cast.sofie):
        with pytest.raises(Denied):
            acting.add(Actor(who), cast.accounts.law, weekday=0, time=time(10))
    assert Entry.objects.filter(verb="slot.added", account=cast.accounts.law.pk).count() == 3


@pytest.mark.parametrize("weekday", [7, -1])
def test_there_are_seven_days_in_a_week(cast, weekday):
    with pytest.raises(ValidationError):
        acting.add(Actor(cast.emma), cast.accounts.law, weekday=weekday, time=time(9))


def test_the_same_slot_is_there_once(cast, slot):
    slot(0, "09:00")
    with pytest.raises(ValidationError, match="there already"):
        acting.add(Actor(cast.emma), cast.accounts.law, weekday=0, time=time(9, 0, 30))


def test_its_page_adds_and_removes(cast, sign_in):
    browser, address = sign_in(cast.emma), f"/accounts/{cast.accounts.law.pk}/slots/"
    assert browser.post(address, {"weekday": "3", "time": "12:00"}).status_code == 302
    one = Slot.objects.get()
    assert "12:00" in text(browser.get(address))
    assert "12:00" in text(sign_in(cast.stan).get(address))
    assert sign_in(cast.stan).post(f"{address}{one.pk}/remove/").status_code == 403
    assert browser.post(f"{address}{one.pk}/remove/").status_code == 302
    assert not Slot.objects.exists()


def test_it_removes_no_slot_of_another_account(cast, sign_in, slot):
    other = slot(account=cast.accounts.science)
    assert (
        sign_in(cast.emma).post(f"/accounts/{cast.accounts.law.pk}/slots/{other.pk}/remove/").status_code
        == 404
    )


def test_the_composer_offers_the_next_slot(cast, sign_in, slot, monday):
    slot(1, "09:00")
    page = sign_in(cast.emma).get(f"/drafts/{draft(cast).pk}/next-slot/")
    assert 'data-slot="2026-11-03T09:00"' in page.content.decode()


def test_the_queue_says_what_waits_and_what_keeps_it(cast, sign_in, planned, server):
    tomorrow = timezone.now() + timedelta(days=1)
    first = planned(planned_for=tomorrow, text="First to go. The library opens on Monday.")
    planned(planned_for=tomorrow + timedelta(hours=2), text="Then this one. The museum opens too.")
    holding.place(Actor(cast.clara), Hold(scope="unit", unit=cast.units.law), reason="We look into it.")
    Delivery.objects.filter(pk=first.pk).update(state="failed", trouble="too_long")
    browser = sign_in(cast.emma)
    said = text(browser.get(f"/accounts/{cast.accounts.law.pk}/queue/"))
    assert said.index("First to go.") < said.index("Then this one.")
    assert said.count("We look into it.") >= 2
    assert "too long for this network" in said
    assert "We look into it." in text(browser.get(f"/deliveries/{first.pk}/why/"))


def test_the_queue_says_when_the_account_is_not_connected(cast, sign_in, planned):
    planned(planned_for=timezone.now() + timedelta(days=1))
    Channel.objects.update(state="broken", trouble="token")
    assert "connection to the account has ended" in text(
        sign_in(cast.emma).get(f"/accounts/{cast.accounts.law.pk}/queue/")
    )


def test_the_queue_shows_nobody_what_they_do_not_see(cast, sign_in, planned):
    planned(planned_for=timezone.now() + timedelta(days=1))
    assert "Nothing waits here" in text(sign_in(cast.stan).get(f"/accounts/{cast.accounts.law.pk}/queue/"))
    assert sign_in(cast.stan).get(f"/deliveries/{Delivery.objects.get().pk}/why/").status_code == 404


def test_the_queue_asks_as_often_for_many_as_for_one(cast, sign_in, planned, server):
    connected(cast.accounts.law, server)
    browser, address = sign_in(cast.emma), f"/accounts/{cast.accounts.law.pk}/queue/"
    tomorrow = timezone.now() + timedelta(days=1)
    planned(planned_for=tomorrow)
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    for number in range(8):
        planned(planned_for=tomorrow + timedelta(hours=number + 1), text=f"Number {number} of the library.")
    with CaptureQueriesContext(connection) as many:
        assert text(browser.get(address)).count("of the library.") == 8
    assert len(many) <= len(few)

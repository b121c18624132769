"""The calendar and the slots over the API: the same as the pages, by the same rules."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pedel.desk.accounts.actions import holding
from pedel.desk.accounts.models import Hold
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.writing import Writing
from pedel.desk.publishing.models import Slot
from pedel.desk.record.acting import Actor

TOMORROW = timezone.now().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=1)


@pytest.fixture
def draft(cast):
    def made(text="Open day", when=TOMORROW):
        writing = Writing(text, planned_for=when, language="en", topics=("storm",))
        return drafts.create(Actor(cast.emma), [cast.accounts.law], writing=writing)

    return made


def asked(browser, **wishes):
    answer = browser.get("/api/v1/calendar", wishes)
    assert answer.status_code == 200, answer.content
    return answer.json()["items"]


def test_it_gives_what_the_page_shows(cast, sign_in, draft):
    one, other = draft(), draft("Other", TOMORROW + timedelta(minutes=10))
    hold = holding.place(Actor(cast.sander), Hold(scope="topic", topic="storm"), reason="Wait.")
    first, second = asked(sign_in(cast.emma))
    assert (first["kind"], first["ids"], first["title"]) == ("draft", [one.pk], "Open day")
    assert (first["accounts"], first["holds"], first["may_move"]) == ([cast.accounts.law.pk], [hold.pk], True)
    assert [(clash["kind"], clash["draft"]) for clash in first["clashes"]] == [("near", other.pk)]
    assert second["clashes"][0]["draft"] == one.pk


def test_it_shows_nobody_what_they_do_not_see(cast, sign_in, draft):
    draft()
    assert asked(sign_in(cast.stan)) == []


def test_it_gives_the_days_that_are_asked_for(cast, sign_in, draft):
    draft()
    day, browser = f"{timezone.localtime(TOMORROW):%Y-%m-%d}", sign_in(cast.emma)
    assert len(asked(browser, first=day, last=day)) == 1
    assert asked(browser, first="2020-01-01", last="2020-02-01") == []
    assert asked(browser, account=cast.accounts.sky.pk) == []


@pytest.mark.parametrize(
    ("wishes", "status"),
    [
        ({"first": "2026-01-01", "last": "2026-12-31"}, 422),
        ({"first": "2026-02-01", "last": "2026-01-31"}, 422),
        ({"first": "soon"}, 422),
        ({"first": "9999-12-31"}, 422),
        ({"apart": "-1"}, 422),
        ({"account": "999999"}, 404),
        ({"unit": "999999"}, 404),
    ],
)
def test_it_says_what_is_wrong_with_a_question(cast, sign_in, wishes, status):
    assert sign_in(cast.emma).get("/api/v1/calendar", wishes).status_code == status


def test_it_adds_gives_and_removes_slots(cast, sign_in):
    browser, address = sign_in(cast.emma), f"/api/v1/accounts/{cast.accounts.law.pk}/slots"
    wish = {"weekday": 1, "time": "09:00"}
    made = browser.post(address, wish, content_type="application/json")
    assert made.status_code == 201, made.content
    assert browser.get(address).json() == [{"id": made.json()["id"], "weekday": 1, "time": "09:00:00"}]
    assert browser.post(address, wish, content_type="application/json").status_code == 422
    assert browser.delete(f"{address}/{made.json()['id']}").status_code == 204
    assert not Slot.objects.exists()


def test_it_lets_nobody_else_keep_slots(cast, sign_in):
    address, wish = f"/api/v1/accounts/{cast.accounts.law.pk}/slots", {"weekday": 1, "time": "09:00"}
    for who in (cast.stan, cast.anna, cast.samira):
        answer = sign_in(who).post(address, wish, content_type="application/json")
        assert answer.status_code == 403

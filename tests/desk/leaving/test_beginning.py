"""One checklist begins with the last day, by whatever way that came, and ends when it is taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pedel.desk.accounts.models import Membership
from pedel.desk.leaving.models import Departure
from pedel.desk.notices.models import Notice
from pedel.desk.people.actions import importing, people
from pedel.desk.people.importing import reading
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry

pytestmark = pytest.mark.django_db


def imported(cast, last_day):
    data = f"email,name,last_day\nemma@example.org,Emma,{last_day}\n".encode()
    actor = Actor(cast.sander)
    importing.apply(actor, data, shown=reading.plan(actor, data).digest())


def test_it_begins_with_a_last_day_set_by_hand(cast, leave):
    departure = leave(cast.emma)
    assert departure.is_open
    assert departure.began_by == cast.sander
    assert Entry.objects.filter(verb="departure.began").get().facts["person"] == cast.emma.pk


def test_it_begins_with_a_last_day_from_a_file_and_ends_when_a_file_takes_it_away(cast):
    imported(cast, "2099-01-01")
    assert Departure.objects.get(person=cast.emma).is_open
    imported(cast, "")
    assert Departure.objects.get(person=cast.emma).state == "stayed"


def test_it_begins_with_a_last_day_over_the_api(cast, sign_in):
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    answer = sign_in(cast.sander).post(
        f"/api/v1/people/{cast.emma.pk}/last-day", {"last_day": day}, content_type="application/json"
    )
    assert answer.status_code == 200
    assert Departure.objects.get(person=cast.emma).last_day.isoformat() == day


def test_it_begins_once_and_moves_with_the_day(cast, leave):
    first = leave(cast.emma, 20)
    second = leave(cast.emma, 30)
    assert second.pk == first.pk
    assert second.last_day == timezone.localdate() + timedelta(days=30)
    assert Entry.objects.filter(verb="departure.moved").count() == 1


def test_it_ends_when_the_last_day_is_taken_back_and_can_begin_again(cast, leave):
    departure = leave(cast.emma)
    people.stay(Actor(cast.sander), Person.objects.get(pk=cast.emma.pk))
    departure.refresh_from_db()
    assert departure.state == "stayed"
    assert departure.turns == {}
    assert leave(cast.emma).pk != departure.pk


def test_it_gives_every_part_back_when_somebody_stays(cast, leave):
    leave(cast.olga)
    people.stay(Actor(cast.sander), Person.objects.get(pk=cast.olga.pk))
    assert Membership.objects.at_work().filter(person=cast.olga).count() == 2


def test_it_tells_those_whose_turn_it_is(cast, leave):
    leave(cast.olga)
    told = set(Notice.objects.filter(kind="leaving.began").values_list("person__name", flat=True))
    assert told == {"Clara"}


def test_it_tells_whose_turn_it_is_that_somebody_stays(cast, leave):
    leave(cast.olga)
    people.stay(Actor(cast.sander), Person.objects.get(pk=cast.olga.pk))
    assert Notice.objects.filter(kind="leaving.stayed", person=cast.clara).exists()

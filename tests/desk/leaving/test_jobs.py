"""What the desk does by the clock about somebody who leaves: once each, and by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pedel.desk.accounts.models import Membership
from pedel.desk.leaving import actions, jobs
from pedel.desk.leaving.models import Departure
from pedel.desk.mandates.models import Mandate
from pedel.desk.notices.models import Letter, Notice, Preference
from pedel.desk.passwords.actions import changed
from pedel.desk.passwords.models import ChangeDue, Holder
from pedel.desk.people.models import Person
from pedel.desk.record.acting import WORKER, Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied

pytestmark = pytest.mark.django_db


def run(times=2):
    for _ in range(times):
        jobs.see_to_all()


def verbs():
    return list(
        Entry.objects.filter(verb__startswith="departure.").order_by("number").values_list("verb", flat=True)
    )


def test_the_duty_that_stays_is_told_once_before_the_last_day(cast, leave, later):
    leave(cast.emma, 20)
    run()
    assert not Notice.objects.filter(kind="leaving.duty").exists()
    with later(7):
        run()
        notice = Notice.objects.get(kind="leaving.duty")
    assert notice.person == cast.emma
    assert notice.url == "/guidelines/employee.confidentiality-after-leaving/"


def test_the_duty_is_told_by_mail_whatever_they_prefer_and_in_their_language(cast, leave):
    Preference.objects.create(person=cast.emma, mail="never")
    Person.objects.filter(pk=cast.emma.pk).update(language="nl")
    leave(cast.emma, 3)
    run()
    letter = Letter.objects.get(person=cast.emma, subject__contains="vertrouwelijk")
    assert "academische vrijheid" in letter.text
    assert "employee.confidentiality-after-leaving" in letter.text


def test_it_tells_nothing_to_who_has_gone_and_asks_somebody_to(cast, leave, states):
    departure = leave(cast.emma, -1)
    run()
    assert not Letter.objects.filter(person=cast.emma).exists()
    assert states(departure)["duty"] == "open"


def test_passwords_are_called_for_on_the_last_day_and_access_is_ended(cast, leave, later):
    own = Holder.objects.create(
        account=cast.accounts.law, kind="person", person=cast.emma, starts="2020-01-01"
    )
    leave(cast.emma, 2)
    run()
    assert not ChangeDue.objects.exists()
    with later(2):
        run()
    assert {due.account for due in ChangeDue.objects.filter(reason="left")} == {
        cast.accounts.law,
        cast.accounts.sky,
    }
    own.refresh_from_db()
    assert own.ended_at is not None


def test_passwords_are_called_for_at_once_where_the_day_is_today(cast, leave):
    leave(cast.emma, 0)
    run()
    assert ChangeDue.objects.filter(reason="left").count() == 2


def test_the_day_after_their_parts_and_mandates_are_ended_in_writing(cast, leave, later):
    Mandate.objects.create(
        account=cast.accounts.law, person=cast.emma, supervisor=cast.victor, proposed_by=cast.emma,
        kinds=["news"], state="agreed", agreed_at=timezone.now(),
    )  # fmt: skip
    departure = leave(cast.emma, 2)
    with later(2):
        run()
        assert Membership.objects.filter(person=cast.emma, ends=None).count() == 2
    with later(3):
        run()
    assert set(Membership.objects.filter(person=cast.emma).values_list("ends", flat=True)) == {
        departure.last_day
    }
    mandate = Mandate.objects.get(person=cast.emma)
    assert mandate.state == "ended"
    assert mandate.last_day() == departure.last_day


def test_it_closes_by_itself_when_everything_is_done(cast, leave, later):
    departure = leave(cast.emma, 2)
    with later(2):
        run()
    with later(3):
        run()
        departure.refresh_from_db()
        assert departure.is_open
        for account in (cast.accounts.law, cast.accounts.sky):
            changed(Actor(cast.olga), account, on=timezone.localdate())
        run()
    departure.refresh_from_db()
    assert departure.state == "done"
    assert verbs()[-1] == "departure.done"


def test_whoever_still_has_something_to_do_is_reminded_once(cast, leave, later):
    leave(cast.olga, 20)
    with later(18):
        run(3)
    assert Notice.objects.filter(kind="leaving.reminded", person=cast.clara).count() == 1


def test_it_is_the_desk_alone_that_does_this(cast, leave):
    departure = leave(cast.emma, 0)
    for act in (actions.tell_duty, actions.call_for_passwords, actions.end_what_was_theirs, actions.close):
        with pytest.raises(Denied):
            act(Actor(cast.sander), departure)


def test_two_workers_do_it_once(cast, leave):
    departure = leave(cast.emma, 0)
    actions.call_for_passwords(WORKER, departure)
    with pytest.raises(Conflict):
        actions.call_for_passwords(WORKER, Departure.objects.get(pk=departure.pk))


def test_it_counts_what_is_open_by_whose_turn_it_is(cast, leave):
    departure = leave(cast.olga)
    assert departure.turns == {str(cast.clara.pk): 2}
    account = cast.accounts.law
    Membership.objects.create(
        account=account, person=cast.stan, part="owner", starts=departure.last_day + timedelta(days=1)
    )
    run()
    departure.refresh_from_db()
    assert departure.turns == {str(cast.clara.pk): 1}

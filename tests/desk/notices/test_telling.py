"""Telling people: in the desk and by mail, in their language, as they want to hear."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.template import TemplateDoesNotExist
from django.utils import timezone

from pedel.desk.notices import digest
from pedel.desk.notices.jobs import tidy
from pedel.desk.notices.models import Letter, Notice, Preference
from pedel.desk.notices.telling import tell

HERE = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def asked(kinds):
    return kinds(
        "asked",
        "{% translate 'Home' %}: {{ who }} asks <you> about {{ account }}\n",
        "First.\n\nSecond,\nfor {{ who }}.",
    ).kind


def wants(person, mail):
    Preference.objects.create(person=person, mail=mail)


def test_it_tells_each_once_in_the_desk_and_by_mail(cast, asked):
    tell([cast.emma, cast.anna, cast.emma], asked, "/drafts/1/", who="Stan", account="Law")
    assert sorted(notice.person.name for notice in Notice.objects.all()) == ["Anna", "Emma"]
    assert sorted(letter.to for letter in Letter.objects.all()) == ["anna@example.org", "emma@example.org"]


def test_it_writes_text_and_html_that_say_the_same(cast, asked):
    tell([cast.emma], asked, "/drafts/1/", who="O'Neil & Co", account="Law")
    letter = Letter.objects.get()
    assert letter.subject == "Home: O'Neil & Co asks <you> about Law"
    assert "O'Neil & Co asks <you>" in letter.text
    assert "O&#x27;Neil &amp; Co asks &lt;you&gt;" in letter.html
    for content in (letter.text, letter.html):
        assert "http://localhost:8000/drafts/1/" in content
        assert "http://localhost:8000/notices/" in content
    assert "Second, for O'Neil & Co." in letter.text


def test_it_speaks_the_language_of_each(cast, asked):
    cast.emma.language = "nl"
    cast.emma.save()
    tell([cast.emma, cast.anna], asked, who="Stan", account="Law")
    subjects = {letter.person.name: letter.subject.partition(":")[0] for letter in Letter.objects.all()}
    assert (subjects["Anna"], subjects["Emma"] != "Home") == ("Home", True)
    assert 'lang="nl"' in Letter.objects.get(person=cast.emma).html


def test_it_lets_nobody_add_a_header_to_the_mail(cast, asked):
    tell([cast.emma], asked, who="x\r\nBcc: all@example.org", account="y")
    assert "\n" not in Letter.objects.get().subject


def test_it_tells_nothing_of_a_change_that_did_not_happen(cast, asked):
    with transaction.atomic():
        tell([cast.emma], asked, who="Stan", account="Law")
        transaction.set_rollback(True)
    assert (Notice.objects.count(), Letter.objects.count()) == (0, 0)


def test_it_tells_nothing_to_who_has_left(cast, asked):
    cast.emma.leaves_on = timezone.localdate() - timedelta(days=1)
    tell([cast.emma], asked, who="Stan", account="Law")
    assert (Notice.objects.count(), Letter.objects.count()) == (0, 0)


def test_it_refuses_a_notice_without_words(cast):
    with pytest.raises(TemplateDoesNotExist):
        tell([cast.emma], "testing.nothing")


@pytest.mark.parametrize("mail", ["daily", "never"])
def test_it_writes_no_letter_to_who_wants_none_now(cast, asked, mail):
    wants(cast.emma, mail)
    tell([cast.emma], asked, who="Stan", account="Law")
    assert (Notice.objects.count(), Letter.objects.count()) == (1, 0)


@pytest.fixture
def yesterday(cast, asked):
    """Two notices for Emma, who wants to hear once a day, of yesterday evening."""
    wants(cast.emma, "daily")
    with time_machine.travel(datetime(2026, 11, 20, 20, 0, tzinfo=HERE), tick=False):
        for who in ("Stan", "Olga"):
            tell([cast.emma], asked, "/drafts/1/", who=who, account="Law")
    return cast


def at(hour, minute=0, day=21):
    return time_machine.travel(datetime(2026, 11, day, hour, minute, tzinfo=HERE), tick=False)


def test_it_writes_one_letter_a_day_at_seven(yesterday):
    with at(6, 59):
        digest.write_digests()
        assert Letter.objects.count() == 0
    with at(7):
        digest.write_digests()
        digest.write_digests()
    letter = Letter.objects.get()
    assert letter.subject == "2 notices from the desk"
    assert "Stan asks" in letter.text
    assert "Olga asks" in letter.html


def test_it_writes_the_day_s_letter_later_when_the_worker_was_down(yesterday):
    with at(15, day=23):
        digest.write_digests()
    assert Letter.objects.count() == 1


def test_it_leaves_out_of_the_day_s_letter_what_was_read(yesterday):
    Notice.objects.filter(facts__who="Stan").update(read_at=timezone.now())
    with at(7):
        digest.write_digests()
    assert "Stan" not in Letter.objects.get().text


def test_it_writes_no_letter_when_everything_was_read(yesterday):
    Notice.objects.update(read_at=timezone.now())
    with at(7):
        digest.write_digests()
    assert (Letter.objects.count(), Notice.objects.filter(waits_for_digest=True).count()) == (0, 0)


def test_it_writes_no_letter_to_who_changed_their_mind(yesterday):
    Preference.objects.update(mail="never")
    with at(7):
        digest.write_digests()
    assert Letter.objects.count() == 0


@pytest.mark.parametrize("day", [datetime(2026, 3, 29, 7, 0), datetime(2026, 10, 25, 7, 0)])
def test_seven_stays_seven_when_the_clock_changes(day):
    due = day.replace(tzinfo=HERE)
    assert digest.last_due(due) == due
    assert digest.last_due(due - timedelta(minutes=1)).astimezone(HERE).date() == day.date() - timedelta(
        days=1
    )


def test_it_forgets_what_is_done_with_after_ninety_days(cast):
    old = timezone.now() - timedelta(days=91)
    for number, state in enumerate(("sent", "waiting", "unclear")):
        Letter.objects.create(to="a@example.org", message_id=str(number), state=state, created_at=old)
    Notice.objects.create(person=cast.emma, kind="x.y", read_at=old)
    Notice.objects.create(person=cast.emma, kind="x.y", created_at=old)
    tidy()
    assert sorted(Letter.objects.values_list("state", flat=True)) == ["unclear", "waiting"]
    assert Notice.objects.get().read_at is None

"""Letters reach a real mail server once each; none is lost and none is sent twice."""

import dataclasses
from datetime import timedelta

import pytest
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from desk.notices.conftest import CutsBeforeTheDot
from pedel.desk.notices import outbox
from pedel.desk.notices.letters import Item, letter
from pedel.desk.notices.models import Letter

State = Letter.State


@pytest.fixture
def waiting(cast):
    """A letter to Emma that waits."""
    kept = letter(cast.emma, "A draft waits", [Item("A draft waits", ["It is due today."], "/drafts/1/")])
    kept.save()
    return kept


def round_(letter):
    """One round of the worker, at a time when everything that waits is due."""
    Letter.objects.filter(state=State.WAITING).update(due_at=timezone.now())
    outbox.send_due()
    letter.refresh_from_db()
    return letter


def test_it_sends_text_and_html_without_anything_that_tracks(office, waiting):
    assert round_(waiting).state == State.SENT
    message = office.taken[0]
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert (message["To"], message["Subject"]) == ("emma@example.org", "A draft waits")
    assert message["Message-ID"] == waiting.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert "It is due today." in text
    assert "http://localhost:8000/drafts/1/" in text
    assert "<img" not in html
    assert "http-equiv" not in html


def test_it_keeps_no_text_of_what_was_sent(office, waiting):
    round_(waiting)
    assert (waiting.text, waiting.html) == ("", "")


def test_it_sends_nothing_twice(office, waiting):
    round_(waiting)
    round_(waiting)
    assert office.ids == [waiting.message_id]


def test_it_sends_lines_that_begin_with_a_dot_as_they_are(office, waiting):
    Letter.objects.update(text="one\n.\n..two\n", html="")
    round_(waiting)
    assert office.taken[0].get_content().splitlines() == ["one", ".", "..two"]


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_it_tries_again_after_a_temporary_no(office, waiting, step):
    office.answers[step] = ["451 not now"]
    assert round_(waiting).state == State.WAITING
    assert waiting.due_at > timezone.now() + timedelta(seconds=50)
    assert "not now" in waiting.trouble
    assert round_(waiting).state == State.SENT
    assert office.ids == [waiting.message_id]


@pytest.mark.parametrize("step", ["RCPT", "DATA"])
def test_it_stops_after_a_final_no(office, waiting, step):
    office.answers[step] = ["550 nobody of that name"]
    assert round_(waiting).state == State.FAILED
    assert round_(waiting).state == State.FAILED
    assert office.taken == []


def test_it_keeps_a_letter_when_the_desk_s_own_address_is_refused(office, waiting):
    office.answers["MAIL"] = ["553 who are you"]
    assert round_(waiting).state == State.WAITING


def test_it_waits_longer_after_every_try(office, waiting):
    waits = []
    for _ in range(4):
        office.answers["RCPT"] = ["450 busy"]
        waits.append(round_(waiting).due_at - timezone.now())
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(minutes=20)


def test_it_gives_up_after_five_days(office, waiting):
    Letter.objects.update(created_at=timezone.now() - timedelta(days=6))
    office.answers["RCPT"] = ["450 busy"]
    assert round_(waiting).state == State.FAILED


def test_it_goes_on_with_the_next_letter_after_a_no(office, waiting, cast):
    office.answers["RCPT"] = ["550 nobody"]
    second = letter(cast.anna, "Another", [Item("Another")])
    second.due_at = waiting.due_at + timedelta(milliseconds=1)
    second.save()
    outbox.send_due()
    assert office.ids == [second.message_id]


def test_it_waits_for_a_server_that_is_down_and_loses_nothing(office, waiting):
    office.stop()
    assert round_(waiting).state == State.WAITING
    office.start()
    assert round_(waiting).state == State.SENT
    assert office.ids == [waiting.message_id]


def test_it_sends_again_when_the_line_is_cut_before_the_final_dot(office, waiting):
    office.stop()
    office.start(CutsBeforeTheDot)
    state = round_(waiting).state
    # Whether our dot went out before we saw the cut is a matter of microseconds; it was not taken.
    assert state in (State.WAITING, State.UNCLEAR)
    assert office.taken == []


@pytest.mark.parametrize("end", ["cut", "hang"])
def test_it_never_sends_again_when_no_answer_came_to_the_dot(office, waiting, end):
    office.answers["DATA"] = [end]
    assert round_(waiting).state == State.UNCLEAR
    assert round_(waiting).state == State.UNCLEAR
    assert office.ids == [waiting.message_id]


def test_it_takes_up_a_letter_whose_worker_died_before_the_dot(office, waiting):
    outbox.claim()
    assert round_(waiting).state == State.SENDING
    Letter.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert round_(waiting).state == State.SENT
    assert office.ids == [waiting.message_id]


def test_it_leaves_a_letter_to_a_person_whose_worker_died_after_the_dot(office, waiting):
    outbox._may_conclude(outbox.claim())
    Letter.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert round_(waiting).state == State.UNCLEAR
    assert office.taken == []


def test_it_hangs_up_when_another_worker_has_taken_over(office, waiting, monkeypatch):
    message = outbox.message

    def overtaken(letter):
        Letter.objects.update(claim="another")
        return message(letter)

    monkeypatch.setattr(outbox, "message", overtaken)
    assert round_(waiting).state == State.SENDING
    assert office.taken == []


@pytest.mark.parametrize("to", ["dïrk@example.org", "x\r\nRCPT TO:<all@example.org>"])
def test_a_letter_that_cannot_be_written_holds_up_no_other(office, waiting, cast, to):
    Letter.objects.create(to=to, subject="x", text="x", message_id="<x@y>", due_at=waiting.created_at)
    assert round_(waiting).state == State.SENT
    assert office.ids == [waiting.message_id]
    assert Letter.objects.get(to=to).state == State.FAILED


def test_it_never_sends_in_the_clear_where_it_was_told_to_protect(office, waiting, settings):
    url = f"starttls://127.0.0.1:{office.port}"
    settings.PEDEL = dataclasses.replace(settings.PEDEL, mail_url=url)
    assert round_(waiting).state == State.WAITING
    assert "STARTTLS" in waiting.trouble
    assert office.taken == []


def test_it_gives_one_letter_to_one_of_two_workers(waiting):
    assert outbox.claim().pk == waiting.pk
    assert outbox.claim() is None


def test_it_keeps_letters_while_there_is_no_mail_server(waiting):
    assert outbox.send_due() == 0
    waiting.refresh_from_db()
    assert (waiting.state, waiting.tries) == (State.WAITING, 0)


def test_it_sends_what_libraries_send_through_the_outbox_too(office, db, settings):
    settings.EMAIL_BACKEND = "pedel.desk.notices.backend.Outbox"
    mail = EmailMultiAlternatives("Forgotten", "Go here", to=["stan@example.org"])
    mail.attach_alternative("<p>Go here</p>", "text/html")
    mail.send()
    kept = Letter.objects.get()
    assert (kept.state, kept.to) == (State.WAITING, "stan@example.org")
    assert round_(kept).state == State.SENT
    assert office.taken[0].get_body(("html",)).get_content().strip() == "<p>Go here</p>"


@pytest.mark.parametrize(
    ("url", "why"),
    [("http://x", "must begin with"), ("smtp://", "name a host"), ("smtp://x:99999", "mail_url")],
)
def test_it_says_what_is_wrong_with_a_mail_url(url, why):
    from pedel.desk.notices.smtp import MailUrlError, Server

    with pytest.raises(MailUrlError, match=why):
        Server.of(url)

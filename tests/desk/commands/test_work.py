"""The worker: it does what is due, outlives what fails, and a kill -9 loses and repeats nothing."""

import logging
import signal
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from desk.commands.conftest import wait_for
from desk.notices.conftest import Office, free_port, serving
from pedel.desk.work import Job, Turn, work


def test_it_outlives_a_job_that_fails_and_says_which(transactional_db, caplog):
    ran, stop = [], Event()

    def fail():
        raise ValueError("no ink")

    def succeed():
        ran.append(1)
        if len(ran) == 3:
            stop.set()

    with caplog.at_level(logging.ERROR):
        Thread(target=work, args=(stop, [Job("print", 0.01, fail), Job("count", 0.01, succeed)])).start()
        assert stop.wait(10)
    assert "job print failed (1 in a row); next try in" in caplog.text
    assert "no ink" in caplog.text


def test_it_tries_later_and_later_and_never_later_than_ten_minutes():
    turn = Turn(Job("print", 5, print))
    waits = []
    for turn.failures in range(1, 20):
        waits.append(turn.wait_after_failure())
    assert waits[0] < 13
    assert waits[3] > 60
    assert max(waits) <= 600 * 1.2


def catches(pid, number):
    caught = Path(f"/proc/{pid}/status").read_text().split("SigCgt:")[1].split()[0]
    return int(caught, 16) >> (number - 1) & 1


def test_it_stops_when_it_is_asked_to(home):
    with home.started("desk", "worker") as worker:
        wait_for(lambda: catches(worker.pid, signal.SIGTERM))
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0


LETTER = """INSERT INTO notices_letter
("to", subject, text, html, message_id, state, tries, due_at, created_at, trouble, claim)
VALUES (?, 'A draft waits', 'Look at it.', '', ?, 'waiting', 0, ?, ?, '', '')"""
LONG_AGO = "2026-01-01 00:00:00"


@pytest.fixture
def office():
    office = Office()
    with serving(office, free_port()) as office.port:
        yield office


def write(home, count):
    names = [f"<letter-{number}@example.org>" for number in range(count)]
    now = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())
    for name in names:
        home.sql(LETTER, "emma@example.org", name, now, now)
    return names


def working(home, office):
    return home.started("desk", "worker", PEDEL_MAIL_URL=f"smtp://127.0.0.1:{office.port}")


def states(home):
    return dict(home.sql("SELECT state, count(*) FROM notices_letter GROUP BY state"))


def end_leases(home):
    """As if five minutes had gone by."""
    home.sql("UPDATE notices_letter SET claimed_until = ? WHERE state = 'sending'", LONG_AGO)
    home.sql("UPDATE notices_letter SET due_at = ? WHERE state = 'waiting'", LONG_AGO)


def test_a_letter_whose_worker_is_killed_after_the_dot_is_never_sent_again(home, office):
    office.answers["DATA"] = ["hang"]
    write(home, 1)
    with working(home, office) as worker:
        wait_for(lambda: office.taken)
        worker.kill()
    assert states(home) == {"sending": 1}
    end_leases(home)
    with working(home, office):
        wait_for(lambda: states(home) == {"unclear": 1})
        time.sleep(1)
    assert len(office.taken) == 1


def test_a_letter_whose_worker_is_killed_before_the_dot_is_sent_once(home, office):
    office.slow = 30.0
    write(home, 1)
    with working(home, office) as worker:
        wait_for(lambda: office.asked)
        worker.kill()
    assert states(home) == {"sending": 1}
    office.slow = 0.0
    end_leases(home)
    with working(home, office):
        wait_for(lambda: states(home) == {"sent": 1})
    assert len(office.taken) == 1


def test_no_letter_is_lost_or_sent_twice_while_workers_are_killed(home, office):
    names = write(home, 60)
    for taken in (8, 20, 33):
        with working(home, office) as first, working(home, office):
            wait_for(lambda taken=taken: len(office.taken) >= taken)
            first.kill()
        end_leases(home)
    with working(home, office):
        wait_for(lambda: set(states(home)) <= {"sent", "unclear"})
    arrived = sorted(office.ids)
    assert arrived == sorted(set(arrived))
    sent = {name for (name,) in home.sql("SELECT message_id FROM notices_letter WHERE state = 'sent'")}
    assert sent <= set(arrived)
    unclear = set(names) - sent
    assert len(unclear) <= 6

"""How much anybody may ask."""

from dataclasses import replace
from threading import Event, Thread

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from pedel.desk.api import limits


@pytest.fixture
def three_a_minute(settings):
    settings.PEDEL = replace(settings.PEDEL, requests_per_minute=3)


@pytest.fixture(autouse=True)
def _nothing_counted(monkeypatch):
    for counted in ("ASKED", "WRONG"):
        monkeypatch.setattr(limits, counted, limits.Minute(clock=lambda: 0.0))


def test_it_counts_a_minute_and_forgets():
    now = 59.0
    minute = limits.Minute(clock=lambda: now)
    assert [minute.count("a"), minute.count("a"), minute.count("b")] == [1, 2, 1]
    now = 60.0
    assert (minute.count("a"), minute.left()) == (1, 60)


def test_it_slows_down_one_person_and_not_the_others(cast, program, three_a_minute):
    emma, anna = program(cast.emma, "read"), program(cast.anna, "read")
    answers = [emma.get("/api/v1/accounts") for _ in range(12)]
    assert answers[-1].status_code == 429
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
    assert "minute" in answers[-1].json()["detail"]
    assert anna.get("/api/v1/accounts").status_code == 200


def test_it_stops_answering_whoever_guesses_tokens(client, db, settings):
    settings.PEDEL = replace(settings.PEDEL, requests_per_minute=50)
    guess = {"authorization": "Bearer pedel_guessed"}
    statuses = [client.get("/api/v1/accounts", headers=guess).status_code for _ in range(6)]
    assert statuses == [401] * 5 + [429]
    assert client.get("/api/v1/accounts", headers=guess, REMOTE_ADDR="192.0.2.7").status_code == 401
    assert client.get("/api/v1/accounts").status_code == 401


def test_it_refuses_what_no_stranger_needs_to_send(client):
    answer = client.post("/check/", data=b"x" * (limits.LARGEST_BODY + 1), content_type="text/plain")
    assert answer.status_code == 413


def test_it_gives_strangers_a_few_seats(rf: RequestFactory, monkeypatch):
    working, done = Event(), Event()

    def slow(request):
        working.set()
        done.wait(10)
        return HttpResponse()

    monkeypatch.setattr(limits, "SEATS", 1)
    middleware = limits.SeatsMiddleware(slow)
    first = Thread(target=middleware, args=[rf.post("/check/")])
    first.start()
    working.wait(10)
    answer = middleware(rf.post("/check/"))
    done.set()
    first.join(10)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
    assert middleware(rf.post("/check/")).status_code == 200


def test_it_keeps_nothing_of_a_stranger(rf: RequestFactory):
    middleware = limits.SeatsMiddleware(lambda request: HttpResponse())
    middleware(rf.post("/check/", REMOTE_ADDR="192.0.2.9"))
    assert "192.0.2.9" not in repr(vars(middleware)) + repr(limits.WRONG.counts)

"""Who watches over the desk sees whether it works, and how much waits; and nobody else sees the figures."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from desk.publishing.conftest import send
from pedel.desk.publishing import clock, health, jobs, working
from pedel.desk.publishing.models import Worker

TOKEN = "a-token-of-the-settings"


def test_it_is_well_when_database_and_worker_are(client, db):
    working.beat("first")
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "worker": "ok"})


def test_it_is_not_well_without_a_worker(client, db):
    assert client.get("/healthz").json()["worker"] == "none has been started"
    Worker.objects.create(name="gone", seen_at=timezone.now() - timedelta(minutes=5))
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["worker"]) == (503, "not heard of")


def test_it_says_that_the_database_does_not_answer(client, db, monkeypatch):
    def down(*_args):
        raise DatabaseError("could not connect to 10.0.0.3 as desk")

    monkeypatch.setattr(health.Worker.objects, "order_by", down)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["database"]) == (503, "does not answer")
    assert "10.0.0.3" not in answer.text


def test_the_figures_count_what_is_in_the_database(client, planned, server):
    first = planned()
    send()
    planned(text="The museum opens at ten.", planned_for=timezone.now() + timedelta(hours=1))
    said = client.get("/metrics").text
    channel = f'channel="{first.account_id}",network="mastodon"'
    assert f'pedel_outcomes_total{{{channel},outcome="published"}} 1.0' in said
    assert f'pedel_deliveries{{{channel},state="queued"}} 1.0' in said
    assert "pedel_queue_depth 0.0" in said
    assert "pedel_oldest_lateness_seconds 0.0" in said


def test_what_is_due_and_waits_shows_as_late(client, planned, time_machine):
    planned()
    time_machine.move_to(timezone.now() + timedelta(minutes=20))
    said = client.get("/metrics").text
    assert "pedel_queue_depth 1.0" in said
    late = float(said.split("pedel_oldest_lateness_seconds ")[-1].split()[0])
    assert 1190 < late < 1300


def test_only_this_machine_or_the_token_sees_the_figures(client, db, settings):
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", **elsewhere).status_code == 403
    assert client.get("/metrics", headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 403
    settings.PEDEL = replace(settings.PEDEL, metrics_token=TOKEN)
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}, **elsewhere).status_code == 403
    assert (
        client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}, **elsewhere).status_code == 200
    )


@pytest.fixture
def watch(monkeypatch):
    """A watch whose clocks are set by hand."""
    clocks = {"wall": 1_000_000.0, "running": 50.0}
    monkeypatch.setattr(clock, "running", lambda: clocks["running"])
    monkeypatch.setattr(time, "time", lambda: clocks["wall"])
    made = clock.Watch()

    def passes(running, wall):
        clocks["running"] += running
        clocks["wall"] += wall
        return made.check()

    return passes


def test_a_clock_that_runs_is_trusted(watch):
    assert watch(3600, 3600)
    assert watch(3600, 3590)


@pytest.mark.parametrize("jump", [86_400, -7200])
def test_a_clock_that_jumped_is_not_trusted_until_it_is_back(watch, jump):
    assert not watch(10, 10 + jump)
    assert not watch(10, 10)
    assert watch(10, 10 - jump)


def test_a_clock_that_stayed_where_it_jumped_to_is_trusted_after_a_while(watch):
    assert not watch(10, 86_400)
    assert not watch(300, 300)
    watch(400, 400)
    assert watch(1, 1)


def test_nothing_goes_out_by_a_clock_that_is_not_trusted(planned, server, monkeypatch):
    planned()
    monkeypatch.setattr(clock, "is_trusted", lambda: False)
    jobs.send()
    assert server.texts() == []

"""Real worker processes, killed with -9 where it hurts most: nothing is lost and nothing goes out twice."""

from __future__ import annotations

import signal
from datetime import timedelta

import pytest
from django.utils import timezone

from desk.publishing.conftest import now, posts
from desk.publishing.processes import Processes, wait_for
from pedel.desk.publishing.models import Delivery, Worker

DIES = """
import os, signal
from pedel.desk.publishing import {module} as where, sending
def dies(*things, real=where.{name}, **wishes):
    found = real(*things, **wishes) if {after} else None
    os.kill(os.getpid(), signal.SIGKILL)
where.{name} = dies
sending.send_due(threads=1)
"""


@pytest.fixture
def processes(transactional_db, tmp_path, server):
    return Processes(tmp_path, server)


def after_death(delivery):
    """Whether it is settled. Until then the dead worker's lease and the waits between looks are over."""
    rows, past = Delivery.objects.filter(pk=delivery.pk), timezone.now() - timedelta(minutes=10)
    rows.filter(owner=delivery.owner).exclude(owner="").update(lease_until=past)
    rows.filter(state="unknown").update(next_try_at=past)
    return now(delivery).state == "published"


def test_anchor_4_killed_between_mark_and_send_nothing_is_lost_and_nothing_goes_out_twice(
    processes, planned, server
):
    delivery = planned()
    died = processes.python(DIES.format(module="marking", name="mark", after=True))
    assert died.returncode == -signal.SIGKILL
    dead = now(delivery)
    assert (dead.state, posts(server)) == ("sending", 0)
    with processes.worker():
        wait_for(lambda: after_death(dead))
    assert (len(server.texts()), posts(server)) == (1, 1)


def test_anchor_4_killed_between_send_and_record_nothing_goes_out_twice(processes, planned, server):
    delivery = planned()
    died = processes.python(DIES.format(module="ending", name="arrived", after=False))
    assert died.returncode == -signal.SIGKILL
    dead = now(delivery)
    assert (dead.state, posts(server)) == ("sending", 1)
    with processes.worker():
        wait_for(lambda: after_death(dead))
    assert (len(server.texts()), posts(server)) == (1, 1)
    assert now(delivery).url


def test_killed_while_the_network_works_on_it_nothing_goes_out_twice(processes, planned, server):
    delivery = planned()
    server.slow = 2.0
    with processes.worker() as worker:
        wait_for(server.texts)
        worker.kill()
    dead = now(delivery)
    assert dead.state == "sending"
    with processes.worker():
        wait_for(lambda: after_death(dead))
    assert (len(server.texts()), posts(server)) == (1, 1)


def test_a_worker_plans_and_sends_and_is_heard_of(processes, approved, server):
    approved()
    with processes.worker("--name", "first"):
        wait_for(lambda: Delivery.objects.filter(state="published").exists())
        assert Worker.objects.filter(name="first").exists()


def test_asked_to_stop_it_finishes_what_is_on_its_way(processes, planned, server):
    delivery = planned()
    server.slow = 2.0
    with processes.worker() as worker:
        wait_for(server.texts)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0
    assert now(delivery).state == "published"
    assert posts(server) == 1


def test_two_workers_share_the_work(processes, planned, server, monkeypatch):
    for number in range(6):
        planned(text=f"The library opens at {number + 6} on Monday.")
    with processes.worker("--name", "one"), processes.worker("--name", "two"):
        wait_for(lambda: Delivery.objects.filter(state="published").count() == 6)
    assert len(server.texts()) == len(set(server.texts())) == posts(server) == 6

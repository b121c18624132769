"""Procrastinate on PostgreSQL: it hands out, repeats and rescues; the ledger decides."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from desk.publishing.conftest import now, posts, send
from desk.publishing.processes import Processes, wait_for
from pedel.desk.publishing import engine
from pedel.desk.publishing.models import Delivery

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="Procrastinate works on PostgreSQL alone; test_postgres.py runs these there",
)


@pytest.fixture
def jobs():
    """The engine's open jobs for deliveries."""

    def open_jobs():
        rows = apps.get_model("procrastinate", "ProcrastinateJob").objects
        return list(rows.filter(task_name=engine.DELIVER, status="todo").values_list("args", "lock"))

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    return open_jobs


def test_what_is_due_is_handed_out_with_its_plan(planned, jobs):
    delivery = planned()
    assert jobs() == [({"pk": delivery.pk}, f"channel:{delivery.account_id}")]


def test_what_is_planned_for_later_is_handed_out_when_it_is_due(planned, jobs, time_machine):
    start = timezone.now()
    delivery = planned(planned_for=start + timedelta(hours=1))
    assert jobs() == []
    assert engine.hand_out() == 0
    time_machine.move_to(start + timedelta(hours=1))
    assert engine.hand_out() == 1
    assert [args for args, _lock in jobs()] == [{"pk": delivery.pk}]


def test_nothing_is_handed_out_twice(planned, jobs):
    planned()
    assert engine.hand_out() == 0
    assert len(jobs()) == 1


def test_the_ledger_alone_suffices_when_the_engine_has_lost_everything(planned, jobs, server):
    delivery = planned()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    assert engine.hand_out() == 1
    assert len(jobs()) == 1
    send()
    assert now(delivery).state == "published"


def test_a_job_that_runs_twice_sends_once(planned, jobs, server):
    from pedel.desk.publishing.tasks import deliver

    delivery = planned()
    deliver(delivery.pk)
    deliver(delivery.pk)
    assert (now(delivery).state, posts(server)) == ("published", 1)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.5, "* * * * * */1"), (3, "* * * * * */3"), (60, "*/1 * * * *"), (300, "*/5 * * * *"),
     (21_600, "0 */6 * * *")],
)  # fmt: skip
def test_a_jobs_pace_in_the_engines_words(seconds, said):
    from pedel.desk.publishing.tasks import cron

    assert cron(seconds) == said


def test_stalled_jobs_are_rescued_also_where_a_successor_waits(transactional_db, jobs):
    from procrastinate.contrib.django import app

    from pedel.desk.publishing.tasks import rescue

    row = """INSERT INTO procrastinate_jobs (task_name, status, queueing_lock, queue_name)
    VALUES (%s, %s, %s, 'q')"""
    with connection.cursor() as cursor:
        cursor.execute(row, ["job: plan", "doing", "plan"])
        cursor.execute(row, ["job: plan", "todo", "plan"])
        cursor.execute(row, [engine.DELIVER, "doing", None])

    async def run():
        own = app.with_connector(app.connector.get_worker_connector())
        async with own.open_async():
            await rescue.func(SimpleNamespace(app=own), 0)

    asyncio.run(run())
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, status FROM procrastinate_jobs ORDER BY id")
        assert cursor.fetchall() == [("job: plan", "todo"), (engine.DELIVER, "todo")]


def test_a_message_for_next_month_does_not_hold_up_its_channel(
    transactional_db, tmp_path, server, planned, jobs
):
    planned(planned_for=timezone.now() + timedelta(days=20))
    today = planned(text="The museum opens at ten.")
    with Processes(tmp_path, server).worker("--name", "one"):
        wait_for(lambda: now(today).state == "published")
    assert Delivery.objects.filter(state="queued").count() == 1

"""The engine's tasks: one delivery, every job of the desk once in the cluster, and rescue of what stalled.

Loaded by Procrastinate's own Django app alone, which is installed on PostgreSQL.
"""

from __future__ import annotations

import logging
from typing import Any

from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from pedel.desk.work import Job, jobs

from . import clock, ledger
from .sending import send
from .working import OWNER

log = logging.getLogger("pedel.work")
SECONDS = (1, 2, 3, 5, 10, 15, 30)
"""Steps that divide a minute, so that the same second comes again."""


@app.task(name="pedel.desk.publishing.tasks.deliver")
def deliver(pk: int) -> None:
    """Sends one delivery, if it may go now; otherwise it is handed out again when it may."""
    if clock.is_trusted() and (found := ledger.claim(OWNER, pk)) is not None:
        send(found)


@app.periodic(cron="* * * * * */15", periodic_id="rescue")
@app.task(name="pedel.desk.publishing.tasks.rescue", queueing_lock="rescue", pass_context=True)
async def rescue(context: Any, timestamp: int) -> None:
    """Jobs of workers that are no longer heard of run again; the ledger knows what they had done."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=30):
        try:
            await manager.retry_job(job)
        except UniqueViolation:  # its successor is in line already
            await manager.finish_job(job, status=Status.FAILED, delete_job=True)


@app.periodic(cron="30 * * * *", periodic_id="forget")
@app.task(name="pedel.desk.publishing.tasks.forget", queueing_lock="forget", pass_context=True)
async def forget(context: Any, timestamp: int) -> None:
    """Jobs that failed stay for a day, for whoever looks after the desk."""
    await context.app.job_manager.delete_old_jobs(nb_hours=24, include_failed=True)


def cron(every_seconds: float) -> str:
    """The engine's word for "every so often", rounded to what divides a minute, an hour or a day."""
    if every_seconds < 60:
        step = max(one for one in SECONDS if one <= max(1.0, every_seconds))
        return f"* * * * * */{step}"
    if every_seconds < 3600:
        return f"*/{max(1, round(every_seconds / 60))} * * * *"
    return f"0 */{min(23, max(1, round(every_seconds / 3600)))} * * *"


def _periodic(job: Job) -> None:
    """Registers a job of the desk: deferred once in the cluster, and never more than one in line.

    No lock keeps two from running at once, which they may: one that died would hold up the next.
    """

    def run(timestamp: int) -> None:
        job.run()

    task = app.task(name=f"job: {job.name}", queueing_lock=job.name)(run)
    app.periodic(cron=cron(job.every_seconds), periodic_id=job.name)(task)


for _job in jobs():
    _periodic(_job)

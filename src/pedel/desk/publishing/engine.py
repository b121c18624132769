"""Procrastinate, on PostgreSQL: shares the deliveries and the other jobs among any number of workers.

The ledger stays the truth. A job of the engine only says "look at this delivery now": lost or run twice, it
changes nothing. Of jobs with the same `lock` the engine runs the oldest first, also one that is planned for
later (procrastinate 3.10, `procrastinate_fetch_job_v2`): a message for next month would hold up its channel
until then. So a delivery is handed to the engine when it is due, and not before.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from django.apps import apps
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from .models import Delivery

APP = "procrastinate.contrib.django"
DELIVER = "pedel.desk.publishing.tasks.deliver"
AT_A_TIME = 500
"""Deliveries handed out in one go; the rest follows a second later."""
GRACEFUL = 25.0
"""Seconds that a worker which was asked to stop gives to what is on its way: less than who asks waits."""


def is_here() -> bool:
    """Whether this desk has the engine: on PostgreSQL."""
    return connection.vendor == "postgresql" and apps.is_installed(APP)


def place(delivery: Delivery) -> None:
    """Hands a delivery that is due to the engine; with the transaction it is in, or not at all."""
    if is_here() and delivery.next_try_at <= timezone.now():
        _hand(delivery.pk, delivery.account_id)


def hand_out() -> int:
    """Hands every delivery that is due, and that no job of the engine waits for, to the engine."""
    open_jobs = apps.get_model("procrastinate", "ProcrastinateJob").objects.filter(
        status__in=("todo", "doing"), task_name=DELIVER
    )
    known = set(open_jobs.values_list("args__pk", flat=True))
    due = Delivery.objects.filter(state=Delivery.State.QUEUED, next_try_at__lte=timezone.now())
    rows = due.order_by("next_try_at", "due_at", "pk").values_list("pk", "account_id")
    missing = [row for row in rows[: AT_A_TIME + len(known)] if row[0] not in known][:AT_A_TIME]
    for pk, account in missing:
        _hand(pk, account)
    return len(missing)


def run(name: str, concurrency: int) -> None:
    """Works for the engine until SIGTERM or SIGINT; what is on its way then is finished."""
    asyncio.run(_run(name, concurrency))


async def _run(name: str, concurrency: int) -> None:
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(concurrency + 2, "engine"))
    # The engine's own connection; what tasks defer goes over Django's, within its transactions.
    own = app.with_connector(app.connector.get_worker_connector())
    async with own.open_async():
        await own.run_worker_async(
            name=name,
            concurrency=concurrency,
            fetch_job_polling_interval=1.0,
            delete_jobs="successful",
            shutdown_graceful_timeout=GRACEFUL,
        )


def _hand(pk: int, account: int) -> None:
    app.configure_task(DELIVER, lock=f"channel:{account}").defer(pk=pk)

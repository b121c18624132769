"""The same HTTP call as a plain task of Procrastinate, with nothing around it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from procrastinate.contrib.django import app

from bench.deliveries.connecting import call

NAME = "bench.bare"


def task(key: str) -> None:
    call(key)


app.task(name=NAME)(task)


def defer(keys: list[str]) -> None:
    """Puts a task for each key in line."""
    app.configure_task(NAME).batch_defer(*({"key": key} for key in keys))


async def run(concurrency: int) -> None:
    import asyncio

    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(concurrency + 2))
    own = app.with_connector(app.connector.get_worker_connector())
    own.periodic_registry.periodic_tasks.clear()
    async with own.open_async():
        await own.run_worker_async(
            concurrency=concurrency, fetch_job_polling_interval=1.0, delete_jobs="successful"
        )

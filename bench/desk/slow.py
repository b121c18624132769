"""Which queries of a page take long, and how the database goes about them."""

from __future__ import annotations

import time
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

SLOW = 0.020
"""Seconds from which a query is shown."""


def queries(client: Client, path: str) -> tuple[int, float, list[tuple[float, str, str]]]:
    """A page's number of queries, its seconds of processor time, and its slow queries with their plans."""
    client.get(path)  # templates and packs are read once
    began = time.process_time()
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    spent = time.process_time() - began
    slow = [one for one in captured.captured_queries if float(one["time"]) >= SLOW]
    return len(captured), spent, [(float(one["time"]), one["sql"], plan(one["sql"])) for one in slow]


def plan(statement: str) -> str:
    """The plan, one step a line; scans are what to look for."""
    if not statement.lstrip().upper().startswith("SELECT"):
        return ""
    with connection.cursor() as cursor:
        try:
            rows: list[Any] = cursor.execute("EXPLAIN QUERY PLAN " + statement.replace("%", "%%")).fetchall()
        except Exception as error:  # the log shows parameters as text, which SQL cannot always read again
            return f"(no plan: {error})"
    return "\n".join(str(row[-1]) for row in rows)

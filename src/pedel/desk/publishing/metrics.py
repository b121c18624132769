"""Figures about what goes out, counted from the database when somebody asks.

Nothing is counted in a process: several of them answer, and each gives the same.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_address

from django.conf import settings
from django.db.models import Count, Min, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from .models import Delivery, Worker

CONTENT_TYPE = CONTENT_TYPE_LATEST
State = Delivery.State
LINE = (State.QUEUED, State.LEASED, State.SENDING, State.UNKNOWN, State.MISSED)
ENDED = (State.PUBLISHED, State.FAILED, State.CANCELLED, State.WITHDRAWN)
HERE = timedelta(seconds=90)


def may_scrape(request: HttpRequest) -> bool:
    """Who is on this machine and did not come through a proxy, or who brings the token of the settings."""
    token = settings.PEDEL.metrics_token
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    is_direct = not any(name in request.headers for name in ("X-Forwarded-For", "Forwarded"))
    return is_direct and _is_here(request.META.get("REMOTE_ADDR", ""))


def exposition() -> bytes:
    """All figures in Prometheus's text format."""
    registry = CollectorRegistry()
    registry.register(_Ledger())
    return generate_latest(registry)


class _Ledger:
    """Collects from the database; nothing is kept between two scrapes."""

    def collect(self) -> Iterator[Metric]:
        now = timezone.now()
        yield _by_channel("pedel_deliveries", "Deliveries that wait or are on their way, by state.", LINE)
        yield _outcomes()
        yield _gauge("pedel_queue_depth", "Deliveries in line whose time has come.", _due(now).count())
        oldest = _due(now).aggregate(oldest=Min("due_at"))["oldest"]
        late = max(0.0, (now - oldest).total_seconds()) if oldest else 0.0
        yield _gauge("pedel_oldest_lateness_seconds", "How long the oldest of them has been due.", late)
        workers = Worker.objects.filter(seen_at__gt=now - HERE).count()
        yield _gauge("pedel_workers", "Workers heard of within ninety seconds.", workers)

    def describe(self) -> list[Metric]:
        return []


def _due(now: object) -> QuerySet[Delivery]:
    return Delivery.objects.filter(state=State.QUEUED, due_at__lte=now)


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, words, value=value)


def _counted(states: tuple[str, ...]) -> Iterator[tuple[list[str], int]]:
    rows = Delivery.objects.filter(state__in=states).order_by()
    for network, account, state, number in rows.values_list(
        "account__network", "account_id", "state"
    ).annotate(number=Count("pk")):
        yield [network, str(account), state], number


def _by_channel(name: str, words: str, states: tuple[str, ...]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, words, labels=["network", "channel", "state"])
    for labels, number in _counted(states):
        family.add_metric(labels, number)
    return family


def _outcomes() -> CounterMetricFamily:
    words = "Deliveries that have ended, by how."
    family = CounterMetricFamily("pedel_outcomes", words, labels=["network", "channel", "outcome"])
    for labels, number in _counted(ENDED):
        family.add_metric(labels, number)
    return family


def _is_here(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False

"""Incidents in words: how long ago, and the first words for the public."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pedel.desk.accounts import networks

from .models import Incident
from .runbook import runbook


def span(time: timedelta) -> str:
    """A span of time as people say it: "12 minutes", "3 hours 5 minutes", "2 days 4 hours"."""
    minutes = max(0, int(time.total_seconds() // 60))
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    told = (_days(days) if days else "", _hours(hours) if hours else "")
    if not days and (minutes or not hours):
        told += (ngettext("%d minute", "%d minutes", minutes) % minutes,)
    return " ".join(filter(None, told))


def running_for(incident: Incident) -> str:
    """How long an incident has run, or ran."""
    return span((incident.closed_at or timezone.now()) - incident.opened_at)


def left(deadline: datetime) -> str:
    """How much time there is until a moment, or how long it has passed."""
    rest = deadline - timezone.now()
    if rest.total_seconds() < 0:
        return _("passed %s ago") % span(-rest)
    return _("%s left") % span(rest)


def statements(incident: Incident) -> dict[str, str]:
    """The first words for the public by language; none where the runbook has none."""
    account = incident.account
    facts: dict[str, Any] = {
        "handle": f"@{account.handle}" if account else "…",
        "network": networks.title(account.network) if account else "…",
        "institution": settings.PEDEL.institution,
        "verify": settings.PEDEL.url.rstrip("/") + reverse("verify"),
    }
    words = runbook(incident.kind).statement or {}
    return {language: text.format_map(facts) for language, text in words.items()}


def _days(number: int) -> str:
    return ngettext("%d day", "%d days", number) % number


def _hours(number: int) -> str:
    return ngettext("%d hour", "%d hours", number) % number

"""The demo's own data: one YAML file for each kind of thing."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

DATA = Path(__file__).parent / "data"
DOMAIN = "rijnmeer.example"


@cache
def read(name: str) -> Any:
    """What the file of that name holds."""
    return yaml.safe_load((DATA / f"{name}.yaml").read_text("utf-8"))


def day(from_today: int) -> date:
    """The day so many days from today."""
    return timezone.localdate() + timedelta(days=from_today)


def email(who: str) -> str:
    return f"{who}@{DOMAIN}"

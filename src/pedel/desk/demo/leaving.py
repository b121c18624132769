"""Wim leaves next week: his checklist began before he worked on anything, so it is counted anew."""

from __future__ import annotations

from pedel.desk.leaving.actions.counting import counted
from pedel.desk.leaving.models import Departure


def fill() -> None:
    for departure in Departure.objects.filter(state=Departure.State.OPEN).select_related(
        "person__supervisor"
    ):
        counted(departure)

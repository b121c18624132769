"""Incidents: one that runs, one that ended, and one that is kept apart."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from pedel.desk.incidents import actions
from pedel.desk.incidents.actions import protecting
from pedel.desk.incidents.models import Incident, Protected

from .accounts import account
from .reading import read
from .university import by, who


def fill() -> None:
    for row in read("incidents"):
        about = account(row["account"])
        wish = Incident(kind=row["kind"], account=about, unit=about.unit, note=row["note"])
        _follow(row, actions.open_(by(row["by"]), wish))
    told = "A message every night since the debate, always from another account."
    protecting.begin(by("noor"), Protected(concerned=who("noor"), what=told), helpers=[who("eline")])


def _follow(row: dict[str, Any], incident: Incident) -> None:
    """What was done since, and by whom."""
    actor = by(row["by"])
    for each in row["evidence"]:
        upload = SimpleUploadedFile(each["name"], each["text"].encode())
        actions.add_evidence(actor, incident, upload=upload, shows=each["shows"])
    actions.answer_breach(actor, incident, **row["breach"])
    for code in row["steps"]:
        actions.do(actor, incident.steps.get(code=code))
    for code, why in row.get("skipped", {}).items():
        actions.skip(actor, incident.steps.get(code=code), why=why)
    for code, name in row.get("assign", {}).items():
        actions.assign(actor, incident.steps.get(code=code), to=who(name))
    if last := row.get("end"):
        actions.end(by(last["by"]), incident, happened=last["happened"], changes=last["changes"])

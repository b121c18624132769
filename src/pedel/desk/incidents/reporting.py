"""An incident as a report: plain values for programs and pages, and the export of its evidence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import timezone

from pedel.desk.archive.export import PART, Zip
from pedel.desk.record.chain import canonical
from pedel.desk.record.ledger import exported, label
from pedel.desk.record.models import Entry

from .models import Breach, Custody, Evidence, Incident, Step
from .runbook import runbook


def report(incident: Incident) -> dict[str, Any]:
    """Everything of an incident, in the reader's language where words are ours; times in ISO 8601."""
    account, breach = incident.account, Breach.objects.filter(incident=incident).first()
    return {
        "id": incident.pk,
        "kind": incident.kind,
        "account": str(account) if account else None,
        "network": account.network if account else None,
        "unit": str(incident.unit),
        "state": incident.state,
        "note": incident.note,
        "where": incident.where,
        "opened_at": _time(incident.opened_at),
        "opened_by": incident.opened_by_name,
        "via": incident.via,
        "confirmed_at": _time(incident.confirmed_at),
        "held_from": _time(incident.hold.placed_at) if incident.hold else None,
        "held_until": _time(incident.hold.lifted_at) if incident.hold else None,
        "access_ended": [
            {"at": _time(each.done_at), "trouble": each.trouble}
            for each in incident.revocations.order_by("pk")
        ],
        "steps": [_step(incident, step) for step in _steps(incident)],
        "personal_data": _breach(breach) if breach else None,
        "no_evidence": incident.no_evidence,
        "evidence": [_evidence(each) for each in incident.evidence.select_related("added_by")],
        "custody": [_custody(each) for each in incident.custody.select_related("by", "evidence")],
        "closed_at": _time(incident.closed_at),
        "closed_by": _name(incident.closed_by),
        "happened": incident.happened,
        "changes": incident.changes,
    }


def minutes(incident: Incident, at: datetime | None) -> int | None:
    """Whole minutes from the opening until a moment."""
    return None if at is None else max(0, int((at - incident.opened_at).total_seconds() // 60))


def manifest_digest(incident: Incident) -> str:
    """The sha256 (hex) of the list of everything that is kept: the digests of its files, in order."""
    listed = canonical([each.sha256 for each in incident.evidence.all()])
    return hashlib.sha256(listed.encode()).hexdigest()


def zipped(incident: Incident, digest: str) -> Iterator[bytes]:
    """The bytes of an export: the files as handed in, the report, the record's entries, a manifest."""
    out = Zip()
    for row in incident.evidence.all():
        name = f"evidence/{row.pk:04d}-{row.sha256[:12]}-{row.name}"
        is_there = default_storage.exists(row.file.name)
        yield from out.add(name if is_there else f"{name}.missing", _read(row.file.name) if is_there else ())
    told = report(incident)
    about = {"digest": digest, "exported_at": _time(timezone.now()), **told}
    yield from out.add("report.json", [json.dumps(about, ensure_ascii=False, indent=1).encode()])
    context = {"incident": incident, "report": told, "digest": digest}
    yield from out.add("report.txt", [render_to_string("incidents/export.txt", context).encode()])
    yield from out.add("record.jsonl", exported(Entry.objects.filter(about=label(incident))))
    yield from out.end()


def _steps(incident: Incident) -> list[Step]:
    return list(incident.steps.select_related("done_by", "assigned_to"))


def _step(incident: Incident, step: Step) -> dict[str, Any]:
    task = runbook(incident.kind).task(step.code)
    return {
        "code": step.code,
        "title": task.name,
        "state": step.state,
        "assigned_to": _name(step.assigned_to),
        "done_by": _name(step.done_by),
        "done_at": _time(step.done_at),
        "minutes": minutes(incident, step.done_at),
        "why": step.why,
    }


def _breach(breach: Breach) -> dict[str, Any]:
    return {
        "answer": breach.answer,
        "what": breach.what,
        "aware_at": _time(breach.aware_at),
        "deadline": _time(breach.deadline),
        "officer_told_at": _time(breach.officer_told_at),
        "outcome": breach.outcome,
        "outcome_why": breach.outcome_why,
        "outcome_by": _name(breach.outcome_by),
        "outcome_at": _time(breach.outcome_at),
    }


def _evidence(row: Evidence) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.name,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.sha256,
        "shows": row.shows,
        "source": row.source,
        "seen_at": _time(row.seen_at),
        "added_by": str(row.added_by),
        "added_at": _time(row.added_at),
    }


def _custody(row: Custody) -> dict[str, Any]:
    return {
        "what": row.what,
        "by": str(row.by),
        "at": _time(row.at),
        "name": row.evidence.name if row.evidence else "",
        "digest": row.digest,
    }


def _read(name: str) -> Iterator[bytes]:
    with default_storage.open(name) as file:
        while part := file.read(PART):
            yield part


def _time(at: datetime | None) -> str | None:
    return timezone.localtime(at).isoformat(timespec="seconds") if at else None


def _name(person: Any) -> str | None:
    return str(person) if person is not None else None

"""A desk with 10,000 accounts, 100,000 drafts and 1,000,000 entries of the record, made in bulk."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, models, transaction

from pedel.desk import packs
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.approvals.models import Request, Step
from pedel.desk.drafts.models import Draft, Revision, Target
from pedel.desk.mandates.models import Mandate
from pedel.desk.people.models import Assignment, Person, Role, Unit
from pedel.desk.record.chain import FIELDS, FIRST, digest
from pedel.desk.record.models import Entry

AT_A_TIME = 2000
START = datetime(2020, 1, 1, tzinfo=UTC)
NETWORKS = "mastodon bluesky linkedin instagram x facebook threads youtube".split()
WORDS = "open day lecture prize students library exhibition research garden law medicine".split()


def fill(accounts: int, drafts: int, entries: int) -> dict[str, Any]:
    """Fills an empty desk; gives the people and things that the load asks for."""
    random.seed(1)
    with transaction.atomic():
        units = _units()
        people = _people(2000)
        roles(people, units)
        register = _accounts(accounts, units, people)
        written = _drafts(drafts, register, people)
        _requests(written)
    record(entries, people, register)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"steward": people[0], "approver": people[1], "editor": people[2], "account": register[0]}


def _units() -> list[Unit]:
    """A university with ten faculties of ten institutes each."""
    root = Unit.objects.add_root(create_kwargs=_unit("university", "university"))
    for faculty in range(10):
        parent = Unit.objects.add_child(
            Unit.objects.get(pk=root.pk), create_kwargs=_unit(f"faculty-{faculty}", "faculty")
        )
        for institute in range(10):
            Unit.objects.add_child(
                Unit.objects.get(pk=parent.pk),
                create_kwargs=_unit(f"institute-{faculty}-{institute}", "institute"),
            )
    return list(Unit.objects.order_by("path"))


def _unit(slug: str, kind: str) -> dict[str, str]:
    return {"name_en": slug.title(), "name_nl": slug.title(), "slug": slug, "kind": kind}


def _bulk(made: Iterator[models.Model]) -> list[Any]:
    made = list(made)
    return type(made[0]).objects.bulk_create(made, batch_size=AT_A_TIME) if made else []


def _people(count: int) -> list[Person]:
    return _bulk(
        Person(email=f"person{number}@example.org", name=f"Person {number}", password="!")  # noqa: S106
        for number in range(count)
    )


def roles(people: list[Person], units: list[Unit]) -> None:
    """Person 0 is the steward, person 1 approves in the first faculty, everybody after 10 somewhere."""
    held = [(people[0], units[0], Role.STEWARD), (people[1], units[1], Role.APPROVER)]
    held += [
        (people[10 + number], unit, role)
        for number, (unit, role) in enumerate(
            (unit, role) for unit in units for role in (Role.APPROVER, Role.CONTACT)
        )
    ]
    _bulk(Assignment(person=person, unit=unit, role=role, starts=START.date()) for person, unit, role in held)


def _accounts(count: int, units: list[Unit], people: list[Person]) -> list[Account]:
    register = _bulk(
        Account(
            unit=units[number % len(units)],
            network=NETWORKS[number % len(NETWORKS)],
            handle=f"account{number}",
            name=f"{random.choice(WORDS).title()} {number}",  # noqa: S311
            account_class="unit",
            state="active" if number % 9 else "dormant",
            languages=["en"],
        )
        for number in range(count)
    )
    parts = (("owner", 3), ("editor", 7), ("editor", 11))
    _bulk(
        Membership(
            account=account, person=people[(number * step) % len(people)], part=part, starts=START.date()
        )
        for number, account in enumerate(register)
        for part, step in parts
    )
    _bulk(
        Membership(account=account, person=people[2], part="editor", starts=START.date())
        for account in register[:20]
    )
    _bulk(
        Mandate(
            account=account,
            person=people[2],
            kinds=["news", "event"],
            languages=["en"],
            supervisor=people[3],
            proposed_by=people[2],
            state="agreed",
            starts=START.date(),
        )
        for account in register[:20]
    )
    return register


def _drafts(count: int, register: list[Account], people: list[Person]) -> list[Draft]:
    states = ("writing", "waiting", "approved", "cleared", "declined", "discarded")
    written = _bulk(
        Draft(
            unit_id=register[number % len(register)].unit_id,
            author=people[2 if number % 200 == 0 else (number * 7) % len(people)],
            text=f"Come to the {WORDS[number % len(WORDS)]} on {number % 28 + 1} May. All are welcome.",
            state=states[number % len(states)],
            created_at=START + timedelta(minutes=number),
            changed_at=START + timedelta(minutes=number),
        )
        for number in range(count)
    )
    _bulk(
        Target(draft=draft, account=register[0 if number % 200 == 0 else number % len(register)])
        for number, draft in enumerate(written)
    )
    return written


def _content(draft: Draft) -> dict[str, Any]:
    """What a revision freezes, for the lists that show it."""
    account = {"account": 1, "network": "mastodon", "handle": "account0", "name": "Open 0", "own": False}
    return {
        "draft": draft.pk,
        "text": draft.text,
        "kind": draft.kind,
        "topics": [],
        "language": "en",
        "planned_for": None,
        "accounts": [account | {"text": draft.text, "links": []}],
        "pictures": [],
    }


def _requests(written: list[Draft]) -> None:
    """A revision and a request with one step for every draft that waits or was decided."""
    asked = [draft for draft in written if draft.state in ("waiting", "approved", "declined")]
    revisions = _bulk(
        Revision(
            draft=draft,
            number=1,
            content=json.dumps(_content(draft)),
            digest=f"{draft.pk:064x}",
            edition=packs.label(),
            frozen_by_id=draft.author_id,
            editors=[draft.author_id],
        )
        for draft in asked
    )
    requests = _bulk(
        Request(
            revision=revision,
            digest=revision.digest,
            state=revision.draft.state,
            asked_by_id=revision.frozen_by_id,
            asked_at=revision.draft.changed_at,
            expires_at=revision.draft.changed_at + timedelta(days=3650),
        )
        for revision in revisions
    )
    _bulk(
        Step(
            request=request,
            order=1,
            unit_id=request.revision.draft.unit_id,
            state="open" if request.state == "waiting" else "done",
        )
        for request in requests
    )


def record(count: int, people: list[Person], register: list[Account]) -> None:
    """A valid chain, written past the ORM."""
    fields = list(Entry._meta.concrete_fields)
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {Entry._meta.db_table} ({columns}) VALUES ({marks})"  # noqa: S608
    rows: list[list[Any]] = []
    with transaction.atomic(), connection.cursor() as cursor:
        for entry in _entries(count, people, register):
            rows.append([field.get_db_prep_save(entry[field.attname], connection) for field in fields])
            if len(rows) == AT_A_TIME:
                cursor.executemany(statement, rows)
                rows.clear()
        if rows:
            cursor.executemany(statement, rows)


def _entries(count: int, people: list[Person], register: list[Account]) -> Iterator[dict[str, Any]]:
    verbs = ("draft.written", "draft.submitted", "approval.given", "account.changed", "mandate.proposed")
    previous, edition = FIRST, packs.label()
    for number in range(1, count + 1):
        at = START + timedelta(seconds=number * 60)
        person, account = people[number % len(people)], register[number % len(register)]
        entry: dict[str, Any] = {
            "number": number,
            "at": at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "verb": verbs[number % len(verbs)],
            "actor": person.pk,
            "actor_name": person.name,
            "role": "editor",
            "via": "page",
            "about": f"draft:{number // 10}",
            "account": account.pk,
            "unit": account.unit_id,
            "digest": f"{number:064x}" if number % 3 == 0 else "",
            "edition": edition,
            "facts": {"words": number % 40},
        }
        hashed = digest(previous, {name: entry[name] for name in FIELDS})
        yield entry | {"at": at, "previous": previous, "hash": hashed}
        previous = hashed

"""Approved drafts with deliveries, put straight into the tables."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from pedel.desk.accounts.models import Account
from pedel.desk.approvals.models import Request
from pedel.desk.drafts import content as contents
from pedel.desk.drafts.models import Draft, Revision, Target
from pedel.desk.people.models import Person, Unit
from pedel.desk.publishing.models import Delivery, Part

ACCOUNTS = 200
"""Enough that the one delivery at a time of each account is not what limits."""


def accounts() -> tuple[Person, list[Account]]:
    """Somebody, a unit, and its accounts."""
    person = Person.objects.create_user("editor@example.org", "x", name="Editor")
    fields = {"name_en": "U", "name_nl": "U", "slug": "u", "kind": "university"}
    unit = Unit.objects.add_root(create_kwargs=fields)
    about = {"unit": unit, "network": "mastodon", "account_class": "unit", "state": "active"}
    rows = [Account(handle=f"a{n}@social.example", name=f"A{n}", **about) for n in range(ACCOUNTS)]
    return person, Account.objects.bulk_create(rows)


def fill(person: Person, rows: list[Account], number: int, due: datetime) -> None:
    """So many deliveries that are due at a moment, spread over the accounts."""
    now = timezone.now()
    drafts = Draft.objects.bulk_create(
        Draft(unit=rows[0].unit, author=person, text=f"Post {n} {secrets.token_hex(4)}", state="approved")
        for n in range(number)
    )
    about = [(draft, rows[n % len(rows)]) for n, draft in enumerate(drafts)]
    Target.objects.bulk_create(Target(draft=draft, account=account) for draft, account in about)
    revisions = Revision.objects.bulk_create([_revision(draft, account, person) for draft, account in about])
    yes = {"state": "approved", "asked_by": person, "decided_at": now, "expires_at": due + timedelta(days=30)}
    Request.objects.bulk_create(Request(revision=one, digest=one.digest, **yes) for one in revisions)
    deliveries = Delivery.objects.bulk_create(
        Delivery(
            revision=revision, account=account, digest=revision.digest, key=secrets.token_hex(10),
            due_at=due, next_try_at=due,
        )
        for revision, (_draft, account) in zip(revisions, about, strict=True)
    )  # fmt: skip
    Part.objects.bulk_create(
        Part(delivery=delivery, number=1, key=secrets.token_hex(10), text=draft.text)
        for delivery, (draft, _account) in zip(deliveries, about, strict=True)
    )


def _revision(draft: Draft, account: Account, person: Person) -> Revision:
    """As `drafts.content.content` gives it, without asking the database for each."""
    said: dict[str, Any] = {"draft": draft.pk, "salt": secrets.token_hex(16), "text": draft.text}
    said |= {"kind": draft.kind, "topics": [], "language": draft.language, "planned_for": None}
    speaks = {"account": account.pk, "network": account.network, "handle": account.handle}
    speaks |= {"name": account.name, "text": draft.text, "own": False, "links": []}
    exact = contents.canonical({**said, "accounts": [speaks], "pictures": []})
    return Revision(
        draft=draft, number=1, content=exact, digest=contents.digest(exact), edition="bench", frozen_by=person
    )

"""Drafts that are ready to be asked for, as Emma writes them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from desk.approvals.ready import answered
from pedel.desk.approvals import actions
from pedel.desk.approvals.models import Request
from pedel.desk.drafts.actions import create
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.mandates.models import Mandate
from pedel.desk.record.acting import Actor

TEXT = "The library of the faculty opens at nine on Monday. Coffee is free all week."


@pytest.fixture
def write(cast):
    """`write(cast.emma, text=…, kind=…)`: a draft on which nothing stands open."""

    def written(author=None, accounts=None, answers="no", **fields):
        fields = {"text": TEXT, "language": "en", **fields}
        author, accounts = author or cast.emma, accounts or [cast.accounts.law]
        draft = create(Actor(author), accounts, writing=Writing(**fields))
        return answered(draft, author, answers)

    return written


@pytest.fixture
def draft(write):
    return write()


@pytest.fixture
def ask(cast, write):
    """`ask()` is a request that Emma made for a draft of hers."""

    def asked(draft=None, by=None, **fields) -> Request:
        return actions.ask(Actor(by or cast.emma), draft or write(**fields))

    return asked


@pytest.fixture
def agree(cast):
    """`agree()`: Emma may send out news on @examplelaw at once."""

    def agreed(**fields):
        about = {"account": cast.accounts.law, "person": cast.emma, "supervisor": cast.victor}
        terms = {"kinds": ["news"], "starts": "2020-01-01", "state": "agreed", "agreed_at": timezone.now()}
        return Mandate.objects.create(**{**about, **terms, "proposed_by": cast.emma, **fields})

    return agreed


@pytest.fixture
def now():
    """The draft as it is in the database."""
    return lambda draft: Draft.objects.get(pk=draft.pk)


@pytest.fixture
def tomorrow():
    return timezone.now() + timedelta(days=1)

import pytest
from django.db import DatabaseError, transaction

from pedel.desk.accounts import actions
from pedel.desk.accounts.models import Account
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Denied

FIELDS = {
    "network": "x",
    "handle": "newlaw",
    "name": "New Law",
    "account_class": "faculty",
    "state": "planned",
}


def test_it_writes_the_change_and_its_entry_together(cast):
    account = actions.register(Actor(cast.clara), cast.units.law, **FIELDS)
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor, entry.role, entry.via) == (
        "account.registered",
        cast.clara.pk,
        "contact",
        "page",
    )
    assert (entry.about, entry.account, entry.unit) == (
        f"account:{account.pk}",
        account.pk,
        cast.units.law.pk,
    )


def test_it_writes_neither_for_somebody_who_may_not(cast):
    with pytest.raises(Denied, match="contact person"):
        actions.register(Actor(cast.stan), cast.units.law, **FIELDS)
    assert not Account.objects.filter(handle="newlaw").exists()
    assert not Entry.objects.exists()


def test_it_refuses_to_change_or_delete_an_entry(cast):
    actions.register(Actor(cast.clara), cast.units.law, **FIELDS)
    for change in (Entry.objects.all().delete, lambda: Entry.objects.update(verb="nothing")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()

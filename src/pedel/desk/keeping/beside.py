"""What stands on an account's page about how it is looked after."""

from __future__ import annotations

from django.http import HttpRequest

from pedel.desk.accounts.models import Account
from pedel.desk.beside import Section
from pedel.desk.record.acting import by

from . import access
from .showing import due_on
from .signs import last_at
from .unexplained import digest, unexplained


def alarm(request: HttpRequest, account: Account) -> Section | None:
    """What changed on the network and nobody explained, above everything else."""
    if not (changes := list(unexplained(account))) or not access.may_see(by(request), account):
        return None
    facts = {"changes": changes, "seen": digest(changes), "may_keep": access.may_keep(by(request), account)}
    return Section("keeping/alarm.html", facts, place="above", order=10)


def card(request: HttpRequest, account: Account) -> Section | None:
    """When it was last confirmed, and when it last posted; for those who work on it or keep it."""
    if account.state == Account.State.CLOSED or not access.may_see(by(request), account):
        return None
    rounds = list(account.confirmations.select_related("done_by")[:2])
    facts = {
        "last_round": next((each for each in rounds if each.done_at), None),
        "open_round": next((each for each in rounds if not each.done_at), None),
        "due_on": due_on(account, rounds),
        "last_at": Account.objects.filter(pk=account.pk).values_list(last_at(), flat=True).first(),
        "may_confirm": access.may_confirm(by(request), account),
    }
    return Section("keeping/beside.html", facts, place="side", order=30)


BESIDE = {"account": (alarm, card)}

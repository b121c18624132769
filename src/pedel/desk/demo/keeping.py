"""Which accounts were confirmed, which wait for it, and what somebody changed on a network."""

from __future__ import annotations

from contextlib import closing

from pedel.desk import configuration
from pedel.desk.keeping import actions, entry
from pedel.desk.record.acting import WORKER

from . import network
from .accounts import account
from .reading import day, read
from .university import by


def fill() -> None:
    data = read("keeping")
    for row in data["answered"]:
        found = account(row["account"])
        said = {name: row[name] for name in ("is_needed", "wrong", "note") if name in row}
        actions.confirm(by(row["by"]), found, seen=entry.digest(found), **said)
    for row in data["waiting"]:
        round_ = actions.ask(WORKER, account(row["account"]), due_on=day(row["due"]))
        for name in row.get("told", ()):
            getattr(actions, name)(WORKER, round_)


def profiles_as_registered() -> None:
    """Takes back what an earlier demonstration changed at the network of this machine."""
    _write({row["account"]: account(row["account"]).bio for row in read("keeping")["changed"]})


def change_elsewhere() -> None:
    """Changes profiles at the network of this machine, as somebody would who is signed in there."""
    _write({row["account"]: row["note"] for row in read("keeping")["changed"]})


def _write(notes: dict[str, str]) -> None:
    there = network.Network(network.folder_in(configuration.home()))
    with closing(there.store):
        for name, note in notes.items():
            found = account(name)
            known = there.account(found.handle, found.name, note)
            with there.open() as store:
                store.change("accounts", known["id"], note=note)

"""The routes of some units, and who decides while somebody is away."""

from __future__ import annotations

from pedel.desk.approvals import actions

from .reading import day, read
from .university import by, unit, who


def fill() -> None:
    data = read("approvals")
    for row in data["routes"]:
        steps = [(unit(step["approvers_of"]), step["rule"]) for step in row["steps"]]
        actions.set_route(by("marijke"), unit(row["unit"]), steps=steps)
    for row in data["delegations"]:
        starts, ends = map(day, row["days"])
        actions.delegate(
            by(row["giver"]), unit(row["unit"]), receiver=who(row["receiver"]), starts=starts, ends=ends
        )

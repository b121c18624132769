"""In which states an account can be, and how it comes from one to another."""

from __future__ import annotations

from collections.abc import Mapping

from .models import Account

State = Account.State

MOVES: Mapping[State, tuple[State, ...]] = {
    State.PLANNED: (State.ACTIVE, State.CLOSED),
    State.ACTIVE: (State.DORMANT, State.HACKED, State.CLOSED),
    State.DORMANT: (State.ACTIVE, State.HACKED, State.CLOSED),
    State.HACKED: (State.ACTIVE, State.DORMANT, State.CLOSED),
    State.CLOSED: (State.ACTIVE,),
}
"""From each state, those that may follow it."""

FIRST = (State.PLANNED, State.ACTIVE, State.DORMANT)
"""In which states an account may enter the register."""

OFFICIAL = (State.ACTIVE, State.DORMANT)
"""In which states an account speaks for the university."""


def may_follow(was: str, to: str) -> bool:
    """Whether an account in state `was` may come into state `to`."""
    return to in MOVES.get(State(was), ()) if was in State.values else False


def _check(moves: Mapping[State, tuple[State, ...]]) -> None:
    if missing := set(State) - set(moves):
        raise ValueError(f"states without a way on: {sorted(missing)}")
    reached, waiting = set(FIRST), list(FIRST)
    while waiting:
        fresh = set(moves[waiting.pop()]) - reached
        reached |= fresh
        waiting += fresh
    if lost := set(State) - reached:
        raise ValueError(f"states that nothing leads to: {sorted(lost)}")


_check(MOVES)

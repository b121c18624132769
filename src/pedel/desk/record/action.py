"""Actions: permission, transaction, write and the record's entry are one thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.db import models, transaction

from .acting import Actor
from .ledger import append
from .permission import Denied, Permission


@dataclass(frozen=True, slots=True)
class Done:
    """What an action did: what it returns, and what the record says of it.

    `about` is the object that the entry is filed under; `account` and `unit` are the ids it is also
    found by; `digest` is that of the exact content, if there is one; `facts` are small JSON values
    without any draft's text, secrets or protected data.
    """

    result: Any
    about: models.Model
    account: int | None = None
    unit: int | None = None
    digest: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


VERBS: dict[str, str] = {}
"""Every verb of the record and what it means: the first line of its action's docstring."""

May = Callable[[Actor, Any], Permission]


def action(verb: str, *, may: May) -> Callable[[Callable[..., Done]], Callable[..., Any]]:
    """Makes `act(by, target, **wishes) -> Done` an action; calling it gives the `result`.

    `may(by, target)` is asked inside the transaction. Raises Denied, or whatever `act` raises, and
    then nothing is written.
    """

    def decorate(act: Callable[..., Done]) -> Callable[..., Any]:
        if verb in VERBS:
            raise ValueError(f"two actions record {verb!r}")
        VERBS[verb] = (act.__doc__ or "").strip().partition("\n")[0]

        @wraps(act)
        def wrapper(by: Actor, target: Any, **wishes: Any) -> Any:
            with transaction.atomic():
                permission = may(by, target)
                if not permission:
                    raise Denied(permission.why)
                done = act(by, target, **wishes)
                append(verb, by, permission.role, done)
            return done.result

        wrapper.may = may  # type: ignore[attr-defined]  # pages ask it before they offer the button
        return wrapper

    return decorate

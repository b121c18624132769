"""Actions: permission, transaction, write and the record's entry are one thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

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
ACTIONS: dict[str, Callable[..., Any]] = {}
"""The action behind every verb; `.may` and `.scope` say who may."""

May = Callable[[Actor, Any], Permission]


def action(
    verb: str, *, may: May, scope: str | None = "write"
) -> Callable[[Callable[..., Done]], Callable[..., Any]]:
    """Makes `act(by, target, **wishes) -> Done` an action; calling it gives the `result`.

    `may(by, target)` is asked inside the transaction. Raises Denied, or whatever `act` raises, and
    then nothing is written. An API token needs `scope` ("write", or "approve" for a yes or no to a
    revision); None is for what no token may do, such as giving rights.
    """

    def decorate(act: Callable[..., Done]) -> Callable[..., Any]:
        if verb in VERBS:
            raise ValueError(f"two actions record {verb!r}")
        VERBS[verb] = (act.__doc__ or "").strip().partition("\n")[0]

        @wraps(act)
        def wrapper(by: Actor, target: Any, **wishes: Any) -> Any:
            _within_scopes(by, scope)
            with transaction.atomic():
                permission = may(by, target)
                if not permission:
                    raise Denied(permission.why)
                done = act(by, target, **wishes)
                append(verb, by, permission.role, done)
            return done.result

        wrapper.scope = scope  # type: ignore[attr-defined]
        ACTIONS[verb] = wrapper
        wrapper.may = may  # type: ignore[attr-defined]  # pages ask it before they offer the button
        return wrapper

    return decorate


def _within_scopes(by: Actor, scope: str | None) -> None:
    """Refuses what an API token was not made for; a page has no scopes and is never held back here."""
    if by.scopes is None or scope in by.scopes:
        return
    if scope is None:
        raise Denied(_("A token cannot do this. Sign in and do it on the desk's own pages."))
    raise Denied(_("This token was not made for this: it lacks the scope “%s”.") % scope)

"""Several decisions at once: each on its own, under the same rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied

from .. import access
from ..row import Row
from .deciding import approve

MOST = 100


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one of them; `why` says it where it was not approved, `title` where they see it."""

    request: int
    ok: bool
    why: str = ""
    title: str = ""


def approve_all(by: Actor, wanted: Iterable[tuple[int, str]]) -> list[Result]:
    """Approves (request, digest) one after another; one that cannot be does not keep the others back."""
    chosen = dict(wanted)
    if len(chosen) > MOST:
        raise ValidationError(_("Choose at most 100 at once."))
    return [_one(by, pk, digest) for pk, digest in chosen.items()]


def _one(by: Actor, pk: int, digest: str) -> Result:
    try:
        request = access.request_for(by.person, pk)
    except Http404:
        return Result(pk, False, _("There is no such thing here, or it is not yours to see."))
    try:
        approve(by, request, digest=digest)
    except (Conflict, Denied) as error:
        return Result(pk, False, str(error), Row(request).title)
    return Result(pk, True, "", Row(request).title)

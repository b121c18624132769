"""Answers to findings and questions, given from the composer; the page then looks again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from pedel.desk.record.acting import by
from pedel.desk.record.permission import Conflict, Denied

from .. import access, actions
from ..models import Draft
from .saving import saved

Act = Callable[..., Any]


def acting(act: Act) -> Callable[..., JsonResponse]:
    """A POST of the composer's scripts: does `act(request, draft, …)` and answers as JSON."""

    @require_POST
    @wraps(act)
    def view(request: HttpRequest, pk: int, **place: Any) -> JsonResponse:
        draft = access.draft_for(request.user, pk)
        try:
            told = act(request, draft, **place) or {}
        except ValidationError as error:
            return JsonResponse({"errors": error.message_dict}, status=422)
        except Conflict as error:
            return JsonResponse({"detail": str(error)}, status=409)
        except Denied as error:
            return JsonResponse({"detail": str(error)}, status=403)
        return JsonResponse({**saved(Draft.objects.get(pk=pk)), **told})

    return view


@acting
def set_aside(request: HttpRequest, draft: Draft) -> None:
    """Says why something may stand."""
    key, reason = request.POST.get("key", ""), request.POST.get("reason", "")
    actions.set_aside(by(request), draft, key=key, reason=reason)


@acting
def reopen(request: HttpRequest, draft: Draft) -> None:
    """Takes a reason back."""
    actions.reopen(by(request), draft, key=request.POST.get("key", "").replace("\0", ""))


@acting
def answer(request: HttpRequest, draft: Draft) -> None:
    """Answers a question."""
    given = {name: request.POST.get(name, "") for name in ("clause", "question", "word", "remark")}
    actions.answer(by(request), draft, **given)


@acting
def list_fact(request: HttpRequest, draft: Draft) -> None:
    """Notes who checked a fact."""
    given = {name: request.POST.get(name, "") for name in ("claim", "source", "checked_by")}
    actions.list_fact(by(request), draft, **given)


@acting
def remove_fact(request: HttpRequest, draft: Draft, fact: int) -> None:
    """Takes a fact from the list."""
    actions.remove_fact(by(request), draft, fact=fact)

"""Saving while it is typed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pedel.desk.record.acting import by
from pedel.desk.record.permission import Conflict
from pedel.desk.ui.differences import differences

from .. import access, actions
from ..forms import OWN, written
from ..models import Draft
from ..pace import too_fast
from ..planning import as_typed, comes_twice
from ..writing import Writing


@require_POST
def save(request: HttpRequest, pk: int) -> JsonResponse:
    """Keeps what was typed; 409 with both texts when somebody has saved another meanwhile."""
    draft = access.draft_for(request.user, pk)
    try:
        writing = written(request.POST, draft)
        version = int(request.POST.get("version", ""))
    except ValidationError as error:
        return JsonResponse({"errors": error.message_dict, "twice": _is_twice(error)}, status=422)
    except ValueError:
        return JsonResponse({"errors": {"version": [_("Reload the page.")]}}, status=422)
    if writing != Writing.of(draft):
        if too_fast(request.user):
            why = _("This was saved very often in a short time. It is saved again in a minute.")
            return JsonResponse({"detail": why}, status=429, headers={"Retry-After": "60"})
        try:
            draft = actions.save(by(request), draft, version=version, writing=writing)
        except Conflict as conflict:
            return _conflict(request, draft, writing, str(conflict))
    return JsonResponse(saved(draft))


def saved(draft: Draft) -> dict[str, Any]:
    """What the page is told of a saved draft."""
    return {
        "version": draft.version,
        "state": draft.state,
        "state_word": draft.get_state_display(),
        "at": date_format(localtime(draft.changed_at), "H:i"),
    }


def fields(writing: Writing) -> dict[str, str]:
    """What was written as the composer's fields hold it."""
    return {
        "text": writing.text,
        **{f"{OWN}{account}": text for account, text in writing.variants.items()},
        "kind": writing.kind,
        "topics": ", ".join(writing.topics),
        "language": writing.language,
        "planned_for": as_typed(writing.planned_for),
        "which": comes_twice(writing.planned_for),
    }


def _conflict(request: HttpRequest, draft: Draft, mine: Writing, why: str) -> JsonResponse:
    draft = access.draft_for(request.user, draft.pk)
    theirs = Writing.of(draft)
    context = {
        "draft": draft,
        "why": why,
        "who": draft.changed_by or draft.author,
        "texts": [one for one in _texts(draft, mine, theirs) if one["pieces"]],
    }
    html = render_to_string("drafts/parts/conflict.html", context, request)
    answer = {"detail": why, "html": html, "theirs": fields(theirs), **saved(draft)}
    return JsonResponse(answer, status=409)


def _texts(draft: Draft, mine: Writing, theirs: Writing) -> list[dict[str, Any]]:
    pairs = [("", mine.text, theirs.text)]
    for target in draft.targets.all():
        pk = target.account_id
        pairs.append((str(target.account), mine.variants.get(pk, ""), theirs.variants.get(pk, "")))
    return [
        {"name": name, "pieces": differences(there, here) if here != there else []}
        for name, here, there in pairs
    ]


def _is_twice(error: ValidationError) -> bool:
    return any(one.code == "twice" for errors in error.error_dict.values() for one in errors)

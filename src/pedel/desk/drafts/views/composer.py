"""The composer: where a draft is written, and read by those who look along."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from pedel import networks
from pedel.desk.mandates.kinds import KINDS
from pedel.desk.record.acting import by

from .. import access
from ..forms import written
from ..mentions import mentionable
from ..models import Draft
from ..planning import as_typed, comes_twice
from ..side import side
from ..states import OVER, SETTLED
from ..writing import Writing

PARTS = ("findings", "questions", "preview")
LANGUAGES = ("auto", "en", "nl")


@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """One draft: to write at, or to read and remark on."""
    draft = access.draft_for(request.user, pk)
    return render(request, "drafts/composer.html", _context(request, draft))


@require_POST
def look(request: HttpRequest, pk: int) -> JsonResponse:
    """What the guidelines and the networks say of what is typed, before it is saved. Writes nothing."""
    draft = access.draft_for(request.user, pk)
    try:
        writing = written(request.POST, draft)
    except ValidationError as error:
        return JsonResponse({"errors": error.message_dict}, status=422)
    return JsonResponse(parts(request, draft, writing))


def parts(request: HttpRequest, draft: Draft, writing: Writing | None = None) -> dict[str, Any]:
    """The side of the composer as a script puts it on the page."""
    beside = side(draft, writing)
    context = {**beside, "draft": draft, "may_write": bool(access.may_write(by(request), draft))}
    return {
        "html": {name: render_to_string(f"drafts/parts/{name}.html", context, request) for name in PARTS},
        "counters": {
            "shared": _counter([p for p in beside["previews"] if not p.is_own], request),
            **{str(p.target.account_id): _counter([p], request) for p in beside["previews"]},
        },
        "spans": beside["spans"],
        "numbers": beside["numbers"],
        "state": draft.state,
        "version": draft.version,
    }


def _counter(shown: list[Any], request: HttpRequest) -> str:
    return render_to_string("drafts/parts/counter.html", {"previews": shown}, request)


def _context(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    actor = by(request)
    beside = side(draft)
    tabs = [_tab(target) for target in draft.targets.all()]
    is_writer = bool(access.may_write(actor, draft))
    may_write = is_writer and draft.state not in OVER
    return {
        **beside,
        "draft": draft,
        "tabs": tabs,
        "may_write": may_write,
        "may_copy": is_writer,
        "is_settled": draft.state in SETTLED,
        "kinds": KINDS.items(),
        "languages": LANGUAGES,
        "topics": ", ".join(draft.topics),
        "planned_for": as_typed(draft.planned_for),
        "which": comes_twice(draft.planned_for),
        "has_passed": bool(draft.planned_for and draft.planned_for < timezone.now()),
        "zone": timezone.get_current_timezone_name(),
        "comments": comments(draft),
        "people": [person for person in mentionable(draft) if person != actor.person],
        "shared": [p for p in beside["previews"] if not p.is_own],
        "revisions": draft.revisions.count(),
        "comments_open": draft.comments.filter(resolved_at=None).count(),
    }


def _tab(target: Any) -> dict[str, Any]:
    network = networks.load(target.account.network)
    avatar = PurePath(target.account.avatar.name or "").name
    return {"target": target, "account": target.account, "network": network, "avatar": avatar}


def comments(draft: Draft) -> Any:
    """The remarks on a draft, the oldest first."""
    return draft.comments.select_related("person", "resolved_by").prefetch_related("mentions")

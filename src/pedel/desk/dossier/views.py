"""What the desk keeps about people, for everybody to read; and what it keeps about oneself, to take along."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.record.acting import by

from . import actions, writing


@require_safe
def dossier(request: HttpRequest) -> HttpResponse:
    """What is kept, about whom, why, how long, and who sees it."""
    return render(request, "dossier/dossier.html", writing.gathered())


@require_safe
def written(request: HttpRequest, which: str) -> HttpResponse:
    """The dossier, or the assessment filled with it, as a file."""
    if which not in writing.TEXTS:
        raise Http404
    answer = HttpResponse(writing.text(which), content_type="text/markdown; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{which}-{timezone.localdate()}.md"'
    return answer


@require_POST
def mine(request: HttpRequest) -> HttpResponse:
    """Everything that is kept about whoever asks, as a file."""
    answer = HttpResponse(actions.give(by(request), request.user), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="about-me-{timezone.localdate()}.json"'
    return answer

"""What waits for me, what I asked, what I decided."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pedel.desk.record.acting import by

from .. import actions, waiting
from ..row import Row

PAGE = 50


def approvals(request: HttpRequest) -> HttpResponse:
    """What waits for the person who is signed in; with `?box=asked` or `decided` the rest."""
    box = request.GET.get("box", "")
    boxes = {"asked": waiting.asked_by, "decided": waiting.decided_by}
    mine = waiting.waiting_for(request.user)
    if box in boxes:
        page = Paginator(boxes[box](request.user), PAGE).get_page(request.GET.get("page"))
        rows = [Row(each) for each in page]
    else:
        box = "waiting"
        page = Paginator(mine, PAGE).get_page(request.GET.get("page"))
        rows = [Row(each.request, each.voice) for each in page]
    found = {"box": box, "page": page, "rows": rows, "waiting": len(mine)}
    return render(request, "approvals/list.html", found)


@require_POST
def approve_selected(request: HttpRequest) -> HttpResponse:
    """Approves what was ticked, each under the same rules as alone."""
    wanted = chosen(request.POST.getlist("chosen"))[: actions.bulk.MOST]
    results = actions.approve_all(by(request), wanted)
    if done := sum(result.ok for result in results):
        text = ngettext("%d post is approved.", "%d posts are approved.", done) % done
        messages.success(request, text)
    for result in results:
        if not result.ok:
            messages.warning(request, f"{result.title or _('One of them')}: {result.why}")
    if not results:
        messages.info(request, _("Tick at least one."))
    return redirect("approvals")


def chosen(values: list[str]) -> list[tuple[int, str]]:
    """What was ticked: each "<request>:<digest>"; anything else is left out."""
    pairs = (value.partition(":") for value in values)
    return [(int(pk), digest) for pk, _colon, digest in pairs if pk.isdecimal() and len(pk) < 19]

"""Remarks, and who else has the draft open."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from pedel.desk.record.acting import by

from .. import access, actions
from ..models import Draft
from ..presence import here as note_here
from .composer import comments as comments_of
from .replies import acting


@acting
def comment(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    """Makes a remark."""
    text, quote = request.POST.get("text", ""), request.POST.get("quote", "")
    actions.comment(by(request), draft, text=text, quote=quote)
    return _list(request, draft)


@acting
def resolve(request: HttpRequest, draft: Draft, comment: int) -> dict[str, Any]:
    """Closes a remark that is dealt with."""
    actions.resolve(by(request), access.comment_for(draft, comment))
    return _list(request, draft)


@acting
def here(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    """Notes that the reader has the draft open, and tells who else has."""
    others = [str(person) for person in note_here(draft, request.user)]
    open_comments = draft.comments.filter(resolved_at=None).count()
    return {"here": _who(others), "comments_open": open_comments, "changed_by": _changed_by(draft)}


def _who(others: list[str]) -> str:
    if not others:
        return ""
    if len(others) == 1:
        return _("%s has this open too.") % others[0]
    told = {"names": ", ".join(others[:-1]), "last": others[-1]}
    return _("%(names)s and %(last)s have this open too.") % told


def _changed_by(draft: Draft) -> str:
    other = draft.changed_by
    return str(other or draft.author)


def _list(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    context = {
        "draft": draft,
        "comments": comments_of(draft),
        "may_write": bool(access.may_write(by(request), draft)),
    }
    open_comments = draft.comments.filter(resolved_at=None).count()
    html = render_to_string("drafts/parts/comments.html", context, request)
    return {"comments": html, "comments_open": open_comments}

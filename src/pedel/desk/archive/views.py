"""The archive: what is kept, taking it along, how long, and destroying what is due."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.accounts import networks
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Conflict, must
from pedel.desk.ui.forms import attempt
from pedel.desk.ui.pages import page

from . import access, actions
from .destruction import Rules, proposable
from .forms import RuleForm
from .models import ArchivedPost
from .searching import Filters
from .taking_along import taken


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """What is kept, for the steward."""
    must(access.may_keep_any(by(request), None))
    filters = Filters(request.GET, person=request.user)
    shown = page(request, filters.posts())
    context = {"filters": filters, "page": shown, "rows": [_row(post) for post in shown]}
    return render(request, "archive/archive.html", context)


@require_safe
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """One post as the archive has it."""
    must(access.may_keep_any(by(request), None))
    row = access.post_for(request.user, pk=pk)
    later = [{**json.loads(one.content), "digest": one.digest} for one in row.sequels.all() if one.content]
    rules = Rules()
    context = {
        **_row(row),
        "later": later,
        "rule": rules.of(row.account),
        "ends": rules.ends(row),
        "files": {one.sha256 for one in row.files.all()},
    }
    return render(request, "archive/post.html", context)


@require_POST
def export(request: HttpRequest) -> HttpResponseBase:
    """The posts that answer to the filters, as a zip; it is on record."""
    must(access.may_keep_any(by(request), None))
    filters = Filters(request.POST, person=request.user)
    try:
        return taken(by(request), filters)
    except Conflict as error:
        messages.info(request, str(error))
        return redirect("archive")


def retention(request: HttpRequest) -> HttpResponse:
    """How long posts are kept, and saying so."""
    must(access.may_keep_any(by(request), None))
    form = RuleForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "years")}
        if attempt(form, lambda: actions.set_rule(by(request), form.place, **said)):
            messages.success(request, _("That holds from now on."))
            return redirect("retention")
    status = 422 if form.errors else 200
    context = {"rules": access.rules_for(request.user), "form": form}
    return render(request, "archive/retention.html", context, status=status)


@require_POST
def remove_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a retention class back: its posts are kept as what stands above says."""
    actions.remove_rule(by(request), access.rule_for(request.user, pk))
    messages.success(request, _("Taken back."))
    return redirect("retention")


def destruction(request: HttpRequest) -> HttpResponse:
    """What is due, the lists, and proposing one."""
    access.must_keep(request.user)
    is_steward = bool(access.may_keep_any(by(request), None))
    if request.method == "POST":
        must(access.may_keep_any(by(request), None))
        try:
            row = actions.propose(by(request), proposable(access.posts_for(request.user)))
        except Conflict as error:
            messages.info(request, str(error))
            return redirect("destruction")
        messages.success(request, _("Proposed. Somebody else signs for it now."))
        return redirect("destructionlist", pk=row.pk)
    waiting = proposable(access.posts_for(request.user)) if is_steward else []
    context = {"due": len(waiting), "lists": access.lists_for(request.user), "is_steward": is_steward}
    return render(request, "archive/destruction.html", context)


@require_safe
def destruction_list(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: what is on it, who proposed it, who signed."""
    row = access.list_for(request.user, pk)
    posts = ArchivedPost.objects.filter(key__in=row.keys).select_related("account__unit")
    shown = page(request, posts)
    context = {
        "list": row,
        "page": shown,
        "rows": [_row(post) for post in shown],
        "may_sign": row.is_open and access.may_sign(by(request), row),
        "may_drop": row.is_open and access.may_drop(by(request), row),
    }
    return render(request, "archive/list.html", context)


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person signs, and it is carried out."""
    actions.sign(by(request), access.list_for(request.user, pk))
    messages.success(request, _("Signed and carried out. Entries and digests stay on record."))
    return redirect("destructionlist", pk=pk)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """The list is dropped: nothing on it is destroyed."""
    actions.drop(by(request), access.list_for(request.user, pk))
    messages.success(request, _("Dropped. Nothing was destroyed."))
    return redirect("destructionlist", pk=pk)


def _row(post: ArchivedPost) -> dict[str, Any]:
    """A post with what its record says; `record` is None for what was destroyed."""
    record = json.loads(post.content) if post.content else None
    words = record["posts"][0]["text"] if record and record["posts"] else ""
    title = Truncator(words.strip().partition("\n")[0]).chars(110)
    return {"post": post, "record": record, "title": title, "network": networks.title(post.account.network)}

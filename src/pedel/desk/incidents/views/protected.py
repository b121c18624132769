"""Threats to a person: pages for the person concerned and those who help them, and for nobody else."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pedel.desk import ids
from pedel.desk.people.models import Person
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Conflict
from pedel.desk.ui.forms import attempt, posted

from .. import protection
from ..actions import protecting
from ..forms import ColleagueForm, ProtectedForm
from ..models import Protected
from ..runbook import runbook
from .evidence import served


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Opens one, for oneself or for a colleague."""
    form = ProtectedForm(posted(request))
    if form.is_valid() and (begun := attempt(form, lambda: _begun(request, form.cleaned_data))):
        if begun.concerned_id != request.user.pk:
            messages.success(request, _("They have been asked to look at it. It is theirs from here on."))
        return redirect("kept-apart", pk=begun.pk)
    context = {"form": form, "coordinator": protection.coordinator()}
    return render(request, "incidents/protected_new.html", context, status=422 if form.errors else 200)


def _begun(request: HttpRequest, said: dict[str, Any]) -> Protected:
    wish = Protected(concerned=said["concerned"] or request.user, what=said["what"])
    return protecting.begin(by(request), wish, helpers=[each for each in [said["helper"]] if each])


@require_safe
@never_cache
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them."""
    return _shown(request, protection.one_for(request.user, pk))


def _shown(request: HttpRequest, found: Protected, status: int = 200, **more: Any) -> HttpResponse:
    book = runbook("threat")
    context = {
        "protected": found,
        "lines": [(step, book.task(step.code)) for step in found.steps.select_related("done_by")],
        "helpers": found.helpers.select_related("person"),
        "notes": found.notes.select_related("by"),
        "files": found.files.select_related("added_by"),
        "is_mine": found.concerned_id == request.user.pk,
        "appointed": protection.coordinator(),
        "helper_form": ColleagueForm(),
    }
    return render(request, "incidents/protected.html", context | more, status=status)


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Whatever is done there: a word on a step, a step, a note, a file, people."""
    found = protection.one_for(request.user, pk)
    act = CHANGES.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    try:
        act(request, found)
    except ValidationError as error:
        said = {"wrong": " ".join(error.messages), "wrong_at": request.POST["do"], "typed": request.POST}
        return _shown(request, found, 422, **said)
    except Conflict as error:
        return _shown(request, found, 409, wrong=str(error), wrong_at=request.POST["do"])
    gone = not protection.protected_for(request.user).filter(pk=pk).exists()
    return redirect("home") if gone else redirect("kept-apart", pk=pk)


def _say(request: HttpRequest, found: Protected) -> None:
    wish = (_step(request, found), request.POST.get("says", ""))
    protecting.change(by(request), found, says=wish)


def _done(request: HttpRequest, found: Protected) -> None:
    protecting.change(by(request), found, done=_step(request, found))


def _undone(request: HttpRequest, found: Protected) -> None:
    protecting.change(by(request), found, undone=_step(request, found))


def _note(request: HttpRequest, found: Protected) -> None:
    protecting.change(by(request), found, note=request.POST.get("text", ""))


def _file(request: HttpRequest, found: Protected) -> None:
    upload = request.FILES.get("file")
    if upload is None:
        raise ValidationError(_("Choose a file."))
    protecting.change(by(request), found, file=upload)


def _join(request: HttpRequest, found: Protected) -> None:
    form = ColleagueForm(request.POST)
    if not form.is_valid():
        raise ValidationError(form.errors["person"])
    protecting.change(by(request), found, helper=form.cleaned_data["person"])


def _leave(request: HttpRequest, found: Protected) -> None:
    person = get_object_or_404(Person, pk=ids.read(request.POST.get("person", "")) or 0)
    protecting.change(by(request), found, without=person)


def _coordinate(request: HttpRequest, found: Protected) -> None:
    protecting.change(by(request), found, is_coordinated=request.POST.get("wanted") == "yes")


def _end(request: HttpRequest, found: Protected) -> None:
    (protecting.end if found.is_open else protecting.reopen)(by(request), found)


CHANGES = {
    "say": _say, "done": _done, "undone": _undone, "note": _note, "file": _file, "join": _join,
    "leave": _leave, "coordinate": _coordinate, "end": _end,
}  # fmt: skip


def _step(request: HttpRequest, found: Protected) -> Any:
    return protection.step_for(found, request.POST.get("task", ""))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Wipes everything, after saying what that means."""
    found = protection.one_for(request.user, pk)
    if request.method == "POST":
        protecting.forget(by(request), found)
        messages.success(request, _("It is wiped, with everything in it."))
        return redirect("home")
    if found.concerned_id != request.user.pk:
        raise Http404
    return render(request, "incidents/protected_erase.html", {"protected": found})


@require_safe
@never_cache
def picture(request: HttpRequest, pk: int, proof: int) -> HttpResponse:
    """A picture that was handed in."""
    row = protection.file_for(protection.one_for(request.user, pk), proof)
    if not row.media_type.startswith("image/"):
        raise Http404
    return served(row)

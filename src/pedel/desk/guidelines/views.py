"""The guidelines to read: open to everybody, without a look at who reads."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pedel.desk.people.access import is_steward
from pedel.desk.record.acting import by
from pedel.policy import Pack

from . import access, actions, documents, shelf
from .comparing import compare as compared
from .forms import DocumentForm
from .provision import provision
from .reading import language
from .searching import search


def _page(request: HttpRequest, name: str, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, f"guidelines/{name}.html", {"public": True, **context}, status=status)


@login_not_required
def guidelines(request: HttpRequest) -> HttpResponse:
    """All clauses by section, or those that fit a search."""
    query = request.GET.get("q", "").strip()[:200]
    packs = shelf.in_force()
    books = [(pack, list(shelf.chapters(pack))) for pack in packs]
    return _page(request, "guidelines", query=query, found=search(packs, query), books=books)


@login_not_required
def clause(request: HttpRequest, clause_id: str) -> HttpResponse:
    """One clause at its own address, which it keeps as long as its pack is installed."""
    pack = shelf.pack_of(clause_id)
    if pack is None:
        raise Http404
    return _page(request, "clause", **provision(pack, pack[clause_id]))


@login_not_required
def rules(request: HttpRequest) -> HttpResponse:
    """The rules on one sheet of paper."""
    pack = next((pack for pack in shelf.in_force() if pack.card), None)
    if pack is None:
        raise Http404
    return _page(request, "rules", pack=pack, rules=[pack[name] for name in pack.card])


@login_not_required
def editions(request: HttpRequest) -> HttpResponse:
    """The packs that are installed, and which are in force."""
    in_force = {pack.id for pack in shelf.in_force()}
    packs = [(pack, pack.id in in_force) for pack in shelf.installed().values()]
    return _page(request, "editions", packs=packs)


@login_not_required
def compare(request: HttpRequest) -> HttpResponse:
    """Two packs side by side; names that are not installed lead back to the choice."""
    installed = shelf.installed()
    old, new = (installed.get(request.GET.get(side, "")) for side in ("from", "to"))
    if old is None or new is None:
        return redirect("editions")
    sides = {"old": old, "new": new, "packs": [(pack, False) for pack in installed.values()]}
    return _page(request, "compare", comparison=compared(old, new, language()), **sides)


def document(request: HttpRequest) -> HttpResponse:
    """The steward attaches the institution's own document and sees how the pack stands to it."""
    form = DocumentForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        said = form.cleaned_data
        pack = shelf.installed()[said["pack"]]
        actions.attach(by(request), pack, title=said["title"], text=said["file"])
        messages.success(request, _("The document is attached."))
        return redirect("guidelines-document")
    books = [_book(request, pack) for pack in shelf.in_force()]
    context = {"form": form, "books": books, "may_attach": is_steward(request.user)}
    return render(request, "guidelines/document.html", context, status=422 if form.errors else 200)


def _book(request: HttpRequest, pack: Pack) -> dict[str, Any]:
    attached = access.documents_for(request.user).filter(pack=pack.id).first()
    return {
        "pack": pack,
        "document": attached,
        "found": documents.verification(pack, attached) if attached else None,
    }


@require_POST
def detach(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the document away again."""
    actions.detach(by(request), access.document_for(request.user, pk))
    messages.success(request, _("The document is taken away."))
    return redirect("guidelines-document")

"""Your own page: roles, language, being named, tokens."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pedel.desk.record.acting import by
from pedel.desk.ui.forms import attempt
from pedel.desk.ui.speech import speak

from .. import access, second_factor
from ..actions import people, tokens
from ..forms import LanguageForm, TokenForm
from ..models import ApiToken


def me(request: HttpRequest) -> HttpResponse:
    """What the desk knows of you, and what only you can change."""
    return _page(request)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Chooses the language of pages and mail."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return _page(request, language_form=form)
    code = form.cleaned_data["language"]
    people.speak(by(request), request.user, language=code)
    response = redirect("me")
    speak(response, code)
    return response


@require_POST
def naming(request: HttpRequest) -> HttpResponse:
    """Agrees to be named on public pages, or takes that back."""
    people.be_named(by(request), request.user, agrees=request.POST.get("agrees") == "yes")
    return redirect("me")


@require_POST
@never_cache
def make_token(request: HttpRequest) -> HttpResponse:
    """Makes a token and shows it this once."""
    form = TokenForm(request.POST)
    if form.is_valid():
        token = attempt(form, lambda: tokens.make(by(request), request.user, **form.cleaned_data))
        if token:
            return _page(request, new_token=token)
    return _page(request, token_form=form)


@require_POST
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    """Revokes a token."""
    tokens.revoke(by(request), access.token_for(request.user, pk))
    return redirect("me")


def _page(request: HttpRequest, **more: Any) -> HttpResponse:
    somebody = request.user
    facts = {
        "person": somebody,
        "roles": access.assignments_for(somebody).filter(person=somebody).on(),
        "language_form": LanguageForm(initial={"language": somebody.language}),
        "token_form": TokenForm(),
        "tokens": ApiToken.objects.filter(person=somebody, revoked_at=None),
        "is_factor_missing": second_factor.is_missing(somebody),
        "has_factor": second_factor.has_one(somebody),
    }
    return render(request, "people/me.html", facts | more)

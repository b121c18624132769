"""The private check: a page, and its report as one types."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from pedel.desk import packs
from pedel.desk.guidelines.reading import language
from pedel.desk.knowledge import known
from pedel.policy import check as report_on

from .advice import Advice, advice, cooling_off
from .forms import CheckForm

# No CSRF token, which would be a cookie: nothing here reads who asks or changes anything, so a forged
# request could do no more than what its sender can do alone.


@login_not_required
@csrf_exempt
@sensitive_post_parameters()
def check(request: HttpRequest) -> HttpResponse:
    """The page; without scripts it is also the answer."""
    if request.method == "POST":
        form = CheckForm(request.POST)
        return _page(request, form, _advised(form), 200 if form.is_valid() else 422)
    return _page(request, CheckForm(), None)


@login_not_required
@csrf_exempt
@sensitive_post_parameters()
@require_POST
def live(request: HttpRequest) -> HttpResponse:
    """The report on what is typed so far, as a piece of the page.

    It is asked without cookies, so the reader's language comes with the form.
    """
    form = CheckForm(request.POST)
    reader = request.POST.get("reader", "")
    with translation.override(reader if reader in ("en", "nl") else translation.get_language()):
        context = {"public": True, "form": form, "advice": _advised(form)}
        return render(request, "checking/report.html", context, status=200 if form.is_valid() else 422)


def _advised(form: CheckForm) -> Advice | None:
    if not form.is_valid() or not form.cleaned_data["text"].strip():
        return None
    return advice(report_on(form.draft(), packs.in_force(), known=known()), language())


def _page(request: HttpRequest, form: CheckForm, advised: Advice | None, status: int = 200) -> HttpResponse:
    context = {"public": True, "form": form, "advice": advised, "cooling": cooling_off(packs.in_force())}
    return render(request, "checking/check.html", context, status=status)

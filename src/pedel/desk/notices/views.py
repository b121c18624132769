"""What somebody is told, and the letters that need the steward's care."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pedel.desk import ids
from pedel.desk.people.access import is_steward
from pedel.desk.record.acting import by
from pedel.desk.ui.pages import page

from . import access, actions, reading, words
from .forms import PreferenceForm
from .models import Preference


def notices(request: HttpRequest) -> HttpResponse:
    """One's own notices, unread first; and how one wants to hear by e-mail."""
    mine = access.notices_for(request.user).order_by(F("read_at").asc(nulls_first=True), "-created_at", "-pk")
    shown = page(request, mine)
    found = {
        "page": shown,
        "rows": [(notice, words.shown(notice)) for notice in shown],
        "newest": max((notice.pk for notice in shown), default=0),
        "form": PreferenceForm(instance=_preference(request)),
        "has_mail": bool(settings.PEDEL.mail_url),
        "is_steward": is_steward(request.user),
    }
    return render(request, "notices/notices.html", found)


@require_POST
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks a notice as read and goes where it leads."""
    notice = access.notice_for(request.user, pk)
    reading.read(notice)
    target = notice.url if url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None) else ""
    return HttpResponseRedirect(target) if target else redirect("notices")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Marks as read what the person has seen."""
    reading.read_all(request.user, ids.read(request.POST.get("newest", "")) or 0)
    return redirect("notices")


@require_POST
def prefer(request: HttpRequest) -> HttpResponse:
    """Keeps how the person wants to hear."""
    form = PreferenceForm(request.POST, instance=_preference(request))
    if form.is_valid():
        actions.prefer(by(request), request.user, mail=form.cleaned_data["mail"])
        messages.success(request, _("You will hear in this way from now on."))
    return redirect("notices")


def letters(request: HttpRequest) -> HttpResponse:
    """Letters that could not be sent or may not have arrived."""
    shown = page(request, access.letters_for(request.user))
    return render(request, "notices/letters.html", {"page": shown})


@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts a letter out again."""
    actions.resend(by(request), access.letter_for(request.user, pk))
    messages.success(request, _("The letter goes out again."))
    return redirect("letters")


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Lets a letter go."""
    actions.drop(by(request), access.letter_for(request.user, pk))
    messages.success(request, _("The letter is not sent."))
    return redirect("letters")


def _preference(request: HttpRequest) -> Preference:
    kept = Preference.objects.filter(person=request.user).first()
    return kept or Preference(person=request.user)

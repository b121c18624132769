"""A reminder of one's own passwords, as a file for one's own calendar. Nobody learns who took it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from .. import calendar
from ..reminder_form import ReminderForm

# No CSRF token, which would be a cookie: nothing here reads who asks or changes anything.


@login_not_required
@csrf_exempt
def reminder(request: HttpRequest) -> HttpResponse:
    """Asks how often, and gives the file."""
    form = ReminderForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        response = HttpResponse(
            calendar.reminder(**form.cleaned_data), content_type="text/calendar; charset=utf-8"
        )
        response["Content-Disposition"] = 'attachment; filename="passwords.ics"'
        return response
    context = {"public": True, "form": form}
    return render(request, "passwords/reminder.html", context, status=422 if form.errors else 200)

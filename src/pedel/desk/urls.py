"""Every address of the desk: signing in, and each app's own `urls.py`."""

from __future__ import annotations

from django.urls import include, path

from .discovery import modules

urlpatterns = [
    path("signin/", include("pedel.desk.people.signing")),
    *(path("", include(module)) for module in modules("urls")),
]

handler400 = "pedel.desk.ui.views.bad_request"
handler403 = "pedel.desk.ui.views.forbidden"
handler404 = "pedel.desk.ui.views.not_found"
handler500 = "pedel.desk.ui.views.server_error"

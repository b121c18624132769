"""Every address of the desk: each app's own `urls.py`, the API and signing in."""

from __future__ import annotations

from django.urls import include, path

from .api import api
from .discovery import modules

urlpatterns = [
    path("signin/", include("allauth.urls")),
    path("api/v1/", api.urls),
    *(path("", include(module)) for module in modules("urls")),
]

handler400 = "pedel.desk.ui.views.bad_request"
handler403 = "pedel.desk.ui.views.forbidden"
handler404 = "pedel.desk.ui.views.not_found"
handler500 = "pedel.desk.ui.views.server_error"

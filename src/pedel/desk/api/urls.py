from django.urls import include, path

from . import views
from .rest import api

urlpatterns = [
    path("api/", views.reference, name="api-reference"),
    path("api/v1/", api.urls),
    path("scim/v2/", include("pedel.desk.api.scim.urls")),
]

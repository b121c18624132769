from django.urls import path

from . import views
from .rest import api

urlpatterns = [
    path("api/", views.reference, name="api-reference"),
    path("api/v1/", api.urls),
]

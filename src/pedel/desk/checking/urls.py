from django.urls import path

from . import views

urlpatterns = [
    path("check/", views.check, name="check"),
    path("check/live/", views.live, name="check-live"),
]

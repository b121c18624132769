from django.urls import path

from . import views

urlpatterns = [
    path("dossier/", views.dossier, name="dossier"),
    path("dossier/me.json", views.mine, name="dossier-me"),
    path("dossier/<slug:which>.md", views.written, name="dossier-file"),
]

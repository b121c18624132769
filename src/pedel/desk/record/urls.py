from django.urls import path

from . import views

urlpatterns = [
    path("record/", views.record, name="record"),
    path("record/export/", views.export, name="export-record"),
    path("record/<int:number>/", views.entry, name="entry"),
]

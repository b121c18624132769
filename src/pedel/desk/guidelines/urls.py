from django.urls import path

from . import views

urlpatterns = [
    path("guidelines/", views.guidelines, name="guidelines"),
    path("guidelines/rules/", views.rules, name="rules"),
    path("guidelines/compare/", views.compare, name="compare"),
    path("guidelines/editions/", views.editions, name="editions"),
    path("guidelines/document/", views.document, name="guidelines-document"),
    path("guidelines/document/<int:pk>/detach/", views.detach, name="detach-document"),
    path("guidelines/<str:clause_id>/", views.clause, name="clause"),
]

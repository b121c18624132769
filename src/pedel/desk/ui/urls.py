from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("theme.css", views.theme, name="theme"),
    path("language/<str:code>/", views.language, name="language"),
]

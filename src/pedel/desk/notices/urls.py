from django.urls import path

from . import views

urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/<int:pk>/open/", views.open_, name="open-notice"),
    path("notices/read/", views.read_all, name="read-notices"),
    path("notices/preference/", views.prefer, name="notice-preference"),
    path("letters/", views.letters, name="letters"),
    path("letters/<int:pk>/resend/", views.resend, name="resend-letter"),
    path("letters/<int:pk>/drop/", views.drop, name="drop-letter"),
]

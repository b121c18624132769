from django.urls import path

from . import views

urlpatterns = [
    path("archive/", views.archive, name="archive"),
    path("archive/export/", views.export, name="export-archive"),
    path("archive/retention/", views.retention, name="retention"),
    path("archive/retention/<int:pk>/remove/", views.remove_rule, name="remove-retention"),
    path("archive/destruction/", views.destruction, name="destruction"),
    path("archive/destruction/<int:pk>/", views.destruction_list, name="destructionlist"),
    path("archive/destruction/<int:pk>/sign/", views.sign, name="sign-destruction"),
    path("archive/destruction/<int:pk>/drop/", views.drop, name="drop-destruction"),
    path("archive/posts/<int:pk>/", views.post, name="archivedpost"),
]

from django.urls import path

from . import views

urlpatterns = [
    path("accounts/unattended/", views.unattended, name="unattended-accounts"),
    path("accounts/unattended/export/", views.exported, name="unattended-export"),
    path("accounts/<int:pk>/keeping/", views.keeping, name="account-keeping"),
    path("accounts/<int:pk>/confirm/", views.confirm, name="confirm-account"),
    path("accounts/<int:pk>/keeping/ours/", views.ours, name="profile-ours"),
    path("accounts/<int:pk>/keeping/not-ours/", views.not_ours, name="profile-not-ours"),
]

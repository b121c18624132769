from django.urls import path

from . import views

urlpatterns = [
    path("accounts/", views.register, name="accounts"),
    path("accounts/new/", views.new, name="new-account"),
    path("accounts/<int:pk>/", views.account, name="account"),
]

from django.urls import path

from . import views

urlpatterns = [
    path("mandates/", views.mandates, name="mandates"),
    path("mandates/<int:pk>/", views.mandate, name="mandate"),
    path("mandates/<int:pk>/agree/", views.agree, name="agree-mandate"),
    path("mandates/<int:pk>/decline/", views.decline, name="decline-mandate"),
    path("mandates/<int:pk>/end/", views.end, name="end-mandate"),
    path("accounts/<int:pk>/mandates/", views.of_account, name="account-mandates"),
    path("accounts/<int:pk>/mandates/new/", views.new, name="new-mandate"),
]

from django.urls import path

from . import views

urlpatterns = [
    path("accounts/<int:pk>/access/", views.access_page, name="account-access"),
    path("accounts/<int:pk>/access/give/", views.give, name="give-access"),
    path("accounts/<int:pk>/access/<int:holder>/end/", views.end, name="end-access"),
    path("accounts/<int:pk>/access/guard/", views.guard, name="describe-access"),
    path("accounts/<int:pk>/access/review/", views.review, name="review-access"),
    path("accounts/<int:pk>/access/changed/", views.changed, name="password-changed"),
    path("accounts/<int:pk>/access/call/", views.call, name="call-for-change"),
    path("accounts/access/export/", views.exported, name="access-export"),
    path("reminder/", views.reminder, name="password-reminder"),
]

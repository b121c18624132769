"""The public addresses."""

from django.urls import path

from . import views

urlpatterns = [
    path("official/", views.index, name="official"),
    path("official/feed.atom", views.feed, name="official-feed"),
    path("official/accounts/<int:account>/feed.atom", views.feed, name="official-account-feed"),
    path("official/units/<slug:slug>/feed.atom", views.feed, name="official-unit-feed"),
    path("official/media/<slug:key>/<int:picture>/<str:signature>", views.media, name="official-media"),
    path("official/<slug:key>.json", views.post_json, name="official-json"),
    path("official/<slug:key>/", views.post, name="official-post"),
]

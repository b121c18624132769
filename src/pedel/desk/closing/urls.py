from django.urls import path

from . import deciding_views, views

urlpatterns = [
    path("closings/", views.closings, name="closings"),
    path("closings/<int:pk>/", views.closing, name="closing"),
    path("closings/<int:pk>/change/", views.change, name="change-closing"),
    path("closings/<int:pk>/agree/", deciding_views.agree, name="agree-closing"),
    path("closings/<int:pk>/drop/", deciding_views.drop, name="drop-closing"),
    path("closings/<int:pk>/drafts/", deciding_views.draft, name="draft-announcements"),
    path("closings/<int:pk>/announced/", deciding_views.announced, name="announce-closing"),
    path("closings/<int:pk>/say/", deciding_views.say, name="say-of-closing"),
    path("closings/<int:pk>/unsay/", deciding_views.unsay, name="unsay-of-closing"),
    path("closings/<int:pk>/close/", deciding_views.close, name="close-account"),
    path("closings/<int:pk>/reopen/", deciding_views.reopen, name="reopen-account"),
    path("accounts/<int:pk>/close/", views.new, name="new-closing"),
]

from django.urls import path

from . import views, working_views

urlpatterns = [
    path("leaving/", views.departures, name="departures"),
    path("leaving/orphans/", views.orphaned, name="orphans"),
    path("leaving/orphans.csv", views.exported, name="orphans-export"),
    path("leaving/<int:pk>/", views.departure, name="departure"),
    path("leaving/<int:pk>/say/", working_views.say, name="say-of-departure"),
    path("leaving/<int:pk>/unsay/", working_views.unsay, name="unsay-of-departure"),
    path(
        "leaving/<int:pk>/accounts/<int:account>/<str:part>/",
        working_views.successor,
        name="name-successor",
    ),
    path("leaving/<int:pk>/drafts/<int:draft>/", working_views.hand_over, name="hand-over-draft"),
    path("leaving/<int:pk>/access/<int:holder>/", working_views.end_access, name="end-leavers-access"),
]

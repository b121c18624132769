"""The addresses of publishing: each view module brings its own lines."""

from django.urls import path

from .calendar.urls import urlpatterns as calendar
from .linkcheck.views import urlpatterns as links
from .official.urls import urlpatterns as official
from .views import deliveries, health, outgoing

urlpatterns = [
    path("healthz", health.health, name="health"),
    path("metrics", health.metrics, name="metrics"),
    path("outgoing/<str:key>/<int:number>/", outgoing.picture, name="outgoing-picture"),
    *deliveries.urlpatterns,
    *calendar,
    *links,
    *official,
]

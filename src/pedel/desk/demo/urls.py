from django.urls import path

from . import views

urlpatterns = [
    path("demo/", views.choose, name="demo"),
    path("demo/<int:pk>/", views.be, name="demo-be"),
]

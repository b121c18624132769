from django.urls import path, re_path

from . import views

urlpatterns = [
    path("Users", views.users, name="scim-users"),
    path("Users/<int:pk>", views.user, name="scim-user"),
    path("ServiceProviderConfig", views.config, name="scim-config"),
    path("Schemas", views.described, {"what": "Schemas"}, name="scim-schemas"),
    path("Schemas/<str:name>", views.described, {"what": "Schemas"}, name="scim-schema"),
    path("ResourceTypes", views.described, {"what": "ResourceTypes"}, name="scim-kinds"),
    path("ResourceTypes/<str:name>", views.described, {"what": "ResourceTypes"}, name="scim-kind"),
    re_path(r"", views.nothing, name="scim-nothing"),
]

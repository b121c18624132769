from django.urls import path

from .views import groups, importing, me, people, roles, units

urlpatterns = [
    path("people/", people.directory, name="people"),
    path("people/new/", people.new, name="new-person"),
    path("people/import/", importing.upload, name="people-import"),
    path("people/export/<slug:kind>.csv", importing.export, name="people-export"),
    path("people/groups/", groups.groups, name="groups"),
    path("people/groups/<int:pk>/end/", groups.disconnect, name="end-group"),
    path("people/roles/<int:pk>/end/", roles.end, name="end-role"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/change/", people.change, name="change-person"),
    path("people/<int:pk>/leave/", people.leave, name="leave-person"),
    path("people/<int:pk>/stay/", people.stay, name="stay-person"),
    path("people/<int:pk>/roles/new/", roles.give, name="give-role"),
    path("units/", units.units, name="units"),
    path("units/<int:pk>/", units.unit, name="unit"),
    path("units/<int:pk>/new/", units.new, name="new-unit"),
    path("units/<int:pk>/change/", units.change, name="change-unit"),
    path("units/<int:pk>/move/", units.move, name="move-unit"),
    path("me/", me.me, name="me"),
    path("me/language/", me.language, name="my-language"),
    path("me/naming/", me.naming, name="my-naming"),
    path("me/tokens/", me.make_token, name="make-token"),
    path("me/tokens/<int:pk>/revoke/", me.revoke_token, name="revoke-token"),
]

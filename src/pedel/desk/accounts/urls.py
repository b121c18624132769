from django.urls import path

from .views import account, holds, register, staff, verify

urlpatterns = [
    path("accounts/", register.register, name="accounts"),
    path("accounts/register.csv", register.exported, name="accounts-export"),
    path("accounts/new/", register.new, name="new-account"),
    path("accounts/colleagues/", staff.colleagues, name="colleagues"),
    path("accounts/<int:pk>/", account.account, name="account"),
    path("accounts/<int:pk>/change/", account.change, name="change-account"),
    path("accounts/<int:pk>/state/", account.move, name="move-account"),
    path("accounts/<int:pk>/avatar/", account.set_avatar, name="set-avatar"),
    path("accounts/<int:pk>/avatar/<str:name>", account.avatar, name="avatar"),
    path("accounts/<int:pk>/people/new/", staff.join, name="join-account"),
    path("accounts/<int:pk>/people/<int:membership>/end/", staff.leave, name="leave-account"),
    path("verify/", verify.verify, name="verify"),
    path("verify/accounts/", verify.listed, name="official-accounts"),
    path("holds/", holds.holds, name="holds"),
    path("holds/new/", holds.place, name="new-hold"),
    path("holds/everything/", holds.everything, name="hold-everything"),
    path("holds/<int:pk>/", holds.hold, name="hold"),
    path("holds/<int:pk>/change/", holds.change, name="change-hold"),
    path("holds/<int:pk>/lift/", holds.lift, name="lift-hold"),
]

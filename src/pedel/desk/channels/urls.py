from django.urls import path

from .views import channel, choosing, connecting

urlpatterns = [
    path("accounts/<int:pk>/channel/", channel.channel, name="channel"),
    path("accounts/<int:pk>/channel/state/", channel.state, name="account-channel"),
    path("accounts/<int:pk>/channel/connect/", connecting.connect, name="connect-channel"),
    path("accounts/<int:pk>/channel/leave/", connecting.leave, name="leave-for-network"),
    path("accounts/<int:pk>/channel/choose/", choosing.choose, name="choose-channel"),
    path("accounts/<int:pk>/channel/disconnect/", channel.disconnect, name="disconnect-channel"),
    path("channels/back/", connecting.back, name="channel-back"),
]

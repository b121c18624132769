"""The addresses of the calendar, the slots, the queue, and of what came due under a hold."""

from django.urls import path

from ..views import calendar, calendar_moving, held, slots

urlpatterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/move/", calendar_moving.move, name="move-planned"),
    path("calendar/drop/", calendar_moving.drop, name="drop-planned"),
    path("accounts/<int:pk>/slots/", slots.slots, name="account-slots"),
    path("accounts/<int:pk>/slots/<int:slot>/remove/", slots.remove, name="remove-slot"),
    path("accounts/<int:pk>/queue/", slots.queue, name="account-queue"),
    path("deliveries/<int:pk>/why/", slots.why, name="delivery-why"),
    path("drafts/<int:pk>/next-slot/", slots.next_slot, name="next-slot"),
    path("holds/<int:pk>/deliveries/", held.deliveries, name="held-deliveries"),
]

from django.urls import path

from .views import delegations, links, lists, need, pictures, request, routes

urlpatterns = [
    path("approvals/", lists.approvals, name="approvals"),
    path("approvals/selected/", lists.approve_selected, name="approve-selected"),
    path("approvals/delegations/", delegations.delegations, name="delegations"),
    path("approvals/delegations/<int:pk>/end/", delegations.end, name="end-delegation"),
    path("approvals/<int:pk>/", request.approval, name="approval"),
    path("approvals/<int:pk>/approve/", request.approve, name="approve"),
    path("approvals/<int:pk>/decline/", request.decline, name="decline"),
    path("approvals/<int:pk>/ask/", request.ask_back, name="ask-back"),
    path("approvals/<int:pk>/withdraw/", request.withdraw, name="withdraw-request"),
    path("approvals/<int:pk>/time/", request.set_time, name="set-time"),
    path("approvals/<int:pk>/seen/", request.seen, name="approval-seen"),
    path("approvals/<int:pk>/link/", request.make_link, name="make-link"),
    path("approvals/<int:pk>/pictures/<slug:sha256>/", pictures.picture, name="approval-picture"),
    path("drafts/<int:pk>/need/", need.approval_need, name="approval-need"),
    path("drafts/<int:pk>/ask/", need.ask, name="ask-approval"),
    path("drafts/<int:pk>/clear/", need.clear, name="clear-draft"),
    path("drafts/<int:pk>/take-back/", need.take_back, name="take-back"),
    path("units/<int:pk>/route/", routes.route, name="route"),
    path("decide/<slug:secret>/", links.external, name="external-approval"),
    path("decide/<slug:secret>/pictures/<slug:sha256>/", links.external_picture, name="external-picture"),
]

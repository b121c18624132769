from django.urls import path

from .views import choosing, comments, composer, lists, pictures, replies, revisions, saving

urlpatterns = [
    path("drafts/", lists.drafts, name="drafts"),
    path("drafts/new/", lists.new, name="new-draft"),
    path("drafts/<int:pk>/", composer.draft, name="draft"),
    path("drafts/<int:pk>/look/", composer.look, name="look-at-draft"),
    path("drafts/<int:pk>/save/", saving.save, name="save-draft"),
    path("drafts/<int:pk>/duplicate/", lists.duplicate, name="duplicate-draft"),
    path("drafts/<int:pk>/discard/", lists.discard, name="discard-draft"),
    path("drafts/<int:pk>/reasons/", replies.set_aside, name="set-aside"),
    path("drafts/<int:pk>/reasons/back/", replies.reopen, name="reopen-finding"),
    path("drafts/<int:pk>/answers/", replies.answer, name="answer-question"),
    path("drafts/<int:pk>/facts/", replies.list_fact, name="list-fact"),
    path("drafts/<int:pk>/facts/<int:fact>/remove/", replies.remove_fact, name="remove-fact"),
    path("drafts/<int:pk>/pictures/", pictures.add, name="add-pictures"),
    path("drafts/<int:pk>/library/", choosing.choose, name="choose-pictures"),
    path("drafts/<int:pk>/pictures/<int:picture>/", pictures.show, name="draft-picture"),
    path("drafts/<int:pk>/pictures/<int:picture>/alt/", pictures.describe, name="describe-picture"),
    path("drafts/<int:pk>/pictures/<int:picture>/move/", pictures.move, name="move-picture"),
    path("drafts/<int:pk>/pictures/<int:picture>/remove/", pictures.remove, name="remove-picture"),
    path("drafts/<int:pk>/comments/", comments.comment, name="comment-on-draft"),
    path("drafts/<int:pk>/comments/<int:comment>/resolve/", comments.resolve, name="resolve-comment"),
    path("drafts/<int:pk>/here/", comments.here, name="here-at-draft"),
    path("drafts/<int:pk>/revisions/", revisions.revisions, name="draft-revisions"),
    path(
        "drafts/<int:pk>/revisions/<int:number>/pictures/<slug:sha256>/",
        pictures.show_frozen,
        name="frozen-picture",
    ),
]

from django.urls import path

from .views import contacts, guidance, questions, reviewing, turns

urlpatterns = [
    path("contacts/", contacts.directory, name="contacts"),
    path("contacts/colleagues/", contacts.colleagues, name="colleague-contacts"),
    path("contacts/me/", contacts.mine, name="my-contact-card"),
    path("contacts/absences/<int:pk>/end/", contacts.come_back, name="end-absence"),
    path("contacts/units/<slug:slug>/", contacts.point, name="contact-point"),
    path("contacts/units/<slug:slug>/card.vcf", contacts.vcard, name="contact-vcard"),
    path("questions/", questions.questions, name="questions"),
    path("questions/new/", questions.new, name="new-question"),
    path("questions/known/", questions.known, name="known-answers"),
    path("questions/<int:pk>/", questions.question, name="question"),
    path("questions/<int:pk>/answer/", turns.answer, name="give-answer"),
    path("questions/<int:pk>/ask-back/", turns.ask_back, name="question-ask-back"),
    path("questions/<int:pk>/reply/", turns.reply, name="reply-question"),
    path("questions/<int:pk>/pass-on/", turns.pass_on, name="pass-on-question"),
    path("questions/<int:pk>/merge/", turns.merge, name="merge-question"),
    path("questions/<int:pk>/helped/", turns.helped, name="close-question"),
    path("questions/<int:pk>/withdraw/", turns.withdraw, name="withdraw-question"),
    path("guidance/", guidance.guidance, name="guidance"),
    path("guidance/feed/", guidance.feed, name="guidance-feed"),
    path("guidance/<int:pk>/", guidance.one, name="guidance-one"),
    path("guidance/keep/", reviewing.keep, name="keep-guidance"),
    path("guidance/new/", reviewing.new, name="new-guidance"),
    path("guidance/<int:pk>/change/", reviewing.change, name="change-guidance"),
    path("guidance/<int:pk>/withdraw/", reviewing.withdraw, name="withdraw-guidance"),
    path("guidance/<int:pk>/again/", reviewing.again, name="look-again"),
    path("guidance/wordings/<int:pk>/", reviewing.wording, name="wording"),
    path("guidance/wordings/<int:pk>/approve/", reviewing.approve, name="approve-wording"),
    path("guidance/wordings/<int:pk>/send-back/", reviewing.send_back, name="send-back-wording"),
]

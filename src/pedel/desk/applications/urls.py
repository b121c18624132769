from django.urls import path

from .views import application, listing, sharing, steps, words

urlpatterns = [
    path("applications/", listing.applications, name="applications"),
    path("applications/export.csv", listing.exported, name="applications-export"),
    path("applications/new/", steps.new, name="new-application"),
    path("applications/<int:pk>/", application.application, name="application"),
    path("applications/<int:pk>/steps/<slug:step>/", steps.step, name="application-step"),
    path("applications/<int:pk>/steps/<slug:step>/keep/", steps.keep, name="keep-step"),
    path("applications/<int:pk>/look/name/", steps.look_at_name, name="look-at-name"),
    path("applications/<int:pk>/look/post/", steps.look_at_post, name="look-at-post"),
    path("applications/<int:pk>/share/", sharing.share, name="share-application"),
    path("applications/<int:pk>/share/<int:writer>/end/", sharing.unshare, name="unshare-application"),
    path("applications/<int:pk>/send/", application.send, name="send-application"),
    path("applications/<int:pk>/reopen/", application.reopen, name="reopen-application"),
    path("applications/<int:pk>/go-on/", application.go_on, name="go-on-with-application"),
    path("applications/<int:pk>/again/", application.again, name="application-again"),
    path("applications/<int:pk>/register/", application.register, name="register-application"),
    path("applications/<int:pk>/ask/", words.ask, name="ask-about-application"),
    path("applications/<int:pk>/answer/", words.answer, name="answer-about-application"),
    path("applications/<int:pk>/advise/", words.advise, name="advise-on-application"),
    path("applications/<int:pk>/decide/", words.decide, name="decide-on-application"),
    path("applications/<int:pk>/withdraw/", words.withdraw, name="withdraw-application"),
]

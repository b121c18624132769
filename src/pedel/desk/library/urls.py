from django.urls import path

from .views import adding, assets, files, lists, logos, tus

urlpatterns = [
    path("library/", lists.library, name="library"),
    path("library/export.csv", lists.exported, name="library-export"),
    path("library/alike/", lists.alike, name="library-alike"),
    path("library/add/", adding.add, name="add-assets"),
    path("library/uploads/", tus.uploads, name="uploads"),
    path("library/uploads/<str:token>/", tus.upload, name="upload"),
    path("library/logos/", logos.logos, name="logos"),
    path("library/logos/new/", logos.new, name="new-logo"),
    path("library/logos/<int:pk>/", logos.change, name="logo"),
    path("library/logos/<int:pk>/end/", logos.end, name="end-logo"),
    path("library/logos/<int:pk>/file/", logos.file, name="logo-file"),
    path("library/<int:pk>/", assets.asset, name="asset"),
    path("library/<int:pk>/details/", assets.describe, name="describe-asset"),
    path("library/<int:pk>/licence/", assets.license, name="license-asset"),
    path("library/<int:pk>/focus/", assets.focus, name="focus-asset"),
    path("library/<int:pk>/sharing/", assets.share, name="share-asset"),
    path("library/<int:pk>/archive/", assets.archive, name="archive-asset"),
    path("library/<int:pk>/restore/", assets.restore, name="restore-asset"),
    path("library/<int:pk>/original/", files.original, name="asset-original"),
    path("library/<int:pk>/clean/", files.clean, name="asset-clean"),
    path("library/<int:pk>/proof/", files.proof, name="asset-proof"),
    path("library/<int:pk>/pictures/<slug:shape>/", files.picture, name="asset-picture"),
]

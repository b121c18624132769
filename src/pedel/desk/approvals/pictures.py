"""The pictures of a revision, for those who see its request and perhaps not the draft."""

from __future__ import annotations

from django.http import FileResponse, Http404

from pedel.desk.drafts import content
from pedel.desk.drafts.models import Revision
from pedel.desk.drafts.views.pictures import served


def picture_of(revision: Revision, sha256: str) -> FileResponse:
    """A picture of a revision by the digest of its bytes; Http404 when the revision has no such picture."""
    for picture in content.read(revision)["pictures"]:
        if picture["sha256"] == sha256:
            return served(picture["file"])
    raise Http404

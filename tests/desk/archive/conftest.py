"""Posts that went out, and the archive that keeps them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from desk.publishing.aftermath import frozen, planned, sent
from pedel.desk.archive import jobs
from pedel.desk.archive.models import ArchivedPost
from pedel.desk.drafts.actions import add_picture, create, describe, freeze
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.record.acting import Actor


def pictured(cast, text="The blue door is open"):
    """A published post with a picture that somebody has described."""
    out, by = io.BytesIO(), Actor(cast.emma)
    Image.new("RGB", (40, 30), (30, 90, 160)).save(out, "PNG")
    draft = create(by, [cast.accounts.law], writing=Writing(text, language="en"))
    picture = add_picture(by, draft, upload=SimpleUploadedFile("door.png", out.getvalue(), "image/png"))
    describe(by, draft, picture=picture.pk, alt="A blue door")
    return sent(planned(freeze(by, Draft.objects.get(pk=draft.pk)), cast.accounts.law))


@pytest.fixture
def delivery(cast):
    return pictured(cast)


@pytest.fixture
def post(delivery):
    """A post of Law in the archive."""
    jobs.keep()
    return ArchivedPost.objects.get(key=delivery.key)


@pytest.fixture
def other(cast):
    """A post of Science in the archive."""
    delivery = sent(planned(frozen(cast.sofie, [cast.accounts.science], "Stars"), cast.accounts.science))
    jobs.keep()
    return ArchivedPost.objects.get(key=delivery.key)


@pytest.fixture
def steward(cast):
    client = Client()
    client.force_login(cast.sander, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def exported(post, other, steward, tmp_path):
    """`exported(account=…)`: the zip that the steward took along."""

    def taken(**wishes):
        answer = steward.post("/archive/export/", wishes)
        assert answer.headers["Content-Type"] == "application/zip"
        path = tmp_path / "export.zip"
        path.write_bytes(b"".join(answer.streaming_content))
        return path

    return taken

"""The pictures of a draft are looked at: what is in them is asked about, and no look is taken twice."""

import pytest
from bench.hostile_pictures import saved
from PIL import Image
from skimage.data import astronaut

from desk.drafts.pictures import upload
from pedel.desk.drafts import actions, checked
from pedel.desk.drafts.findings import findings
from pedel.desk.drafts.models import Draft
from pedel.desk.record.acting import Actor
from pedel.policy.pictures import faces as looking
from pedel.policy.pictures.memory import Memory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def seen(monkeypatch):
    monkeypatch.setattr(checked, "SEEN", Memory())


@pytest.fixture
def add(cast, draft):
    """`add(pixels)` puts a picture with the draft."""

    def added(pixels, name):
        file = upload(saved(Image.fromarray(pixels), "PNG"), name)
        actions.add_picture(Actor(cast.emma), draft, upload=file)

    return added


def faces_in(draft):
    fresh = Draft.objects.get(pk=draft.pk)
    return [entry for entry in findings(fresh, "en") if entry.shown.clause.id == "privacy.permission"]


def test_somebody_in_a_picture_has_to_be_answered_for(draft, add):
    add(astronaut(), "a.png")
    (found,) = faces_in(draft)
    assert (found.shown.level, found.shown.where, found.is_open) == ("answer", "picture.1", True)


def test_typing_looks_at_no_picture_twice(draft, add, save, cast, monkeypatch):
    add(astronaut(), "a.png")
    looks, look = [], looking._found
    monkeypatch.setattr(looking, "_found", lambda pixels: looks.append(1) or look(pixels))
    for text in ("One.", "Two.", "Three."):
        save(cast.emma, text=text)
        assert faces_in(draft)
    assert len(looks) == 1


def test_an_answer_stays_with_its_picture_and_no_other(draft, add):
    add(astronaut(), "a.png")
    (before,) = faces_in(draft)
    add(astronaut()[:, ::-1], "b.png")
    keys = {found.shown.key for found in faces_in(draft)}
    assert before.shown.key in keys
    assert len(keys) == 2


def test_a_file_that_is_gone_keeps_nobody_from_writing(draft, add):
    add(astronaut(), "a.png")
    Draft.objects.get(pk=draft.pk).pictures.get().file.delete(save=False)
    assert faces_in(draft) == []

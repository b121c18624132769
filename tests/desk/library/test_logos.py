from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from desk.library.drawing import photo, upload
from pedel.desk.library import actions, knowledge
from pedel.desk.library.models import Logo
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Denied


@pytest.fixture
def seal(cast, put):
    mark = Logo(name="Seal", variant="in white", asset=put(photo(5, format="PNG"), "seal.png"), min_size=120)
    return actions.keep_logo(Actor(cast.sander), mark)


def test_the_steward_puts_a_mark_in_with_its_rules(cast, sign_in):
    wish = {
        "name": "Seal",
        "file": upload(photo(5, format="PNG"), "seal.png"),
        "starts": "2026-01-01",
        "min_size": "120",
    }
    answer = sign_in(cast.sander).post("/library/logos/new/", wish)
    assert answer.status_code == 302
    logo = Logo.objects.get()
    assert (str(logo), logo.asset.unit, logo.kept_by) == ("Seal", cast.units.root, cast.sander)


def test_everybody_takes_the_right_one_with_its_rules(cast, seal, sign_in):
    page = sign_in(cast.stan).get("/library/logos/").content.decode()
    assert "in white" in page
    assert "120 pixels" in page
    answer = sign_in(cast.stan).get(f"/library/logos/{seal.pk}/file/")
    assert answer.getvalue() == photo(5, format="PNG")


def test_nobody_else_keeps_marks(cast, seal):
    with pytest.raises(Denied, match="steward"):
        actions.change_logo(Actor(cast.clara), seal, name="Shield")


def test_a_mark_that_has_ended_is_old_and_still_known(cast, seal, sign_in):
    Logo.objects.update(starts=timezone.localdate() - timedelta(days=9))
    seal.refresh_from_db()
    actions.end_logo(Actor(cast.sander), seal, ends=timezone.localdate() - timedelta(days=1))
    assert "Not to be used any more" in sign_in(cast.stan).get("/library/logos/").content.decode()
    assert [mark.is_of(timezone.localdate()) for mark in knowledge.OfficialMarks()] == [False]


def test_a_mark_is_a_picture_and_large_enough(cast, put):
    for content, size in ((photo(6, size=(60, 90)), "small"),):
        with pytest.raises(ValidationError, match=size):
            actions.keep_logo(Actor(cast.sander), Logo(name="Seal", asset=put(content)))


def test_checks_know_the_marks_as_soon_as_they_change(cast, seal):
    assert [(mark.name, mark.min_size) for mark in knowledge.OfficialMarks()] == [("Seal", 120)]
    actions.change_logo(Actor(cast.sander), seal, min_size=200, clear_space=10)
    assert [(mark.min_size, mark.clear_space) for mark in knowledge.OfficialMarks()] == [(200, 0.1)]


def test_the_same_content_is_read_once(seal):
    assert knowledge.OfficialMarks().fingerprint == knowledge.OfficialMarks().fingerprint
    assert next(iter(knowledge.OfficialMarks())) is next(iter(knowledge.OfficialMarks()))

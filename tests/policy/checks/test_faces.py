"""People in pictures: who may be recognised is asked for, and never who it is."""

import pytest

from pedel.policy import Draft, Media
from policy.checking import matches
from policy.pictures.shown import astronaut, coffee
from policy.pictures.test_films import filmed


def found(*media, **params):
    return matches("faces", Draft("Look.", media=media), **params)


def picture(content):
    return Media("a.jpg", content=content)


def test_a_person_is_told_with_the_place():
    (match,) = found(picture(astronaut()))
    assert (match.category, match.values, len(match.boxes)) == ("person", {"count": "1", "file": "a.jpg"}, 1)


def test_each_picture_is_told_of_once():
    told = found(picture(astronaut()), picture(coffee()), picture(astronaut()))
    assert [match.category for match in told] == ["person", "person"]


def test_several_people_are_counted():
    import numpy as np
    from bench.hostile_pictures import saved
    from PIL import Image
    from skimage.data import astronaut as pixels

    two = Image.fromarray(np.hstack((pixels(), pixels())))
    (match,) = found(picture(saved(two, "PNG")))
    assert (match.category, match.values["count"], len(match.boxes)) == ("people", "2", 2)


def test_a_pack_may_leave_a_single_portrait_alone():
    assert found(picture(astronaut()), fewest=2) == []


@pytest.mark.parametrize("media", [Media("a.jpg"), Media("a.jpg", content=b"no picture"), picture(coffee())])
def test_where_nobody_is_seen_nothing_is_said(media):
    assert found(media) == []


def test_a_film_is_told_of_once():
    from skimage.data import astronaut as pixels

    film = filmed(pictures=[pixels()], size=(512, 512), seconds=2)
    assert [match.category for match in found(Media("a.mp4", kind="video", content=film))] == ["person"]

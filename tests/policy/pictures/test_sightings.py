from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from skimage import data

from pedel.policy.pictures.avatars import shown
from pedel.policy.pictures.decoding import PictureError
from pedel.policy.pictures.marks import Mark, Marks
from pedel.policy.pictures.sightings import ALIKE, sightings
from policy.pictures.seals import RED, jpeg, placed, png, seal, sticker

KINDS = ("round", "shield")
PHOTOS = [
    Image.fromarray(one).convert("RGB").resize((1152, 864)) for one in (data.astronaut(), data.coffee())
]
PAPER = Image.new("RGB", (1000, 800), "white")


def marks(kind="round", **asked):
    return Marks([Mark("seal", png(seal(3, kind=kind)), **asked)])


def one(pixels, kind="round", **asked):
    found = sightings(pixels, marks(kind, **asked))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.08, 0.2])
@pytest.mark.parametrize("photo", range(len(PHOTOS)))
def test_a_mark_on_a_photograph_is_found_where_it_stands(photo, share, kind):
    size = int(1152 * share)
    plate = sticker(seal(3, kind=kind), size)
    pixels = np.asarray(jpeg(Image.fromarray(placed(PHOTOS[photo], plate, (700, 500), plate.size)), 40))
    found = one(pixels, kind)
    assert abs(found.box.left + found.box.width / 2 - 705 - size / 2) < size / 8
    assert abs(found.box.top + found.box.height / 2 - 505 - size / 2) < size / 8


@pytest.mark.parametrize("number", range(100, 110))
@pytest.mark.parametrize("kind", KINDS)
def test_another_seal_is_none(number, kind):
    pixels = placed(PAPER, seal(number, kind=kind), (200, 200), (300, 300))
    assert sightings(pixels, marks(kind)) == []


def test_a_photograph_without_a_mark_has_none():
    assert sightings(np.asarray(PHOTOS[0]), marks()) == []
    assert sightings(np.zeros((50, 50, 3), np.uint8), marks()) == []
    assert sightings(np.asarray(PHOTOS[0]), Marks()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_stretching_is_measured(kind):
    found = one(placed(PAPER, seal(3, kind=kind), (200, 200), (345, 300)), kind)
    assert found.stretch == pytest.approx(1.15, abs=0.01)
    assert one(placed(PAPER, seal(3, kind=kind), (200, 200), (300, 300)), kind).stretch < 1.01


def test_size_is_that_of_the_original_picture():
    large = Image.new("RGB", (3000, 2400), "white")
    assert one(placed(large, seal(3), (300, 300), (900, 900))).size == pytest.approx(885, rel=0.02)


def test_other_colours_are_seen_and_its_own_are_not():
    assert one(placed(PAPER, seal(3, colour=RED), (200, 200), (300, 300))).colour > 50
    assert one(np.asarray(jpeg(Image.fromarray(placed(PAPER, seal(3), (200, 200), (300, 300)))))).colour < 10


def test_light_on_dark_is_the_same_mark():
    assert one(255 - placed(PAPER, seal(3), (200, 200), (300, 300))).likeness > ALIKE


def test_a_half_hidden_mark_is_found():
    pixels = placed(PAPER, seal(3), (200, 200), (300, 300)).copy()
    pixels[200:500, 350:] = (90, 120, 60)
    found = one(pixels)
    assert found.colour < 10


def test_clear_space_is_measured():
    free = placed(PAPER, seal(3), (200, 200), (300, 300))
    beside = Image.fromarray(free)
    ImageDraw.Draw(beside).text((200, 505), "OPEN ON SUNDAY", font=ImageFont.load_default(40), fill="black")
    asked = {"clear_space": 0.2}
    assert one(free, **asked).clutter == 0
    assert one(np.asarray(beside), **asked).clutter > 0.1
    assert one(placed(PAPER, seal(3), (4, 200), (300, 300)), **asked).clutter > 0.1


def test_a_turned_mark_was_not_placed():
    pixels = Image.fromarray(placed(PAPER, seal(3), (200, 200), (300, 300))).rotate(12, fillcolor="white")
    assert not one(np.asarray(pixels)).is_placed
    assert one(placed(PAPER, seal(3), (200, 200), (300, 300))).is_placed


def test_of_two_that_fit_one_place_the_right_colour_wins():
    both = Marks([Mark("red", png(seal(3, colour=RED))), Mark("blue", png(seal(3)))])
    found = sightings(placed(PAPER, seal(3), (200, 200), (300, 300)), both)
    assert [sighting.mark.name for sighting in found] == ["blue"]


@pytest.mark.parametrize("kind", KINDS)
def test_an_avatar_shows_a_mark_or_another_one(kind):
    small = Image.new("RGB", (96, 96), "white")
    known = marks(kind)
    assert shown(placed(small, seal(3, kind=kind), (8, 8), (80, 80)), known) is next(iter(known))
    assert shown(placed(small, seal(7, kind=kind), (8, 8), (80, 80)), known) is None


def test_a_mark_in_a_corner_of_an_avatar_is_not_its_subject():
    plate = sticker(seal(3), 120)
    face = Image.fromarray(data.astronaut())
    assert shown(placed(face, plate, (380, 380), plate.size), marks()) is None


def test_a_mark_without_ink_is_refused():
    with pytest.raises(PictureError):
        _ = Mark("white", png(Image.new("RGB", (50, 50), "white"))).shown


def test_a_mark_is_of_its_days():
    mark = Mark("seal", b"", since=date(2020, 1, 1), until=date(2025, 12, 31))
    assert [mark.is_of(date(year, 6, 1)) for year in (2019, 2020, 2025, 2026)] == [False, True, True, False]

"""Files that mean harm are refused or handled; how fast, `python -m bench.pictures` says."""

import json

import pytest
from bench.hostile_pictures import HOSTILE
from bench.pictures import alone

from pedel.policy.pictures.cleaning import clean
from pedel.policy.pictures.decoding import PictureError, opened
from pedel.policy.pictures.notes import notes

HEAVY = ("webp_of_twenty_million_pixels", "avif_of_twenty_million_pixels", "gif_of_twenty_million_pixels")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_handled_or_refused(name):
    try:
        picture = opened(HOSTILE[name](), name)
    except PictureError:
        return
    assert picture.width * picture.height <= 20_000_000
    notes(picture)
    assert opened(clean(picture)).width == picture.width


@pytest.mark.parametrize("name", HEAVY)
def test_a_hostile_file_takes_no_more_than_five_hundred_megabytes(name):
    assert json.loads(alone(name))["megabytes"] < 500


@pytest.mark.parametrize("name", [name for name in HOSTILE if "xmp_of" in name or "xmp_that" in name])
def test_entities_are_never_followed(name):
    picture = opened(HOSTILE[name]()) if "png" not in name else None
    if picture:
        assert notes(picture).is_broken

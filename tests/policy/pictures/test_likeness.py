from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageOps
from skimage import data

from pedel.policy.pictures.likeness import (
    BYTES,
    NEAR,
    SAME,
    Asset,
    Likenesses,
    fingerprint,
    fingerprints,
)
from policy.pictures.seals import jpeg

CAT = Image.fromarray(data.chelsea())
CUP = Image.fromarray(data.coffee())


def caption(image):
    image = image.copy()
    width, height = image.size
    ImageDraw.Draw(image).rectangle((0, int(height * 0.9), width, height), fill="black")
    return image


def within(image, share):
    width, height = image.size
    across, down = int(width * share / 2), int(height * share / 2)
    return image.crop((across, down, width - across, height - down))


CHANGES = {
    "compressed": lambda image: jpeg(image, 10),
    "smaller": lambda image: image.resize((image.width // 2, image.height // 2)),
    "grey": lambda image: image.convert("L").convert("RGB"),
    "cropped": lambda image: within(image, 0.05),
    "captioned": caption,
    "turned": lambda image: image.rotate(2, resample=Image.Resampling.BICUBIC, fillcolor="white"),
    "mirrored": ImageOps.mirror,
}


def known(*images):
    kept = Likenesses()
    for number, image in enumerate(images):
        kept.add(Asset(str(number)), fingerprint(np.asarray(image)))
    return kept


def nearest(kept, image):
    return [near for one in fingerprints(np.asarray(image)) for near in kept.nearest(one)]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("image", [CAT, CUP], ids=["cat", "cup"])
def test_it_knows_a_changed_copy(image, change):
    near = nearest(known(image), CHANGES[change](image))
    assert [one.asset.key for one in near] == ["0"]


@pytest.mark.parametrize("change", ["compressed", "smaller", "grey", "mirrored"])
def test_a_copy_saved_anew_is_surely_the_same(change):
    assert nearest(known(CAT), CHANGES[change](CAT))[0].distance <= SAME


def test_other_photographs_are_not_near():
    others = (np.asarray(CUP), data.astronaut(), data.rocket(), data.hubble_deep_field())
    assert not [near for one in others for near in nearest(known(CAT), one)]


def test_a_plain_picture_has_no_fingerprint():
    assert fingerprint(np.full((300, 400, 3), 200, np.uint8)) == b""
    assert known(np.zeros((30, 30, 3), np.uint8)).nearest(b"") == []


def test_the_nearest_come_first():
    kept = known(CAT, CHANGES["compressed"](CAT), CHANGES["cropped"](CAT))
    assert [near.asset.key for near in kept.nearest(fingerprint(np.asarray(CAT)))] == ["0", "1", "2"]


def test_what_is_removed_or_replaced_is_forgotten():
    kept = known(CAT, CUP)
    kept.remove("0")
    kept.remove("unknown")
    kept.add(Asset("1", status="withdrawn"), fingerprint(np.asarray(CUP)))
    assert len(kept) == 1
    assert kept.nearest(fingerprint(np.asarray(CAT))) == []
    assert kept.nearest(fingerprint(np.asarray(CUP)))[0].asset.status == "withdrawn"


def test_a_fingerprint_of_another_length_is_refused():
    with pytest.raises(ValueError, match="32 bytes, not 3"):
        Likenesses().add(Asset("one"), b"abc")


PRINTS = st.lists(st.binary(min_size=BYTES, max_size=BYTES), min_size=1, max_size=200)


@settings(max_examples=60, deadline=None)
@given(PRINTS, st.binary(min_size=BYTES, max_size=BYTES), st.integers(0, 256), st.data())
def test_it_finds_exactly_what_counting_bits_one_by_one_finds(prints, wanted, most, more):
    kept = Likenesses()
    for number, one in enumerate(prints):
        kept.add(Asset(str(number)), one)
    gone = more.draw(st.sets(st.sampled_from(range(len(prints)))))
    for number in gone:
        kept.remove(str(number))
    far = {
        (str(number), (int.from_bytes(one) ^ int.from_bytes(wanted)).bit_count())
        for number, one in enumerate(prints)
        if number not in gone
    }
    found = {(near.asset.key, near.distance) for near in kept.nearest(wanted, most)}
    assert found == {(key, bits) for key, bits in far if bits <= most}


def test_the_opposite_of_a_picture_is_as_far_as_can_be():
    kept = Likenesses()
    kept.add(Asset("one"), b"\xff" * BYTES)
    assert kept.nearest(bytes(BYTES), NEAR) == []
    assert kept.nearest(bytes(BYTES), 256)[0].distance == 256

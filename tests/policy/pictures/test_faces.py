"""Golden: the model counts faces rightly on scikit-image's pictures, whatever version runs it."""

import numpy as np
import pytest
import skimage.data
from bench.hostile_pictures import saved
from PIL import Image

from pedel.policy.pictures.decoding import opened
from pedel.policy.pictures.faces import faces


def found(image):
    return faces(opened(saved(image, "PNG")))


def portrait(size):
    return Image.fromarray(skimage.data.astronaut()).resize((size, size))


@pytest.mark.parametrize("name", ["astronaut", "camera"])
def test_it_finds_the_one_face(name):
    assert len(found(Image.fromarray(getattr(skimage.data, name)()))) == 1


@pytest.mark.parametrize(
    "name",
    ["brick", "cell", "chelsea", "coffee", "coins", "grass", "gravel", "hubble_deep_field", "moon", "page",
     "rocket", "text", "horse", "clock", "immunohistochemistry"],
)  # fmt: skip
def test_it_finds_nobody_where_nobody_is(name):
    pixels = getattr(skimage.data, name)()
    pixels = pixels.astype(np.uint8) * 255 if pixels.dtype == bool else pixels
    assert found(Image.fromarray(pixels)) == ()


def wall_of(people, across):
    """Portraits of 25 pixels, enlarged and hung side by side."""
    wall = Image.new("RGB", (across * 120, -(-len(people) // across) * 120), (90, 110, 130))
    for place, person in enumerate(people):
        face = Image.fromarray((person * 255).astype(np.uint8)).resize((90, 90), Image.Resampling.BICUBIC)
        wall.paste(face, (place % across * 120 + 15, place // across * 120 + 15))
    return wall


@pytest.mark.parametrize("count", [2, 5, 9])
def test_it_counts_the_faces_of_a_group(count):
    assert len(found(wall_of(skimage.data.lfw_subset()[:count], 3))) == count


def test_it_finds_nearly_all_of_a_hundred_faces_and_none_in_a_hundred_other_patches():
    pictures = skimage.data.lfw_subset()
    assert len(found(wall_of(pictures[:100], 10))) >= 97
    assert found(wall_of(pictures[100:], 10)) == ()


def test_it_says_where_the_face_is():
    (box,) = found(Image.fromarray(skimage.data.astronaut()))
    assert box.left < 224 < box.left + box.width
    assert box.top < 120 < box.top + box.height


def test_it_finds_the_same_face_in_a_large_picture():
    small, large = (found(portrait(size))[0] for size in (512, 2048))
    assert np.allclose(np.array(large) / 4, small, atol=6)


def test_a_face_too_small_to_recognise_is_none():
    field = Image.new("RGB", (1000, 1000), (40, 90, 60))
    field.paste(portrait(60), (500, 500))
    assert found(field) == ()


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (31, 33), (1, 3000)])
def test_the_smallest_and_the_longest_pictures_are_looked_at(size):
    assert found(Image.new("RGB", size)) == ()

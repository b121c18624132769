"""A cleaned picture has the same pixels and tells nothing."""

import io

import numpy as np
import pytest
from bench.hostile_pictures import chunk, drawn, saved
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pedel.policy.pictures.cleaning import cleaned
from pedel.policy.pictures.decoding import PictureError, opened
from pedel.policy.pictures.notes import Notes, notes
from policy.pictures.shown import FORMATS, LEIDEN, colour_profile, exif, listed, with_iptc, xmp

SECRET = b"Wilhelmina"
TOLD = exif({0x13B: "Wilhelmina", 0x10F: "Camera"}, {0xA431: "Wilhelmina 1"}, LEIDEN)
PACKET = xmp(listed("dc:creator", "Wilhelmina"))


def telling(format, **settings):
    """A picture whose file tells much, in every way that its format has."""
    notes = {} if format == "GIF" else {"exif": TOLD, "xmp": PACKET, "icc_profile": colour_profile()}
    content = drawn(format, **{**notes, "comment": SECRET, **settings})
    if format == "PNG":
        text = chunk(b"tEXt", b"Author\0" + SECRET) + chunk(b"tIME", b"\x07\xea\1\1\1\1\1")
        return content[:33] + text + content[33:]
    return content


def shown(content):
    """Every frame as it is decoded, before it is turned."""
    image = Image.open(io.BytesIO(content))
    frames = []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        frames.append(np.asarray(image.convert("RGBA")).copy())
    return frames


@pytest.mark.parametrize("format", FORMATS)
def test_it_keeps_every_pixel_and_nothing_else(format):
    content = telling(format)
    assert SECRET in content
    bare = cleaned(content)
    assert SECRET not in bare
    assert notes(opened(bare)) == Notes()
    assert all(map(np.array_equal, shown(content), shown(bare)))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_it_keeps_the_colour_profile(format):
    assert Image.open(io.BytesIO(cleaned(telling(format)))).info["icc_profile"] == colour_profile()


@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.integers(1, 8), st.integers(1, 40), st.integers(1, 40))
def test_it_keeps_how_far_a_picture_is_to_be_turned(format, turn, width, height):
    told = exif({0x112: turn, 0x13B: "Wilhelmina"})
    content = drawn(format, (width, height), exif=told)
    bare = cleaned(content)
    assert SECRET not in bare
    assert np.array_equal(opened(bare).pixels, opened(content).pixels)
    assert Image.open(io.BytesIO(bare)).getexif().get(0x112, 1) == turn


@given(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]), st.binary(max_size=300))
def test_it_loses_whatever_a_comment_holds(format, comment):
    content = drawn(format, comment=b"-begin-" + comment) if format != "PNG" else drawn("PNG")
    bare = cleaned(content)
    assert b"-begin-" not in bare
    assert np.array_equal(shown(bare)[0], shown(content)[0])


def test_it_cleans_twice_as_well_as_once():
    for format in FORMATS:
        once = cleaned(telling(format))
        assert cleaned(once) == once


def test_it_leaves_behind_what_hangs_on_to_the_file():
    for format in ("JPEG", "PNG", "WEBP", "GIF"):
        assert SECRET not in cleaned(drawn(format) + SECRET)


def test_it_takes_out_what_an_agency_noted():
    assert SECRET not in cleaned(with_iptc(_80="Wilhelmina"))


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG"])
def test_what_moves_still_moves(format):
    more = [Image.new("RGB", (64, 48), colour) for colour in ("red", "blue")]
    content = saved(
        Image.new("RGB", (64, 48)), format, save_all=True, append_images=more, duration=90, loop=3
    )
    bare = Image.open(io.BytesIO(cleaned(content)))
    assert (bare.n_frames, bare.info["loop"]) == (3, 3)
    assert all(map(np.array_equal, shown(content), shown(cleaned(content))))


def test_a_progressive_jpeg_keeps_all_its_passes():
    content = telling("JPEG", progressive=True)
    assert np.array_equal(shown(cleaned(content))[0], shown(content)[0])


def test_what_is_no_picture_is_not_cleaned():
    with pytest.raises(PictureError):
        cleaned(b"hello")

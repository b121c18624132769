"""Pictures are decoded strictly, and what is refused is refused in one sentence."""

import io
import subprocess
import sys
from functools import partial

import numpy as np
import pytest
from bench.hostile_pictures import drawn, saved
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from pedel.policy import DraftError
from pedel.policy.pictures.decoding import PictureError, opened
from pedel.policy.pictures.memory import Memory
from pedel.policy.pictures.refusals import REFUSALS
from policy.pictures.shown import FORMATS, exif

SMALL = {format: drawn(format) for format in FORMATS}


@pytest.mark.parametrize("format", FORMATS)
def test_it_opens_a_picture_by_what_it_is_and_not_by_its_name(format):
    picture = opened(SMALL[format], "letter.pdf")
    assert picture.format == format.lower()
    assert (picture.width, picture.height) == (64, 48)
    assert picture.pixels.shape == (48, 64, 3)
    assert not picture.is_animated


@pytest.mark.parametrize("turn", range(1, 9))
def test_it_turns_a_picture_upright(turn):
    content = drawn("PNG", exif=exif({0x112: turn}))
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))
    picture = opened(content)
    assert np.array_equal(picture.pixels, np.asarray(upright))
    assert (picture.width, picture.height) == upright.size


def test_what_is_see_through_is_seen_on_white():
    half = saved(Image.new("RGBA", (4, 4), (0, 0, 0, 0)), "PNG")
    assert opened(half).pixels.min() == 255


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixel_becomes_red_green_and_blue(mode):
    content = saved(Image.new(mode, (30, 300)), "JPEG" if mode == "CMYK" else "PNG")
    assert opened(content).pixels.shape == (300, 30, 3)


def test_sixteen_bits_of_grey_keep_their_brightness():
    grey = Image.fromarray(np.full((5, 5), 0x8000, np.uint16))
    assert opened(saved(grey, "PNG")).pixels[0, 0].tolist() == [128, 128, 128]


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG", "AVIF"])
def test_it_says_that_a_picture_moves(format):
    more = [Image.new("RGB", (64, 48), colour) for colour in ("red", "blue")]
    content = saved(Image.new("RGB", (64, 48)), format, save_all=True, append_images=more)
    assert opened(content).is_animated


def test_what_hangs_on_to_a_picture_does_not_matter():
    assert opened(SMALL["JPEG"] + b"PK\3\4 an archive").width == 64


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><SVG/>", "svg"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isomiso2", "film"),
        (b"%PDF-1.7", "pdf"),
        (b"GIF89a", "damaged"),
        (b"hello", "unknown"),
        (SMALL["PNG"] + bytes(25_000_000), "heavy"),
    ],
)
def test_it_refuses_in_a_sentence_that_says_what_to_do(content, code):
    with pytest.raises(PictureError) as refused:
        opened(content, "holiday.jpg")
    error = refused.value
    assert error.code == code
    assert str(error).startswith("holiday.jpg: ")
    assert isinstance(error, DraftError)
    assert error.in_("nl") != error.in_("en")


def test_every_refusal_ends_with_what_to_do():
    for sentence in REFUSALS.values():
        for text in sentence:
            assert text.count(". ") + text.count("gedel") >= 1 or "pip install" in text
            assert text[0].islower() or text.startswith("de ")


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_that_ends_early_is_refused(format):
    whole = SMALL[format]
    for length in (12, 40, len(whole) // 2):
        with pytest.raises(PictureError):
            opened(whole[:length])


@given(st.sampled_from(FORMATS), st.data())
def test_whatever_happens_to_its_bytes_it_is_opened_or_refused(format, data):
    content = bytearray(SMALL[format])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        picture = opened(bytes(content))
    except PictureError:
        return
    assert picture.pixels.shape == (picture.height, picture.width, 3)


def test_pixels_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        opened(SMALL["PNG"]).pixels[0, 0] = 0


def test_pixels_that_were_let_go_come_back():
    picture = opened(SMALL["PNG"])
    before = picture.pixels
    picture.forget_pixels()
    assert np.array_equal(picture.pixels, before)


def test_with_a_memory_a_picture_is_looked_at_once():
    memory, looks = Memory(), []
    for _ in range(3):
        picture = opened(SMALL["PNG"], "a.png", memory)
        assert picture.seen("width", lambda one: looks.append(one.name) or one.width) == 64
    assert looks == ["a.png"]
    assert "pixels" not in picture.__dict__


def test_a_memory_keeps_refusals_and_names_each_file():
    memory = Memory()
    for name in ("a.jpg", "b.jpg"):
        with pytest.raises(PictureError, match=name):
            opened(b"hello", name, memory)


def test_a_memory_forgets_the_oldest():
    memory = Memory(most=2)
    for number in (1, 2, 3):
        memory.recalled(str(number), "x", partial(int, number))
    assert memory.recalled("3", "x", lambda: 0) == 3
    assert memory.recalled("1", "x", lambda: 0) == 0


WITHOUT = """
import sys
sys.modules["{hidden}"] = None
from pedel.policy.pictures.decoding import PictureError, opened
try:
    opened(open({path!r}, "rb").read(), "a.png")
except PictureError as error:
    print(error)
"""


@pytest.mark.parametrize("hidden", ["cv2", "numpy", "PIL"])
def test_without_the_parts_for_pictures_it_says_which_to_install(hidden, tmp_path):
    (tmp_path / "a.png").write_bytes(SMALL["PNG"])
    code = WITHOUT.format(hidden=hidden, path=str(tmp_path / "a.png"))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert "pip install 'pedel[pictures]'" in done.stdout

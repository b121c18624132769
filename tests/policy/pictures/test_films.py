"""Some frames of a film are looked at; what is no film, or far too much of one, is refused."""

import io

import av
import numpy as np
import pytest
import skimage.data
from hypothesis import given
from hypothesis import strategies as st

from pedel.policy.pictures import films
from pedel.policy.pictures.decoding import PictureError
from pedel.policy.pictures.faces import faces
from pedel.policy.pictures.films import MOMENTS, film, frames
from pedel.policy.pictures.memory import Memory


def filmed(container="mp4", codec="mpeg4", *, seconds=3, pictures=None, size=(64, 48)):
    """A film of grey that grows lighter, or of pictures."""
    file = io.BytesIO()
    with av.open(file, "w", format=container) as made:
        stream = made.add_stream(codec, rate=10)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        for number in range(seconds * 10):
            grey = np.full((size[1], size[0], 3), min(255, number * 8), np.uint8)
            pixels = grey if pictures is None else pictures[number % len(pictures)]
            made.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, "rgb24")))
        made.mux(stream.encode())
    return file.getvalue()


@pytest.mark.parametrize(("container", "codec"), [("mp4", "mpeg4"), ("webm", "libvpx-vp9"), ("mov", "mpeg4")])
def test_it_takes_frames_from_the_whole_of_a_film(container, codec):
    taken = frames(filmed(container, codec), "clip")
    light = [int(one.pixels.mean()) for one in taken]
    assert len(taken) == len(MOMENTS)
    assert light == sorted(light)
    assert light[0] < 20 < 150 < light[-1]
    assert all(one.is_animated for one in taken)


def test_each_frame_is_a_picture_of_its_own():
    assert len({one.sha256 for one in frames(filmed())}) == len(MOMENTS)


def test_faces_are_found_in_a_film():
    portrait = skimage.data.astronaut()
    assert all(
        len(faces(one)) == 1 for one in frames(filmed(pictures=[portrait], size=(512, 512), seconds=2))
    )


def test_a_film_tells_how_long_it_lasts():
    told = film(filmed(seconds=2))
    assert (told.seconds, told.width, told.height) == (pytest.approx(2, abs=0.2), 64, 48)
    assert not told.has_sound


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\0\0\0\x18ftypisom\0\0\0\0isomiso2", b"\x1a\x45\xdf\xa3"]
)
def test_what_is_no_film_is_refused(content):
    with pytest.raises(PictureError):
        film(content, "clip.mp4")


@given(st.data())
def test_whatever_happens_to_its_bytes_it_is_read_or_refused(data):
    content = bytearray(CLIP)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        taken = frames(bytes(content))
        for one in taken:
            assert one.pixels.shape[2] == 3
    except PictureError:
        pass


def test_a_film_that_is_too_long_too_large_or_too_heavy_is_refused(monkeypatch):
    for limit, code in (("MAX_SECONDS", "long"), ("MAX_PIXELS", "large"), ("MAX_BYTES", "heavy")):
        with monkeypatch.context() as patch:
            patch.setattr(films, limit, 1)
            with pytest.raises(PictureError) as refused:
                film(CLIP)
        assert refused.value.code == code


def test_with_a_memory_a_film_is_decoded_when_its_pixels_are_wanted():
    memory = Memory()
    frames(CLIP, "a.mp4", memory)
    again = frames(CLIP, "a.mp4", memory)
    assert "pixels" not in again[0].__dict__
    assert again[0].pixels.shape == (48, 64, 3)


CLIP = filmed()

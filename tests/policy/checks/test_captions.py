"""A film with sound asks for captions, unless there are some."""

import io

import av
import numpy as np
import pytest

from pedel.policy import Draft, Media, check, load_pack
from policy.checking import matches
from policy.pictures.test_films import CLIP


def with_sound():
    """A second of grey with a second of silence."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as made:
        picture = made.add_stream("mpeg4", rate=10)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        sound = made.add_stream("aac", rate=8000, layout="mono")
        for _ in range(10):
            made.mux(picture.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), "rgb24")))
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
        silence.sample_rate = 8000
        made.mux(sound.encode(silence))
        made.mux(sound.encode())
        made.mux(picture.encode())
    return file.getvalue()


FILM = Media("tour.mp4", kind="video", content=with_sound())


def found(*media):
    return matches("captions", Draft("Look.", media=media))


def test_a_film_with_sound_is_asked_about():
    (match,) = found(FILM)
    assert (match.category, match.ask, match.values) == ("missing", True, {"file": "tour.mp4"})


@pytest.mark.parametrize("name", ["tour.srt", "tour.nl.vtt", "TOUR.VTT"])
def test_captions_beside_it_are_enough(name):
    assert found(FILM, Media(name, kind="document")) == []


def test_captions_of_another_film_are_not():
    assert found(FILM, Media("other.srt", kind="document"))


@pytest.mark.parametrize(
    "media",
    [
        Media("a.mp4", kind="video", content=CLIP),
        Media("a.mp4", kind="video"),
        Media("a.mp4", kind="video", content=b"no film"),
    ],
)
def test_without_sound_or_content_there_is_nothing_to_ask(media):
    assert found(media) == []


def test_the_pack_for_accessible_posts_asks_it():
    report = check(Draft("Look.", media=(FILM,)), load_pack("accessible-posts"))
    assert "accessible.captions" in {question.clause.id for question in report.questions}

from __future__ import annotations

import io

import numpy as np
import pytest
from bench.screenshots import LINES, distance, screenshot
from PIL import Image, ImageDraw, ImageFont
from skimage import data

from pedel.policy.pictures.decoding import opened
from pedel.policy.pictures.reading import MOST_LINES, Line, Reading, lines, read


def text(pixels):
    return "\n".join(line.text for line in lines(pixels))


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize(("size", "dark"), [(14, False), (22, True)])
def test_of_a_screenshot_nearly_every_character_is_read(lang, size, dark):
    wanted = "\n".join(LINES[lang])
    wrong = distance(wanted, text(screenshot(LINES[lang], size=size, dark=dark)))
    assert 1 - wrong / len(wanted) >= 0.985


def test_numbers_survive():
    said = ["IBAN NL91 ABNA 0417 1643 00", "BSN 111222333", "+31 71 527 2727", "room 0.03, 25%, EUR 1,250.00"]
    assert text(screenshot(said, size=18)).split("\n") == said


def test_a_long_page_of_a_telephone_is_read_in_order():
    said = [f"Line {number} of a very long page" for number in range(1, 41)]
    assert text(screenshot(said, size=20, width=500)).split("\n") == said


def test_of_more_lines_than_anybody_reads_the_first_are_read():
    said = [f"Item {number}" for number in range(MOST_LINES + 30)]
    assert len(list(lines(screenshot(said, size=14, width=160)))) == MOST_LINES


def test_where_nothing_is_written_nothing_is_read():
    assert text(np.full((200, 300, 3), 255, np.uint8)) == ""
    assert text(np.asarray(data.chelsea())) == ""
    assert text(np.zeros((1, 1, 3), np.uint8)) == ""


def test_a_picture_is_read_from_its_file():
    file = io.BytesIO()
    Image.fromarray(screenshot(["Good morning, Leiden"], size=24)).save(file, "PNG")
    reading = read(opened(file.getvalue()))
    assert reading.text == "Good morning, Leiden"
    assert reading.lines[0].confidence > 0.9


def test_the_place_of_some_words_is_known():
    font = ImageFont.load_default(24)
    said = "Transfer it to NL91 ABNA 0417 1643 00 today"
    image = Image.new("RGB", (700, 100), "white")
    ImageDraw.Draw(image).text((40, 30), said, font=font, fill="black")
    (line,) = lines(np.asarray(image))
    start, end = said.index("NL91"), said.index(" today")
    (box,) = Reading((line,)).boxes(start, end)
    left, right = (40 + font.getlength(said[:until]) for until in (start, end))
    assert abs(box.left - left) < 15
    assert abs(box.left + box.width - right) < 15
    assert 20 < box.top < 40


def test_words_over_two_lines_stand_in_two_places():
    from pedel.policy.pictures.boxes import Box

    reading = Reading((Line("one two", Box(0, 0, 70, 10), 1.0), Line("three", Box(0, 20, 50, 10), 1.0)))
    assert [box.top for box in reading.boxes(4, 13)] == [0, 20]
    assert reading.boxes(7, 8) == ()
    assert reading.text == "one two\nthree"


def test_nothing_is_fetched_when_the_models_are_loaded(monkeypatch):
    import requests

    from pedel.policy.pictures import reading

    def refuse(*_args, **_kwargs):
        raise AssertionError("it went to the network")

    monkeypatch.setattr(requests.Session, "request", refuse)
    reading._reader.cache_clear()
    assert text(screenshot(["Hello"], size=30)) == "Hello"

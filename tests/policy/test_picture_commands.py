"""`pedel check --media`, `pedel picture inspect` and `pedel picture clean`."""

import json

import pytest
from bench.hostile_pictures import drawn

from pedel.policy.pictures.decoding import opened
from pedel.policy.pictures.notes import Notes, notes
from policy.pictures.shown import LEIDEN, astronaut, exif
from policy.pictures.test_films import CLIP
from policy.running import refused, run

TOLD = drawn("JPEG", exif=exif({0x13B: "Eva de Boer"}, {0xA431: "1234567"}, LEIDEN))


@pytest.fixture
def told(tmp_path):
    path = tmp_path / "told.jpg"
    path.write_bytes(TOLD)
    return path


def test_a_picture_is_checked_with_the_draft(told, tmp_path):
    (tmp_path / "face.png").write_bytes(astronaut("PNG"))
    made = run("check", "--media", told, "--media", tmp_path / "face.png", "--alt", "Blocks", text="Look!")
    assert made.exit_code == 1
    for words in ("where the picture was taken", "Eva de Boer", "Picture 2, at", "may be recognised"):
        assert words in " ".join(made.stdout.split())
    assert "What a picture shows" not in made.stdout


def test_a_description_belongs_to_the_file_at_its_place(told):
    made = run(
        "check", "--media", told, "--alt", "https://bit.ly/x", "--media-name", "b.jpg", "--alt", "Two",
        "--format", "json", text="Look!",
    )  # fmt: skip
    assert "alt.1" in {one["where"] for one in json.loads(made.stdout)["findings"]} or made.exit_code == 1


def test_a_file_that_is_no_picture_is_said_not_to_have_been_looked_at(tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"hello")
    made = run("check", "--media", tmp_path / "a.jpg", text="Sun.")
    assert made.exit_code == 1
    assert "Picture 1: This is no picture" in " ".join(made.stdout.split())


def test_a_film_is_looked_at(tmp_path):
    (tmp_path / "a.mp4").write_bytes(CLIP)
    made = run("check", "--media", tmp_path / "a.mp4", "--format", "json", text="Sun.")
    assert [one["what"] for one in json.loads(made.stdout)["unchecked"]] == ["profile"]


def test_inspect_shows_what_a_file_tells(told):
    made = run("picture", "inspect", told).stdout
    for words in ("JPEG, 64 × 48", "52.15833, 4.48500", "Eva de Boer", "1234567", "none found"):
        assert words in made
    made = run("picture", "inspect", told, "--speak", "nl").stdout
    assert "plaats" in made
    assert "geen gevonden" in made


def test_inspect_speaks_to_programs(told, tmp_path):
    assert json.loads(run("picture", "inspect", told, "--format", "json").stdout)["makers"] == ["Eva de Boer"]
    several = json.loads(run("picture", "inspect", told, told, "--format", "json").stdout)
    assert [one["format"] for one in several] == ["jpeg", "jpeg"]


def test_clean_writes_beside_the_original_and_never_over_it(told):
    made = run("picture", "clean", told)
    bare = told.with_name("told.clean.jpg")
    assert str(bare) in made.stdout
    assert notes(opened(bare.read_bytes())) == Notes()
    assert told.read_bytes() == TOLD
    refused(run("picture", "clean", told), "is there already", "--overwrite")
    assert run("picture", "clean", told, "--overwrite").exit_code == 0


def test_clean_writes_where_it_is_asked_to(told, tmp_path):
    (tmp_path / "out").mkdir()
    run("picture", "clean", told, "-o", tmp_path / "out")
    assert (tmp_path / "out" / "told.jpg").exists()
    run("picture", "clean", told, "-o", tmp_path / "bare.jpg")
    assert (tmp_path / "bare.jpg").exists()
    refused(run("picture", "clean", told, told, "-o", tmp_path / "bare.jpg"), "is no folder")


@pytest.mark.parametrize("command", [("inspect",), ("clean",)])
@pytest.mark.parametrize(
    ("content", "words"), [(b"hello", "no picture"), (None, "there is no file"), ("folder", "is a folder")]
)
def test_what_is_no_picture_is_refused_in_one_line(command, content, words, tmp_path):
    path = tmp_path / "a.jpg"
    if content == "folder":
        path.mkdir()
    elif content:
        path.write_bytes(content)
    refused(run("picture", *command, path), "a.jpg", words)

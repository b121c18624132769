"""Text in pictures: read once, seen by every check, and asked for in the description."""

import pytest
from bench.screenshots import screenshot
from PIL import Image

from pedel.policy import Draft, Media, check, load_pack
from policy.pictures.seals import png
from policy.pictures.shown import coffee

LEIDEN = load_pack("leiden-2012")
BOTH = LEIDEN + load_pack("accessible-posts")
MAILS = {
    "en": ["From: Elin Bakker", "To: the whole team", "Subject: Friday", "Can we meet at ten?"],
    "nl": ["Van: Elin Bakker", "Aan: het hele team", "Onderwerp: vrijdag", "Zien we elkaar om tien uur?"],
}
POSTER = ["Open day of the Hortus", "Saturday from eleven to four", "Tours, seeds and coffee for everybody"]


def report(lines, text="Look.", alt="A picture", pack=LEIDEN, **more):
    content = png(Image.fromarray(screenshot(lines, size=22, width=700))) if lines else coffee()
    return check(Draft(text, media=(Media("a.png", alt, content=content),), **more), pack)


def found(made, name):
    return [finding for finding in made.findings if finding.check == name]


@pytest.mark.parametrize("lang", sorted(MAILS))
def test_a_picture_of_a_mail_is_told_with_its_place(lang):
    (finding,) = found(report(MAILS[lang]), "picture_text")
    assert (finding.clause.id, finding.category) == ("confidentiality", "correspondence")
    assert (finding.where, len(finding.boxes)) == ("picture.1", 3)


@pytest.mark.parametrize("lines", [POSTER, ["From Leiden to Delft: a walk"], []])
def test_another_picture_is_no_mail(lines):
    assert found(report(lines), "picture_text") == []


def test_what_is_found_in_a_post_is_found_in_a_picture():
    made = report(["Pay it to NL91 ABNA 0417 1643 00", "The wifi password is Kersentuin-58!"])
    told = {finding.check: finding for finding in made.findings if finding.where == "picture.1"}
    assert {"identifiers", "secrets"} <= told.keys()
    assert all(finding.boxes for finding in told.values())


@pytest.mark.parametrize(
    ("text", "alt", "is_told"),
    [
        ("Look.", "A poster", True),
        (
            "Look.",
            "Poster: open day of the Hortus, Saturday from eleven to four, tours, seeds, coffee",
            False,
        ),
        (
            "Open day of the Hortus on Saturday from eleven to four, with tours, seeds and coffee",
            "Poster",
            False,
        ),
    ],
)
def test_a_poster_is_to_be_said_in_words_as_well(text, alt, is_told):
    told = found(report(POSTER, text, alt, BOTH), "picture_text")
    assert [finding.category for finding in told] == ["unsaid"] * is_told


def test_a_few_words_need_no_saying():
    assert found(report(["Way out"], pack=BOTH), "picture_text") == []

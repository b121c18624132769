"""What a picture's file tells becomes a finding or a question, and no coordinate or number is repeated."""

from datetime import date

import pytest
from bench.hostile_pictures import HOSTILE, drawn

from pedel.policy import Draft, Media
from pedel.policy.checks.picture_metadata import CATEGORIES
from policy.checking import matches
from policy.pictures.shown import LEIDEN, exif, listed, with_iptc, with_xmp, xmp

AI = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MAKER = drawn("JPEG", exif=exif({0x13B: "Eva de Boer"}))
TOLD = {
    "place": drawn("JPEG", exif=exif(gps=LEIDEN)),
    "device": drawn("JPEG", exif=exif(inner={0xA431: "1234567"})),
    "owner": drawn("JPEG", exif=exif(inner={0xA430: "Eva de Boer"})),
    "named": with_xmp(xmp(listed("e:PersonInImage", "Noor"))),
    "maker": MAKER,
    "licence": with_xmp(xmp(cc_license="https://creativecommons.org/licenses/by/4.0/")),
    "expired": with_iptc(_37="20251231"),
    "contradiction": with_xmp(
        xmp(
            listed("dc:rights", "All rights reserved"),
            cc_license="https://creativecommons.org/licenses/by/4.0/",
        )
    ),
    "made_by_ai": with_xmp(xmp(e_DigitalSourceType=AI + "trainedAlgorithmicMedia")),
    "altered_by_ai": with_xmp(xmp(e_DigitalSourceType=AI + "compositeWithTrainedAlgorithmicMedia")),
    "unreadable": HOSTILE["jpeg_with_xmp_of_thousand_million_laughs"](),
}


def found(content, day=date(2026, 3, 2), **params):
    draft = Draft("Look.", media=(Media("a.jpg", content=content),))
    return matches("picture_metadata", draft, day=day, **params)


@pytest.mark.parametrize("category", CATEGORIES)
def test_it_says_what_a_file_tells(category):
    (match,) = found(TOLD[category])
    assert match.category == category
    assert match.ask == category.endswith("_ai")
    assert match.values["file"] == "a.jpg"


def test_a_file_that_tells_nothing_is_left_alone():
    assert found(drawn("JPEG")) == []
    assert found(b"no picture") == []


def test_no_place_number_or_name_of_a_person_is_repeated():
    for category in ("place", "device", "owner", "named"):
        (match,) = found(TOLD[category])
        for secret in ("52", "1234567", "Eva", "Noor"):
            assert secret not in match.values["value"]


def test_the_last_day_of_use_still_counts():
    assert found(with_iptc(_37="20251231"), day=date(2025, 12, 31)) == []


def test_own_makers_need_no_question():
    assert found(MAKER, own=("eva de boer",)) == []


def test_a_licence_is_told_with_its_maker():
    content = drawn("JPEG", exif=exif({0x13B: "Eva de Boer", 0x8298: "CC BY 4.0"}))
    (match,) = found(content)
    assert (match.category, match.values["value"]) == ("licence", "Eva de Boer, CC BY 4.0")

"""Official marks in pictures: that they are there, and how they were treated."""

from datetime import date
from functools import cache

import pytest
from PIL import Image

from pedel.policy import Draft, Media, check, load_pack
from pedel.policy.pictures.marks import Mark, Marks
from policy.knowing import told
from policy.pictures.seals import RED, placed, png, seal
from policy.pictures.shown import coffee

LEIDEN = load_pack("leiden-2012")
PAPER = Image.new("RGB", (800, 600), "white")


@cache
def marks(**asked):
    return Marks([Mark("The seal", png(seal(3)), variant="blue", **asked)])


def draft(mark=None, at=(250, 150), size=(300, 300), **more):
    content = png(Image.fromarray(placed(PAPER, mark or seal(3), at, size)))
    return Draft("Look.", media=(Media("a.png", "A seal", content=content),), **more)


def categories(draft, **asked):
    return [match.category for match in told("logo", draft, marks(**asked))]


def test_a_mark_is_told_with_its_place():
    (match,) = told("logo", draft(), marks())
    assert (match.category, match.values["name"], len(match.boxes)) == ("shown", "The seal (blue)", 1)
    assert abs(match.boxes[0].left - 253) < 6


@pytest.mark.parametrize(
    ("treated", "asked", "category"),
    [
        (draft(size=(350, 300)), {}, "stretched"),
        (draft(seal(3, colour=RED)), {}, "recoloured"),
        (draft(size=(90, 90)), {"min_size": 120}, "small"),
        (draft(at=(4, 150)), {"clear_space": 0.2}, "crowded"),
        (draft(), {"until": date(2020, 12, 31)}, "old"),
        (draft(), {"since": date(2030, 1, 1)}, "old"),
    ],
    ids=["stretched", "recoloured", "small", "crowded", "no longer", "not yet"],
)
def test_each_thing_amiss_is_told(treated, asked, category):
    assert categories(treated, **asked) == ["shown", category]


def test_nothing_is_amiss_with_a_mark_as_it_should_be():
    asked = {"min_size": 120, "clear_space": 0.2, "since": date(2020, 1, 1), "until": date(2030, 1, 1)}
    assert categories(draft(), **asked) == ["shown"]


def test_without_marks_or_with_other_ones_nothing_is_said():
    assert told("logo", draft(), None) == told("logo", draft(), Marks()) == []
    assert told("logo", draft(seal(9)), marks()) == []
    assert told("logo", Draft("", media=(Media("a.jpg", content=coffee()),)), marks()) == []


def ids(draft, **asked):
    findings = check(draft, LEIDEN, known={"logo": marks(**asked)}).findings
    return [(one.clause.id, one.category) for one in findings if one.check == "logo"]


def test_on_an_own_account_the_mark_itself_is_told():
    assert ids(draft(size=(350, 300))) == [("logo.personal", "shown")]


def test_on_an_official_account_only_how_it_was_treated_is():
    assert ids(draft(account="brand")) == []
    assert ids(draft(size=(350, 300), account="brand")) == [("logo.brand", "stretched")]

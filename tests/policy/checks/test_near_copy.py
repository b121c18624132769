"""Pictures that the institution knows: the same, perhaps the same, and what stands against them."""

import io

import numpy as np
import pytest
from PIL import Image
from skimage import data

from pedel.policy import Draft, Media, check, load_pack
from pedel.policy.checks.near_copy import CATEGORIES
from pedel.policy.pictures.likeness import Asset, Likenesses, fingerprint
from policy.knowing import told
from policy.pictures.shown import astronaut, coffee

LEIDEN = load_pack("leiden-2012")


def library(status="known", pixels=None):
    kept = Likenesses()
    kept.add(Asset("cup", "The cup", status), fingerprint(data.coffee() if pixels is None else pixels))
    return kept


def picture(content):
    return Media("a.jpg", "A cup", content=content)


def cut(share):
    """The cup without its edges."""
    image = Image.fromarray(data.coffee())
    across, down = int(image.width * share / 2), int(image.height * share / 2)
    file = io.BytesIO()
    image.crop((across, down, image.width - across, image.height - down)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("status", sorted(CATEGORIES))
def test_what_stands_against_a_known_picture_is_told(status):
    (match,) = told("near_copy", Draft("", media=(picture(coffee()),)), library(status))
    assert (match.category, match.ask, dict(match.values)) == (status, False, {"title": "The cup"})


def test_a_picture_that_may_be_another_one_is_asked_about():
    (match,) = told("near_copy", Draft("", media=(picture(cut(0.05)),)), library())
    assert match.ask


def test_the_most_serious_is_told_alone():
    kept = library()
    kept.add(Asset("other", status="withdrawn"), fingerprint(np.asarray(data.coffee())))
    (match,) = told("near_copy", Draft("", media=(picture(coffee()),)), kept)
    assert (match.category, match.values["title"]) == ("withdrawn", "other")


@pytest.mark.parametrize("known", [None, Likenesses(), library()])
def test_another_picture_is_nobodys_business(known):
    assert told("near_copy", Draft("", media=(picture(astronaut()),)), known) == []


@pytest.mark.parametrize(
    ("status", "clause"),
    [
        ("withdrawn", "privacy.permission"),
        ("expired", "liability.copyright"),
        ("embargoed", "scope.unpublished"),
        ("known", "liability.copyright"),
    ],
)
def test_each_goes_to_its_clause(status, clause):
    draft = Draft("Coffee?", account="brand", media=(picture(coffee()),))
    findings = check(draft, LEIDEN, known={"near_copy": library(status)}).findings
    (finding,) = [one for one in findings if one.check == "near_copy"]
    assert (finding.clause.id, finding.where) == (clause, "picture.1")
    assert "The cup" in finding.message("en")
    assert "The cup" in finding.message("nl")

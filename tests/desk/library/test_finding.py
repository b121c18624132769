import csv
import io
from datetime import date

import pytest
from PIL import Image, ImageOps

from desk.library.drawing import film, photo, scene, upload
from pedel.desk.library import actions, knowledge, listing
from pedel.desk.library.models import Asset
from pedel.desk.library.searching import folded
from pedel.desk.record.acting import Actor
from pedel.policy.pictures.likeness import fingerprint


@pytest.fixture
def three(put, cast):
    atrium, court = put(photo(1), "atrium.jpg"), put(photo(2), "court.jpg")
    garden = put(photo(3), "garden.jpg", person=cast.sofie, unit=cast.units.science)
    actions.describe(
        Actor(cast.emma),
        atrium,
        alt_en="Students in the atrium",
        maker="Zoë Müller",
        tags=["Open day", "2026"],
    )
    actions.license(Actor(cast.emma), court, licence="CC-BY-4.0", credit="Photo: Jansen")
    return atrium, court, garden


def names(person, **chosen):
    return {asset.name for asset in listing.assets(person, chosen)}


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ({"q": "STUDENT atrium"}, {"atrium.jpg"}),
        ({"q": "muller"}, {"atrium.jpg"}),
        ({"q": "jansen"}, {"court.jpg"}),
        ({"q": "open day"}, {"atrium.jpg"}),
        ({"q": "nothing such"}, set()),
        ({"q": "% _"}, {"atrium.jpg", "court.jpg", "garden.jpg"}),
        ({"tag": "open DAY"}, {"atrium.jpg"}),
        ({"licence": "missing"}, {"atrium.jpg", "garden.jpg"}),
        ({"licence": "valid"}, {"court.jpg"}),
        ({"licence": "ended"}, set()),
        ({"kind": "film"}, set()),
        ({"sort": "name"}, {"atrium.jpg", "court.jpg", "garden.jpg"}),
        ({"show": "unused"}, {"atrium.jpg", "court.jpg", "garden.jpg"}),
    ],
)
def test_words_and_filters_find(three, cast, wish, found):
    assert names(cast.stan, **wish) == found


def test_units_below_are_found_too(three, cast):
    assert names(cast.stan, unit=cast.units.law.pk) == {"atrium.jpg", "court.jpg"}
    assert len(names(cast.stan, unit=cast.units.root.pk)) == 3


def test_what_is_put_away_is_offered_no_more_and_comes_back(three, cast):
    actions.archive(Actor(cast.emma), three[0])
    assert names(cast.stan) == {"court.jpg", "garden.jpg"}
    assert names(cast.stan, show="archived") == {"atrium.jpg"}
    actions.restore(Actor(cast.emma), Asset.objects.get(pk=three[0].pk))
    assert len(names(cast.stan)) == 3


def test_what_a_unit_keeps_to_itself_only_its_people_see(three, cast, sign_in):
    actions.share(Actor(cast.emma), three[0], with_everyone=False)
    assert "atrium.jpg" not in names(cast.sofie)
    assert "atrium.jpg" in names(cast.olga) & names(cast.anna) & names(cast.sander)
    assert sign_in(cast.sofie).get(f"/library/{three[0].pk}/").status_code == 404


def test_case_and_accents_make_no_difference():
    assert folded("Zoë  MÜLLER, café!") == "zoe muller cafe"


def changed(how):
    image = scene(1)
    target = io.BytesIO()
    how(image).save(target, "JPEG", quality=40)
    return target.getvalue()


@pytest.mark.parametrize(
    "how",
    [
        lambda image: image,
        ImageOps.grayscale,
        lambda image: image.resize((160, 120)),
        lambda image: image.rotate(2),
    ],
    ids="recompressed grey smaller turned".split(),
)
def test_a_copy_of_a_picture_finds_it(three, cast, sign_in, how):
    page = sign_in(cast.stan).post("/library/alike/", {"picture": upload(changed(how), "copy.jpg")})
    assert "atrium.jpg" in page.content.decode()
    assert "garden.jpg" not in page.content.decode()
    assert Asset.objects.count() == 3


def test_another_picture_finds_nothing_and_no_picture_is_told(three, cast, sign_in):
    client = sign_in(cast.stan)
    assert (
        "Nothing here looks like it"
        in client.post("/library/alike/", {"picture": upload(photo(77))}).content.decode()
    )
    assert client.post("/library/alike/", {"picture": upload(b"x")}).status_code == 422


def test_checks_know_the_pictures_and_what_stands_against_them(three, cast):
    mark = fingerprint(_pixels(1))
    assert [near.asset.status for near in knowledge.KnownPictures().nearest(mark)] == ["known"]
    atrium = Asset.objects.get(pk=three[0].pk)
    actions.license(Actor(cast.emma), atrium, licence="bought", ends=date(2020, 1, 1))
    assert [near.asset.status for near in knowledge.KnownPictures().nearest(mark)] == ["expired"]


def test_what_checks_know_costs_one_small_query(three, django_assert_num_queries):
    mark = fingerprint(_pixels(1))
    knowledge.KnownPictures().nearest(mark)
    with django_assert_num_queries(1):
        knowledge.KnownPictures().nearest(mark)
    with django_assert_num_queries(0):
        assert knowledge.KnownPictures()


def test_it_is_exported_as_it_is_shown(three, cast, sign_in):
    text = b"".join(sign_in(cast.stan).get("/library/export.csv?q=atrium").streaming_content).decode(
        "utf-8-sig"
    )
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["name"], row["tags"], row["maker"]) for row in rows] == [
        ("atrium.jpg", "2026, Open day", "Zoë Müller")
    ]


@pytest.mark.parametrize("view", ["", "?view=table", "?show=archived", "?tag=2026", "?unit=x", "?page=9"])
def test_the_list_has_its_pages(three, put, cast, sign_in, view):
    put(film(), "open-day.mp4")
    assert sign_in(cast.stan).get(f"/library/{view}").status_code == 200


def _pixels(seed):
    import numpy as np

    return np.asarray(Image.open(io.BytesIO(photo(seed))))

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desk.library.drawing import content, film, photo, scene
from pedel.desk.library import actions, renditions
from pedel.desk.library.models import Asset, Rendition
from pedel.desk.library.recipes import SHAPES, Recipe, fitting, taking
from pedel.desk.record.acting import Actor


def seen(row):
    return Image.open(io.BytesIO(content(row.file)))


sides = st.integers(1, 4000)


@given(
    sides,
    sides,
    st.sampled_from([ratio for ratio, _ in SHAPES.values() if ratio]),
    *[st.integers(0, 100)] * 2,
)
def test_a_crop_stays_within_the_picture_and_has_its_shape(width, height, ratio, x, y):
    left, top, right, bottom = renditions.crop((width, height), ratio, x, y)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert right - left == width or bottom - top == height
    if min(right - left, bottom - top) > 50:
        assert (right - left) / (bottom - top) == pytest.approx(ratio, rel=0.05)


def test_a_crop_keeps_what_must_be_seen():
    assert renditions.crop((1000, 500), 1.0, 0, 50) == (0, 0, 500, 500)
    assert renditions.crop((1000, 500), 1.0, 100, 50) == (500, 0, 1000, 500)
    assert renditions.crop((1000, 500), 1.0, 60, 50) == (350, 0, 850, 500)


def test_it_is_made_once_under_the_same_name(asset):
    first = renditions.rendition(asset, Recipe("square"))
    again = renditions.rendition(Asset.objects.get(), Recipe("square"))
    assert (first.pk, first.file.name) == (again.pk, again.file.name)
    assert asset.sha256 in first.file.name


def test_another_focus_is_another_crop(asset, cast):
    before = renditions.rendition(asset, Recipe("square"))
    after = renditions.rendition(actions.focus(Actor(cast.emma), asset, x=0, y=0), Recipe("square"))
    assert before.sha256 != after.sha256


def test_nothing_of_the_camera_goes_out(asset):
    for recipe in (Recipe(), Recipe("square"), Recipe(types=("image/webp",))):
        picture = seen(renditions.rendition(asset, recipe))
        assert not picture.getexif()
        assert b"SN-0042" not in content(renditions.rendition(asset, recipe).file)


def test_it_is_upright(put):
    exif = Image.Exif()
    exif[0x0112] = 6
    assert seen(renditions.rendition(put(photo(exif=exif)), Recipe())).size == (240, 320)


@pytest.mark.parametrize("name", taking())
def test_it_fits_every_network(put, name):
    noise = Image.effect_noise((1800, 1400), 90).convert("RGB")
    target = io.BytesIO()
    noise.save(target, "PNG")
    recipe = fitting([name])
    row = renditions.rendition(put(target.getvalue(), "noise.png"), recipe)
    assert row.media_type in recipe.types
    assert recipe.bytes is None or row.bytes <= recipe.bytes
    assert recipe.pixels is None or max(row.width, row.height) <= recipe.pixels


def test_for_several_networks_the_smallest_limit_counts():
    both = fitting(["mastodon", "instagram"])
    assert both.bytes == 8 * 1024 * 1024
    assert both.types == ("image/jpeg",)


def test_what_is_see_through_stays_so_where_that_can_be(put):
    target = io.BytesIO()
    scene().convert("RGBA").resize((200, 200)).save(target, "PNG")
    image = Image.new("RGBA", (200, 200), (200, 30, 30, 0))
    image.paste((20, 20, 200, 255), (50, 50, 150, 150))
    target = io.BytesIO()
    image.save(target, "PNG")
    asset = put(target.getvalue(), "mark.png")
    assert seen(renditions.rendition(asset, Recipe())).mode == "RGBA"
    jpeg = seen(renditions.rendition(asset, Recipe(types=("image/jpeg",))))
    assert jpeg.getpixel((5, 5)) == (255, 255, 255)


def test_a_film_shows_its_first_picture(put):
    assert seen(renditions.rendition(put(film(), "a.mp4"), Recipe())).size == (64, 48)


def test_they_are_private_and_nothing_but_pictures(asset, cast, sign_in):
    answer = sign_in(cast.stan).get(f"/library/{asset.pk}/pictures/square/?network=bluesky")
    assert (answer.getvalue()[:2], answer["Content-Type"]) == (b"\xff\xd8", "image/jpeg")
    assert answer["Cache-Control"].startswith("private")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert sign_in(cast.stan).get(f"/library/{asset.pk}/pictures/round/").status_code == 404
    assert sign_in(cast.stan).get(f"/library/{asset.pk}/pictures/square/?network=nowhere").status_code == 404


def test_a_licence_against_changes_shows_it_whole_only(asset, cast, sign_in):
    actions.license(Actor(cast.emma), asset, licence="CC-BY-ND-4.0")
    client = sign_in(cast.stan)
    assert client.get(f"/library/{asset.pk}/pictures/square/").status_code == 404
    assert client.get(f"/library/{asset.pk}/pictures/whole/").getvalue()[:2] == b"\xff\xd8"


def test_a_clean_copy_has_the_same_pixels_and_no_notes(asset, cast, sign_in):
    answer = sign_in(cast.stan).get(f"/library/{asset.pk}/clean/")
    copy = Image.open(io.BytesIO(answer.content))
    original = Image.open(io.BytesIO(content(asset.file)))
    assert copy.tobytes() == original.tobytes()
    assert b"SN-0042" not in answer.content
    assert 'filename="atrium-clean.jpg"' in answer["Content-Disposition"]


def test_only_the_units_people_take_the_original(asset, cast, sign_in):
    assert sign_in(cast.sofie).get(f"/library/{asset.pk}/original/").status_code == 403
    assert sign_in(cast.emma).get(f"/library/{asset.pk}/original/").getvalue() == photo(1, gps=True)


def test_what_was_lost_is_made_again(asset):
    row = renditions.rendition(asset, Recipe())
    row.file.storage.delete(row.file.name)
    assert renditions.rendition(asset, Recipe()).sha256 == row.sha256
    assert Rendition.objects.count() == 1

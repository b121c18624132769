import io
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from desk.drafts.pictures import bomb, made, moving, turned, upload
from pedel.desk.drafts import access, actions
from pedel.desk.drafts.decoding import decoded
from pedel.desk.drafts.models import Draft, Picture
from pedel.desk.drafts.reports import open_points
from pedel.desk.drafts.states import State, move
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Denied


@pytest.fixture
def add(cast, draft):
    def added(picture=None):
        return actions.add_picture(Actor(cast.emma), draft, upload=picture or made())

    return added


def opened(picture):
    return Image.open(io.BytesIO(picture.content.read()))


@pytest.mark.parametrize(
    ("format", "ending"), [("PNG", ".png"), ("JPEG", ".jpg"), ("WEBP", ".webp"), ("GIF", ".png")]
)
def test_it_takes_still_pictures(format, ending):
    picture = decoded(made(format))
    assert (picture.ending, picture.width, picture.height) == (ending, 40, 30)
    assert opened(picture).convert("RGB").getpixel((2, 2))[0] > 200


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "1", "LA"])
def test_it_takes_pictures_of_all_kinds_of_colour(mode):
    image = Image.new("RGB", (9, 9), "red").convert(mode)
    target = io.BytesIO()
    image.save(target, "PNG")
    assert decoded(upload(target.getvalue())).width == 9


def test_it_turns_a_photo_upright_and_forgets_where_it_was_taken():
    picture = decoded(turned())
    image = opened(picture)
    assert (picture.width, picture.height) == image.size == (30, 40)
    assert not image.getexif()


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (bomb(), "50 million pixels"),
        (bomb(7_100), "50 million pixels"),
        (moving(), "moves"),
        (upload(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg"), "Export it as PNG"),
        (upload(b"\n<?xml version='1.0'?><svg/>", "a.svg"), "Export it as PNG"),
        (upload(b"\0\0\0\x18ftypheic" + b"\0" * 40, "a.heic"), "Export it as JPEG"),
        (upload(b"hello, I am a picture"), "not a picture"),
        (upload(b""), "empty"),
        (upload(made().read()[:60]), "damaged"),
        (upload(made("JPEG", size=(400, 300)).read()[:900]), "damaged"),
        (made("TIFF"), "not a picture"),
    ],
    ids="bomb bomb-small moving svg svg-xml heic text empty cut-png cut-jpeg tiff".split(),
)
def test_it_says_why_it_does_not_take_a_picture(picture, why):
    with pytest.raises(ValidationError, match=why):
        decoded(picture)


def test_it_takes_no_file_that_is_too_large():
    large = SimpleUploadedFile("a.png", b"x")
    large.size = 15_000_001
    with pytest.raises(ValidationError, match="15 MB"):
        decoded(large)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(["PNG", "JPEG", "WEBP", "GIF"]), st.integers(0, 400), st.integers(0, 255))
def test_a_damaged_picture_is_refused_or_read_and_never_breaks_the_desk(format, place, byte):
    data = bytearray(made(format).read())
    data[place % len(data)] = byte
    with suppress(ValidationError):
        assert decoded(upload(bytes(data))).width > 0


def test_a_picture_is_kept_and_asks_for_its_description(cast, draft, add, sign_in):
    row = add()
    page = sign_in(cast.emma).get(f"/drafts/{draft.pk}/").content.decode()
    assert "Nobody has described this picture yet." in page
    actions.describe(Actor(cast.emma), draft, picture=row.pk, alt="A red field and a blue one")
    page = sign_in(cast.emma).get(f"/drafts/{draft.pk}/").content.decode()
    assert "Nobody has described" not in page


def test_pictures_stand_in_the_order_that_was_chosen(cast, draft, add):
    first, second, third = add(), add(), add()
    actions.move_picture(Actor(cast.emma), draft, picture=third.pk, place=0)
    assert list(draft.pictures.all()) == [third, first, second]


def test_more_pictures_than_a_network_takes_cannot_go(cast, draft, add):
    for _ in range(5):
        add()
    limits = [p for p in open_points(access.draft_for(cast.emma, draft.pk)) if p.kind == "limit"]
    assert len(limits) == 2
    assert "at most 4 pictures" in limits[0].text


def test_a_picture_is_an_edit(cast, draft, add):
    move(draft, State.WRITING, to=State.APPROVED)
    add()
    assert Draft.objects.get().state == State.WRITING


def test_only_who_sees_the_draft_sees_its_pictures(cast, draft, add, sign_in):
    address = f"/drafts/{draft.pk}/pictures/{add().pk}/"
    answer = sign_in(cast.anna).get(address)
    assert (answer.getvalue()[1:4], answer["Content-Type"]) == (b"PNG", "image/png")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert sign_in(cast.stan).get(address).status_code == 404


def test_nobody_else_puts_pictures_with_a_draft(cast, draft):
    with pytest.raises(Denied):
        actions.add_picture(Actor(cast.anna), draft, upload=made())


def test_a_removed_picture_goes_unless_a_revision_shows_it(
    cast, draft, add, django_capture_on_commit_callbacks
):
    gone, kept = add(), add()
    files = gone.file.name, kept.file.name
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_picture(Actor(cast.emma), draft, picture=gone.pk)
        revision = actions.freeze(Actor(cast.emma), draft)
        actions.remove_picture(Actor(cast.emma), draft, picture=kept.pk)
    assert not Picture.objects.exists()
    assert [default_storage.exists(name) for name in files] == [False, True]
    assert kept.sha256 in revision.content


def test_a_revision_shows_its_pictures_as_they_were(cast, draft, add, sign_in):
    row = add()
    actions.freeze(Actor(cast.emma), draft)
    actions.remove_picture(Actor(cast.emma), draft, picture=row.pk)
    answer = sign_in(cast.anna).get(f"/drafts/{draft.pk}/revisions/1/pictures/{row.sha256}/")
    assert answer.getvalue()[1:4] == b"PNG"
    assert sign_in(cast.anna).get(f"/drafts/{draft.pk}/revisions/1/pictures/abc/").status_code == 404


def test_the_page_takes_several_and_names_those_it_cannot(cast, draft, sign_in):
    files = {"picture": [made(name="good.png"), upload(b"nothing", "bad.png")]}
    told = sign_in(cast.emma).post(f"/drafts/{draft.pk}/pictures/", files).json()
    assert "good.png" in told["pictures"]
    assert [one["name"] for one in told["refused"]] == ["bad.png"]
    assert "not a picture" in told["refused"][0]["why"]


def test_a_copy_has_the_pictures_too(cast, draft, add):
    add()
    copy = actions.duplicate(Actor(cast.emma), draft)
    assert [p.sha256 for p in copy.pictures.all()] == [p.sha256 for p in draft.pictures.all()]

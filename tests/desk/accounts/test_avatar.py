import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from pedel.desk.accounts.avatars import MAX_BYTES, taken_in


def picture(format_="PNG", size=(200, 200), mode="RGB", **options):
    target = io.BytesIO()
    Image.new(mode, size, (10, 20, 30, 128)[: len(mode)]).save(target, format_, **options)
    return target.getvalue()


def upload(data, name="a.png"):
    return SimpleUploadedFile(name, data)


def kept(data):
    return Image.open(taken_in(upload(data)).content)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "WEBP"])
def test_it_takes_pictures_and_writes_them_anew(format_):
    assert kept(picture(format_)).format == "JPEG"


def test_it_keeps_what_is_see_through():
    assert kept(picture("PNG", mode="RGBA")).mode == "RGBA"


def test_it_makes_large_ones_smaller():
    assert kept(picture(size=(2000, 1000))).size == (800, 400)


def test_it_keeps_no_metadata():
    exif = Image.Exif()
    exif[0x9286] = "who took it, and where"
    exif[0x0112] = 6
    data = picture("JPEG", size=(300, 200), exif=exif)
    assert b"who took it" in data
    written = taken_in(upload(data)).content.read()
    assert b"who took it" not in written
    assert Image.open(io.BytesIO(written)).size == (200, 300)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"not a picture", "PNG, JPEG or WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "PNG, JPEG or WebP"),
        (picture("GIF"), "PNG, JPEG or WebP"),
        (picture("BMP"), "PNG, JPEG or WebP"),
        (picture("JPEG")[:400], "damaged"),
        (picture("PNG")[:-30], "damaged"),
        (picture(size=(50, 300)), "too small"),
        (picture("PNG", size=(5000, 4000)), "16 million"),
        (picture("PNG", size=(20000, 10000), mode="L"), "16 million"),
        (picture() + b"\0" * MAX_BYTES, "4 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_it_says_what_is_wrong_with_a_file(data, words):
    with pytest.raises(ValidationError) as error:
        taken_in(upload(data))
    assert words in error.value.message_dict["avatar"][0]


def test_it_shows_the_avatar_to_staff_alone(cast, sign_in, client):
    client_ = sign_in(cast.clara)
    address = f"/accounts/{cast.accounts.law.pk}/avatar/"
    assert client_.post(address, {"avatar": upload(picture())}).status_code == 302
    cast.accounts.law.refresh_from_db()
    shown = client_.get(address + cast.accounts.law.avatar.name.rpartition("/")[2])
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert client_.get(address + "other.jpg").status_code == 404
    assert client.get(shown.request["PATH_INFO"]).status_code == 302


def test_it_says_on_the_page_what_is_wrong(cast, sign_in):
    address = f"/accounts/{cast.accounts.law.pk}/avatar/"
    page = sign_in(cast.clara).post(address, {"avatar": upload(b"GIF89a")})
    assert page.status_code == 422
    assert b"This is not a picture" in page.content


def test_it_lets_the_old_picture_go(cast, sign_in, media, django_capture_on_commit_callbacks):
    client, address = sign_in(cast.clara), f"/accounts/{cast.accounts.law.pk}/avatar/"
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"avatar": upload(picture())})
        client.post(address, {"avatar": upload(picture("PNG", mode="RGBA"))})
    assert len(list((media / "avatars").iterdir())) == 1
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"remove": "yes"})
    assert list((media / "avatars").iterdir()) == []


def test_it_takes_none_from_somebody_who_may_not(cast, sign_in, media):
    address = f"/accounts/{cast.accounts.law.pk}/avatar/"
    assert sign_in(cast.emma).post(address, {"avatar": upload(picture())}).status_code == 403
    assert not (media / "avatars").exists()


def test_the_api_takes_and_removes_an_avatar(cast, sign_in):
    client, address = sign_in(cast.clara), f"/api/v1/accounts/{cast.accounts.law.pk}/avatar"
    assert client.post(address, {"avatar": upload(picture())}).status_code == 200
    assert client.post(address, {"avatar": upload(b"x")}).status_code == 422
    assert client.delete(address).status_code == 200
    assert client.delete(address).status_code == 422

"""Pictures, films and documents as the tests of the library draw them."""

from __future__ import annotations

import io
import random
import zipfile

import av
import numpy as np
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw
from pypdf import PdfWriter


def scene(seed=1, size=(320, 240)):
    """A picture with shapes of its own: two seeds never look alike."""
    chance = random.Random(seed)  # noqa: S311
    image = Image.new("RGB", size, tuple(chance.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for _ in range(14):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        w, h = chance.randrange(20, size[0] // 2), chance.randrange(20, size[1] // 2)
        draw.ellipse(
            (x - w // 2, y - h // 2, x + w // 2, y + h // 2), fill=tuple(chance.randrange(256) for _ in "rgb")
        )
    return image


def photo(seed=1, size=(320, 240), format="JPEG", gps=False, **options):
    """The bytes of a picture; with `gps` it says where and with which camera it was taken."""
    target = io.BytesIO()
    if gps:
        exif = Image.Exif()
        exif[0x013B] = "Fleur Fotograaf"
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (52.0, 9.0, 0.0)
        exif.get_ifd(0x8769)[0xA431] = "SN-0042"
        options["exif"] = exif
    scene(seed, size).save(target, format, **options)
    return target.getvalue()


def content(file):
    """All that a kept file holds."""
    with file.open() as opened:
        return opened.read()


def upload(content=None, name="atrium.jpg"):
    """A file as a form brings it."""
    return SimpleUploadedFile(name, photo() if content is None else content)


def film():
    """Half a second of a moving square, as MP4."""
    target = io.BytesIO()
    with av.open(target, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for step in range(5):
            pixels = np.zeros((48, 64, 3), np.uint8)
            pixels[10:30, step * 5 : step * 5 + 20] = 220
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode())
    return target.getvalue()


def pdf(pages=2):
    writer, target = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.write(target)
    return target.getvalue()


def zipped(*names):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return target.getvalue()

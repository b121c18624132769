"""Pictures for the tests, made on the spot."""

from __future__ import annotations

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def made(format="PNG", size=(40, 30), name=None, mode="RGB", **how):
    """A picture as a browser would send it: red at the left, blue at the right."""
    image = Image.new(mode, size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    target = io.BytesIO()
    image.save(target, format, **how)
    return upload(target.getvalue(), name or f"a.{format.lower()}")


def upload(data, name="a.png"):
    return SimpleUploadedFile(name, data)


def moving():
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    target = io.BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:])
    return upload(target.getvalue(), "a.gif")


def turned():
    """A photo from a phone held upright: lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    return made("JPEG", size=(40, 30), exif=exif)


def bomb(side=20_000):
    """A few bytes that claim to be a picture of 400 million pixels."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return upload(b"\x89PNG\r\n\x1a\n" + header + pixels + chunk(b"IEND", b""), "bomb.png")

"""Files that mean harm, drawn here: bombs, floods, lies about size, entities, two formats in one."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import numpy as np
from PIL import Image

HOSTILE: dict[str, Callable[[], bytes]] = {}
"""Each hostile file by what it does."""


def hostile(make: Callable[[], bytes]) -> Callable[[], bytes]:
    HOSTILE[make.__name__] = make
    return make


def drawn(format: str = "PNG", size: tuple[int, int] = (64, 48), **settings: object) -> bytes:
    """A small harmless picture."""
    across, down = np.meshgrid(np.arange(size[0]), np.arange(size[1]))
    pixels = np.stack((across * 3 % 256, down * 5 % 256, (across ^ down) % 256), axis=2).astype(np.uint8)
    return saved(Image.fromarray(pixels), format, **settings)


def saved(image: Image.Image, format: str, **settings: object) -> bytes:
    file = io.BytesIO()
    image.save(file, format, **settings)
    return file.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, rows: bytes, *extra: bytes, depth: int = 8, colour: int = 2) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def zeros(length: int) -> bytes:
    """So many zeros, packed, without holding them."""
    packer = zlib.compressobj(9)
    lengths = [*[1_000_000] * (length // 1_000_000), length % 1_000_000]
    return b"".join((*(packer.compress(bytes(one)) for one in lengths), packer.flush()))


def in_png(*extra: bytes) -> bytes:
    """A small PNG with more chunks after its head."""
    content = drawn()
    return content[:33] + b"".join(extra) + content[33:]


def in_jpeg(marker: int, body: bytes) -> bytes:
    """A small JPEG with one more segment."""
    content = drawn("JPEG")
    return content[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + content[2:]


@hostile
def png_of_fifty_million_pixels() -> bytes:
    return png(7000, 7000, zeros(7000 * 21001))


@hostile
def png_of_fifty_million_deep_and_clear_pixels() -> bytes:
    return png(7000, 7000, zeros(7000 * 56001), depth=16, colour=6)


@hostile
def png_that_claims_four_thousand_million_pixels() -> bytes:
    return png(65000, 65000, zeros(100_000_000))


@hostile
def png_with_a_gigabyte_behind_few_pixels() -> bytes:
    return png(100, 100, zeros(1_000_000_000))


@hostile
def png_with_a_gigabyte_of_text() -> bytes:
    return in_png(chunk(b"zTXt", b"Comment\0\0" + zeros(1_000_000_000)))


@hostile
def png_with_a_gigabyte_of_xmp() -> bytes:
    return in_png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zeros(1_000_000_000)))


@hostile
def png_with_a_gigabyte_of_colour_profile() -> bytes:
    return in_png(chunk(b"iCCP", b"icc\0\0" + zeros(1_000_000_000)))


@hostile
def png_of_two_million_pieces() -> bytes:
    return in_png(chunk(b"zzZz", b"") * 2_000_000)


@hostile
def jpeg_of_fifty_million_pixels() -> bytes:
    return saved(Image.new("RGB", (7000, 7000)), "JPEG")


@hostile
def jpeg_of_fifty_million_progressive_pixels() -> bytes:
    return saved(Image.new("RGB", (7000, 7000)), "JPEG", progressive=True)


@hostile
def jpeg_that_claims_four_thousand_million_pixels() -> bytes:
    content = bytearray(drawn("JPEG"))
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 9] = struct.pack(">HH", 65000, 65000)
    return bytes(content)


@hostile
def jpeg_of_two_sizes() -> bytes:
    content = drawn("JPEG")
    at = content.index(b"\xff\xc0")
    frame = content[at : at + 19]
    return (
        content[:at] + frame + frame[:5] + struct.pack(">HH", 65000, 65000) + frame[9:] + content[at + 19 :]
    )


@hostile
def jpeg_of_ten_thousand_passes() -> bytes:
    content = saved(Image.new("RGB", (5000, 5000)), "JPEG", progressive=True)
    at = content.rindex(b"\xff\xda")
    return content[:-2] + content[at:-2] * 10_000 + content[-2:]


@hostile
def jpeg_of_six_million_pieces() -> bytes:
    content = drawn("JPEG")
    return content[:2] + b"\xff\xe5\0\2" * 6_000_000 + content[2:]


@hostile
def jpeg_with_megabytes_of_filling() -> bytes:
    content = drawn("JPEG")
    return content[:2] + b"\xff" * 24_000_000 + content[2:]


@hostile
def jpeg_with_exif_that_bites_its_tail() -> bytes:
    loop = struct.pack(
        "<2sHIHHHIIHHIIHHIII", b"II", 42, 8, 3, 0x8769, 4, 1, 8, 0x8825, 4, 1, 8, 0x112, 4, 9, 8, 8
    )
    return in_jpeg(0xE1, b"Exif\0\0" + loop)


@hostile
def jpeg_with_exif_of_four_thousand_million_values() -> bytes:
    return in_jpeg(
        0xE1, b"Exif\0\0" + struct.pack("<2sHIHHHIII", b"II", 42, 8, 1, 0x13B, 12, 0xFFFFFFFF, 8, 0)
    )


@hostile
def jpeg_with_xmp_of_thousand_million_laughs() -> bytes:
    entities = b"".join(
        b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(10)
    )
    packet = b'<?xml version="1.0"?><!DOCTYPE x [' + entities + b"]><x>&l9;</x>"
    return in_jpeg(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)


@hostile
def jpeg_with_xmp_that_asks_for_a_file() -> bytes:
    packet = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    return in_jpeg(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)


@hostile
def png_with_xmp_nested_a_hundred_thousand_deep() -> bytes:
    packet = b"<a>" * 100_000 + b"</a>" * 100_000
    return in_png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet))


@hostile
def jpeg_with_agency_notes_without_end() -> bytes:
    return in_jpeg(
        0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\xff\xff\xff\xff" + b"\x1c\x02\x50\xff\xff" * 9000
    )


@hostile
def gif_that_claims_four_thousand_million_pixels() -> bytes:
    content = bytearray(drawn("GIF"))
    content[6:10] = struct.pack("<HH", 65000, 65000)
    return bytes(content)


@hostile
def gif_with_a_frame_larger_than_its_screen() -> bytes:
    content = bytearray(drawn("GIF"))
    at = content.index(b"\x2c\0\0\0\0")
    content[at + 5 : at + 9] = struct.pack("<HH", 65000, 65000)
    return bytes(content)


@hostile
def gif_with_megabytes_of_notes() -> bytes:
    content = drawn("GIF")
    at = content.index(b"\x2c\0\0\0\0")
    return content[:at] + b"\x21\xfe" + (b"\xff" + b"x" * 255) * 90_000 + b"\0" + content[at:]


@hostile
def gif_of_a_million_tiny_blocks() -> bytes:
    content = drawn("GIF", (8, 8))
    return content[:-1] + b"\x21\xfe" + b"\1x" * 12_000_000 + b"\0;"


@hostile
def gif_without_end() -> bytes:
    content = drawn("GIF", (8, 8))
    at = content.index(b"\x2c\0\0\0\0")
    frame = content[at:-1]
    return content[:-1] + frame * (20_000_000 // len(frame)) + b";"


@hostile
def gif_of_twenty_million_pixels() -> bytes:
    return saved(Image.new("P", (4400, 4400)), "GIF")


@hostile
def webp_of_two_hundred_million_pixels() -> bytes:
    head = struct.pack("<I", 16383 - 1 | (16383 - 1) << 14)
    body = b"VP8L" + struct.pack("<I", 5 + 1000) + b"\x2f" + head + bytes(1000)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


@hostile
def webp_of_twenty_million_pixels() -> bytes:
    return saved(Image.new("RGBA", (4400, 4400)), "WEBP", lossless=True, quality=0, method=0)


@hostile
def webp_that_hides_its_size() -> bytes:
    content = bytearray(saved(Image.new("RGBA", (64, 48), (1, 2, 3, 4)), "WEBP", exif=b"Exif\0\0II*\0"))
    content[24:30] = b"\x09\0\0\x09\0\0"
    return bytes(content)


@hostile
def avif_of_twenty_million_pixels() -> bytes:
    return saved(Image.new("RGB", (4400, 4400)), "AVIF", speed=10)


@hostile
def avif_that_hides_its_size() -> bytes:
    content = bytearray(saved(Image.new("RGB", (4400, 4400)), "AVIF", speed=10))
    at = content.index(b"ispe") + 8
    content[at : at + 8] = struct.pack(">II", 10, 10)
    return bytes(content)


@hostile
def avif_that_claims_four_thousand_million_pixels() -> bytes:
    content = bytearray(drawn("AVIF"))
    at = content.index(b"ispe") + 8
    content[at : at + 8] = struct.pack(">II", 65000, 65000)
    return bytes(content)


@hostile
def picture_that_is_an_archive_too() -> bytes:
    file = io.BytesIO(drawn("JPEG"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("run.sh", "echo")
    return file.getvalue()


@hostile
def drawing_that_runs_a_script() -> bytes:
    return b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@hostile
def script_with_a_picture_s_name() -> bytes:
    return b"#!/bin/sh\nrm -rf /\n"


@hostile
def thirty_megabytes() -> bytes:
    return drawn() + bytes(30_000_000)


@hostile
def jpeg_of_thirty_passes() -> bytes:
    content = saved(Image.new("RGB", (4400, 4400)), "JPEG", progressive=True)
    at = content.rindex(b"\xff\xda")
    return content[:-2] + content[at:-2] * 20 + content[-2:]

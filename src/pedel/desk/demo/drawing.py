"""Pictures of the demo: landscapes and a mark, drawn here; nothing is taken from anywhere."""

from __future__ import annotations

import io
import random
from typing import Any

from PIL import Image, ImageDraw

SIZE = (1600, 1067)
SKIES = {"morning": ("#f6d7b0", "#8fb7d9"), "noon": ("#d9ecf7", "#4f93c9"), "evening": ("#f2a65a", "#4b3f72")}


def landscape(seed: int, sky: str, place: bool = False) -> bytes:
    """A JPEG of a flat land under a sky, with water, trees and a tower; with `place` as a phone leaves it."""
    chance = random.Random(seed)  # noqa: S311  # only so that it looks the same each time
    image = _sky(*SKIES[sky])
    draw = ImageDraw.Draw(image)
    line = 620 + chance.randrange(120)
    draw.ellipse(_around(chance.randrange(300, 1300), chance.randrange(140, 380), 70), fill="#fff3cf")
    draw.rectangle((0, line, *SIZE), fill=chance.choice(("#5d7f4c", "#6b8f56", "#4d6f5a")))
    draw.polygon(_river(chance, line), fill="#7fa9c4")
    tower = chance.randrange(200, 1400)
    draw.rectangle((tower, line - 240, tower + 90, line + 10), fill="#8a5a44")
    draw.polygon((tower - 14, line - 240, tower + 104, line - 240, tower + 45, line - 340), fill="#3f4a57")
    for _ in range(26):
        _tree(draw, chance.randrange(SIZE[0]), line + chance.randrange(-6, 120), chance)
    return _jpeg(image, place)


def mark(ink: str, ground: str | None = None) -> bytes:
    """A PNG of the demo university's mark, a tower over waves; see-through where no ground is given."""
    image = Image.new("RGBA", (900, 900), ground or (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((40, 40, 860, 860), outline=ink, width=44)
    draw.rectangle((390, 200, 510, 520), fill=ink)
    draw.polygon((366, 200, 534, 200, 450, 110), fill=ink)
    for step in range(3):
        top = 560 + 80 * step
        draw.arc((190, top, 450, top + 130), 180, 360, fill=ink, width=34)
        draw.arc((450, top - 4, 710, top + 126), 0, 180, fill=ink, width=34)
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _sky(low: str, high: str) -> Image.Image:
    ramp = Image.linear_gradient("L").resize(SIZE)
    return Image.composite(Image.new("RGB", SIZE, low), Image.new("RGB", SIZE, high), ramp)


def _around(x: int, y: int, radius: int) -> tuple[int, int, int, int]:
    return x - radius, y - radius, x + radius, y + radius


def _river(chance: random.Random, line: int) -> list[tuple[int, int]]:
    far, near = chance.randrange(300, 1300), chance.randrange(200, 1000)
    return [(far, line), (far + 40, line), (near + 620, SIZE[1]), (near, SIZE[1])]


def _tree(draw: Any, x: int, y: int, chance: random.Random) -> None:
    tall = chance.randrange(40, 120)
    draw.rectangle((x - 4, y - tall // 2, x + 4, y), fill="#5a4636")
    green = chance.choice(("#3f5d3a", "#4d7042", "#6c8a3f", "#7d7f3a"))
    draw.ellipse((x - tall // 3, y - tall, x + tall // 3, y - tall // 3), fill=green)


def _jpeg(image: Image.Image, place: bool) -> bytes:
    target, exif = io.BytesIO(), Image.Exif()
    if place:
        exif[0x0110] = "Pocket 5"
        exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "N", (52.0, 9.0, 36.0)
        exif.get_ifd(0x8825)[3], exif.get_ifd(0x8825)[4] = "E", (4.0, 29.0, 12.0)
    image.save(target, "JPEG", quality=88, exif=exif)
    return target.getvalue()

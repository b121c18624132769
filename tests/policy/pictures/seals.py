"""Invented seals and shields, each drawn from a number; no real institution has one of them."""

from __future__ import annotations

import io
import math
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFont

BLUE = (0, 17, 88)
RED = (200, 20, 30)


def seal(number, *, kind="round", colour=BLUE, side=600):
    """A seal ("round") or a shield ("shield") on a see-through ground."""
    dice = random.Random(number)  # noqa: S311
    image = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    ink = (*colour, 255)
    words = " ".join("".join(dice.choices("ABCDEFGHILMNOPRSTUV", k=dice.randint(3, 9))) for _ in range(3))
    font = ImageFont.load_default(side // 11)
    if kind == "round":
        draw.ellipse((5, 5, side - 5, side - 5), outline=ink, width=side // 40)
        draw.ellipse((side * 0.2, side * 0.2, side * 0.8, side * 0.8), outline=ink, width=side // 80)
        _around(image, words, font, ink)
        left, right = side * 0.3, side * 0.7
    else:
        corners = ((0.1, 0.01), (0.9, 0.01), (0.9, 0.55), (0.5, 0.99), (0.1, 0.55))
        draw.polygon([(x * side, y * side) for x, y in corners], outline=ink, width=side // 40)
        draw.line([(side * 0.1, side * 0.3), (side * 0.9, side * 0.3)], fill=ink, width=side // 60)
        draw.text((side / 2, side * 0.17), words[:11], font=font, fill=ink, anchor="mm")
        left, right = side * 0.25, side * 0.75
    for _ in range(dice.randint(3, 6)):
        _figure(draw, dice, (left, right), side, ink, font)
    return image


def _around(image, words, font, ink):
    side = image.width
    for place, letter in enumerate(words):
        angle = 2 * math.pi * place / len(words)
        one = Image.new("RGBA", (side // 8, side // 8), (0, 0, 0, 0))
        ImageDraw.Draw(one).text((side // 16, side // 16), letter, font=font, fill=ink, anchor="mm")
        turned = one.rotate(-math.degrees(angle), resample=Image.Resampling.BICUBIC)
        x, y = side / 2 + side * 0.4 * math.sin(angle), side / 2 - side * 0.4 * math.cos(angle)
        image.alpha_composite(turned, (int(x - side / 16), int(y - side / 16)))


def _figure(draw, dice, between, side, ink, font):
    x, y = dice.uniform(between[0], between[1] - side * 0.1), dice.uniform(side * 0.34, side * 0.6)
    size, kind = dice.uniform(side * 0.05, side * 0.16), dice.random()
    if kind < 0.3:
        draw.rectangle((x, y, x + size, y + size * 0.6), fill=ink)
    elif kind < 0.6:
        draw.polygon([(x, y + size), (x + size / 2, y), (x + size, y + size)], fill=ink)
    elif kind < 0.8:
        draw.ellipse((x, y, x + size, y + size), outline=ink, width=side // 70)
    else:
        draw.text((x, y), dice.choice("ABCDEFGH") + dice.choice("XYZ"), font=font, fill=ink)


def png(image):
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def jpeg(image, quality=60):
    """The picture after a lossy compression."""
    file = io.BytesIO()
    image.convert("RGB").save(file, "JPEG", quality=quality)
    return Image.open(file).convert("RGB")


def placed(ground, mark, at, size):
    """A ground with a mark on it, of that size (width, height), as pixels."""
    picture = ground.convert("RGBA")
    picture.alpha_composite(mark.resize(size, Image.Resampling.LANCZOS), at)
    return np.asarray(picture.convert("RGB"))


def sticker(mark, size):
    """A mark on a white plate, as one puts it on a photograph."""
    plate = Image.new("RGBA", (size + 10, size + 10), "white")
    plate.alpha_composite(mark.resize((size, size), Image.Resampling.LANCZOS), (5, 5))
    return plate

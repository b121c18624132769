"""Making renditions: upright, cut around the focal point, small enough, with nothing but the pixels."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import numpy as np
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from . import films
from .models import Asset, Rendition
from .recipes import SHAPES, Recipe

FOLDER = "library/renditions"
ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}
QUALITIES = (90, 82, 74, 64)
SMALLER = 0.8
SMALLEST_SIDE = 64
"""JPEG's quality steps, then the factor by which the sides shrink until the bytes fit. Ours."""
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Made:
    """A rendition's bytes, media type and size in pixels."""

    content: bytes
    media_type: str
    width: int
    height: int

    @property
    def sha256(self) -> str:
        """Of the bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()


def rendition(asset: Asset, recipe: Recipe) -> Rendition:
    """The rendition of an asset; made when it is asked for the first time, then kept."""
    name = recipe.name(asset.focus_x, asset.focus_y)
    row = Rendition.objects.filter(asset=asset, recipe=name).first()
    if row is not None and row.file and default_storage.exists(row.file.name):
        return row
    made = make(image_of(asset), recipe, asset.focus_x, asset.focus_y)
    return keep(asset, name, made)


def keep(asset: Asset, name: str, made: Made) -> Rendition:
    """Keeps what was made, under the same name each time."""
    path = f"{FOLDER}/{asset.sha256[:2]}/{asset.sha256}/{name}{ENDINGS[made.media_type]}"
    if default_storage.exists(path):
        default_storage.delete(path)
    saved = default_storage.save(path, ContentFile(made.content))
    facts = _facts(made.sha256, len(made.content), made)
    row, _ = Rendition.objects.update_or_create(asset=asset, recipe=name, defaults={**facts, "file": saved})
    return row


def known_as(asset: Asset, sha256: str, bytes: int, made: Any) -> None:
    """Notes that a file that somebody else keeps is this asset; `made` has its type and size."""
    Rendition.objects.get_or_create(asset=asset, recipe=f"sha-{sha256}", defaults=_facts(sha256, bytes, made))


def image_of(asset: Asset) -> Image.Image:
    """The asset as an upright image: a picture itself, a film's first picture."""
    with default_storage.open(asset.file.name) as file:
        if asset.kind == Asset.Kind.FILM:
            return Image.fromarray(np.asarray(films.opened(file).poster))
        image = Image.open(io.BytesIO(file.read()))
    image.load()
    return ImageOps.exif_transpose(image)


def make(image: Image.Image, recipe: Recipe, focus_x: int = 50, focus_y: int = 50) -> Made:
    """The rendition's bytes; the same for the same image and recipe."""
    ratio = SHAPES[recipe.shape][0]
    cut = image.crop(crop(image.size, ratio, focus_x, focus_y)) if ratio else image
    profile = cut.info.get("icc_profile")
    plain = _plain(cut, recipe.types)
    if recipe.pixels and max(plain.size) > recipe.pixels:
        plain.thumbnail((recipe.pixels, recipe.pixels))
    tries = (written for written in _written(plain, recipe.types, profile))
    made = next(tries)
    while recipe.bytes and len(made.content) > recipe.bytes and (smaller := next(tries, None)):
        made = smaller
    return made


def crop(size: tuple[int, int], ratio: float, focus_x: int, focus_y: int) -> Box:
    """The largest box of that proportion (width by height) within a picture, as near its focus as may be."""
    width, height = size
    across = min(width, max(1, round(height * ratio)))
    down = min(height, max(1, round(width / ratio)))
    left = min(max(0, round(width * focus_x / 100 - across / 2)), width - across)
    top = min(max(0, round(height * focus_y / 100 - down / 2)), height - down)
    return left, top, left + across, top + down


def type_of(row: Rendition) -> str:
    """The media type by which a rendition is served."""
    return {ending: kind for kind, ending in ENDINGS.items()}[PurePath(row.file.name).suffix]


def _plain(image: Image.Image, types: tuple[str, ...]) -> Image.Image:
    """The pixels alone, on a canvas of their own; see-through only where a type can be."""
    can_be_clear = image.has_transparency_data and bool({"image/png", "image/webp"} & set(types))
    if can_be_clear:
        return Image.frombytes("RGBA", image.size, image.convert("RGBA").tobytes())
    if image.has_transparency_data:
        white = Image.new("RGBA", image.size, "white")
        white.alpha_composite(image.convert("RGBA"))
        image = white
    return Image.frombytes("RGB", image.size, image.convert("RGB").tobytes())


def _written(image: Image.Image, types: tuple[str, ...], profile: bytes | None) -> Iterator[Made]:
    """The image written ever smaller."""
    while min(image.size) >= 1:
        yield from _qualities(image, types, profile)
        if min(image.size) < SMALLEST_SIDE:
            return
        image = image.resize([max(1, int(side * SMALLER)) for side in image.size])


def _qualities(image: Image.Image, types: tuple[str, ...], profile: bytes | None) -> Iterator[Made]:
    if "image/webp" in types:
        yield _saved(image, "WEBP", "image/webp", quality=82, icc_profile=profile)
    elif image.mode == "RGBA":
        yield _saved(image, "PNG", "image/png", icc_profile=profile)
    else:
        for quality in QUALITIES:
            yield _saved(image, "JPEG", "image/jpeg", quality=quality, icc_profile=profile)


def _saved(image: Image.Image, format: str, media_type: str, **options: Any) -> Made:
    target = io.BytesIO()
    image.save(target, format, **options)
    return Made(target.getvalue(), media_type, *image.size)


def _facts(sha256: str, bytes: int, made: Any) -> dict[str, Any]:
    size = {"width": made.width, "height": made.height}
    return {"sha256": sha256, "bytes": bytes, "media_type": made.media_type, **size}

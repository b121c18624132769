"""Some frames of a film, to be looked at like pictures: its first, which stands for it, and a few on the way.

Only MP4, MOV and WebM in the codecs that networks take; nothing outside the file is opened. A frame is
decoded when its pixels are asked for. What is said, and what flashes by between two frames, is not noticed.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from .decoding import Picture, is_installed
from .kinds import brands
from .memory import Memory
from .refusals import PictureError

if TYPE_CHECKING:
    from .decoding import Pixels

MAX_BYTES = 200_000_000
"""No standard gives this figure. Ours: what is held in memory at once."""
MAX_SECONDS = 20 * 60
"""Ours: what networks call a video post is shorter."""
MAX_PIXELS = 9_500_000
"""Ours: a little more than 4096 × 2304."""
MOMENTS = (0.0, 0.25, 0.5, 0.75)
"""The parts of a film's length at which a frame is taken. Ours."""
LONGEST = 1280
"""The long side of a frame, in pixels, as it is looked at. Ours, as for faces."""
_MOST_PACKETS = 600
_REACH = 100_000_000
"""So many pixels are decoded at most on the way from a key frame to the moment that is wanted. Ours."""
_CODECS = frozenset(("h264", "hevc", "av1", "libdav1d", "vp8", "vp9", "mpeg4"))
_MATROSKA = b"\x1a\x45\xdf\xa3"


@dataclass(frozen=True, slots=True)
class Film:
    """What is known of a film: its length in seconds, its size, whether it has sound and captions."""

    seconds: float
    width: int
    height: int
    has_sound: bool
    has_captions: bool


def film(content: bytes, name: str = "", memory: Memory | None = None) -> Film:
    """What these bytes are as a film. Raises PictureError: one sentence on what is wrong and what to do."""

    def look() -> Film | PictureError:
        try:
            return _film(content)
        except PictureError as error:
            return error

    sha256 = hashlib.sha256(content).hexdigest()
    found = (memory or Memory()).recalled(sha256, "film", look)
    if isinstance(found, PictureError):
        raise found.named(name)
    return found


def frames(content: bytes, name: str = "", memory: Memory | None = None) -> list[Picture]:
    """The frames of a film that are looked at, at most one for each of MOMENTS. Raises PictureError."""
    memory = memory or Memory()
    facts = film(content, name, memory)
    sha256 = hashlib.sha256(content).hexdigest()
    scale = min(1.0, LONGEST / max(facts.width, facts.height))
    size = max(1, round(facts.width * scale)), max(1, round(facts.height * scale))
    return [
        Picture(
            name, b"", "png", *size, f"{sha256}@{moment}", True, memory, _Frame(content, name, moment, size)
        )
        for moment in dict.fromkeys(moment if facts.seconds > 1 else 0.0 for moment in MOMENTS)
    ]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Decodes the frame at a moment, a part of the film's length."""

    content: bytes
    name: str
    moment: float
    size: tuple[int, int]

    def __call__(self) -> Pixels:
        with _opened(self.content) as film:
            seconds = _seconds(film) * self.moment
            if self.moment:
                film.seek(int(seconds * 1_000_000))
            frame = _at(film, seconds)
            width, height = self.size[:: -1 if _is_on_its_side(frame) else 1]
            return _upright(frame.to_ndarray(width=width, height=height, format="rgb24"), frame.rotation)


def _film(content: bytes) -> Film:
    if not content:
        raise PictureError("empty")
    if len(content) > MAX_BYTES:
        most = MAX_BYTES // 1_000_000
        raise PictureError("heavy", megabytes=-(-len(content) // 1_000_000), most=most)
    if not is_installed():
        raise PictureError("uninstalled")
    with _opened(content) as film:
        context = film.streams.video[0].codec_context
        _check(context, _seconds(film))
        first, streams = _at(film, 0), film.streams
        width, height = (first.width, first.height)[:: -1 if _is_on_its_side(first) else 1]
        return Film(_seconds(film), width, height, bool(streams.audio), bool(streams.subtitles))


def _check(context: Any, seconds: float) -> None:
    if context.name not in _CODECS:
        raise PictureError("no_film")
    if context.width * context.height > MAX_PIXELS:
        most = MAX_PIXELS // 1_000_000
        raise PictureError("large", width=context.width, height=context.height, most=most)
    if seconds > MAX_SECONDS:
        raise PictureError("long", minutes=MAX_SECONDS // 60)


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    """The film, opened by what it is and not by what it is called; whatever goes wrong is a PictureError."""
    import av

    try:
        with av.open(io.BytesIO(content), format=_container(content), options=dict(_OPTIONS)) as film:
            yield film
    except PictureError:
        raise
    except (Exception, StopIteration) as error:
        raise PictureError("no_film") from error


_OPTIONS: Mapping[str, str] = {"probesize": "5000000", "analyzeduration": "2000000", "max_streams": "16"}


def _container(content: bytes) -> str:
    if brands(content):
        return "mp4"
    if content.startswith(_MATROSKA):
        return "matroska"
    raise PictureError("no_film")


def _seconds(film: Any) -> float:
    return float(film.duration or 0) / 1_000_000


def _at(film: Any, seconds: float) -> Any:
    """The first frame from a moment on, or the last one that is reached with a bounded effort."""
    stream = film.streams.video[0]
    stream.thread_type = "NONE"
    size = stream.codec_context.width * stream.codec_context.height
    reached = None
    for frame in islice(_decoded(film, stream), max(1, _REACH // max(size, 1))):
        reached = frame
        if (frame.time or 0) >= seconds:
            break
    if reached is None:
        raise PictureError("no_film")
    return reached


def _is_on_its_side(frame: Any) -> bool:
    return bool(frame.rotation % 180)


def _decoded(film: Any, stream: Any) -> Iterator[Any]:
    for packet in islice(film.demux(stream), _MOST_PACKETS):
        yield from packet.decode()


def _upright(pixels: Any, rotation: int) -> Pixels:
    """Turned against the clock as the film's display matrix says."""
    import numpy as np

    upright: Pixels = np.ascontiguousarray(np.rot90(pixels, rotation // 90))
    upright.setflags(write=False)
    return upright

"""The pictures of one draft, opened when somebody asks for them, and once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..draft import Media
from .decoding import Picture, PictureError, opened
from .memory import Memory

if TYPE_CHECKING:
    from .films import Film

ROOM = 60_000_000
"""So many pixels are held at once. Ours: 180 MB. Of more, each picture is decoded anew in its turn."""
_LOOKED_AT = ("picture", "video")


@dataclass(frozen=True, slots=True)
class Seen:
    """Which media of a draft were looked at, by number (from 1), and why others could not be."""

    numbers: frozenset[int] = frozenset()
    refused: Mapping[int, PictureError] = field(default_factory=dict)

    def __contains__(self, number: int) -> bool:
        return number in self.numbers or number in self.refused


class Album:
    """Pictures and films of a draft whose content is there."""

    def __init__(self, media: Sequence[Media], memory: Memory | None = None) -> None:
        self._memory = memory or Memory()
        self._media = {
            number: one
            for number, one in enumerate(media, 1)
            if one.content is not None and one.kind in _LOOKED_AT
        }

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the media that can be looked at."""
        return tuple(self._media)

    def __iter__(self) -> Iterator[tuple[int, Picture]]:
        crowded = sum(one.width * one.height for _, one in self._opened) > ROOM
        for number, picture in self._opened:
            yield number, picture
            if crowded:
                picture.forget_pixels()

    def stills(self) -> Iterator[tuple[int, Picture]]:
        """The pictures alone, without those taken from films."""
        return ((number, one) for number, one in self if self._media[number].kind == "picture")

    def films(self) -> Iterator[tuple[int, Media]]:
        """The films, with their numbers; nothing is opened."""
        return ((number, one) for number, one in self._media.items() if one.kind == "video")

    def film(self, number: int) -> Film:
        """What is known of a film. Raises PictureError."""
        from .films import film

        return film(_content(self._media[number]), self._media[number].name, self._memory)

    def seen(self) -> Seen:
        """What was looked at so far; nothing when nobody asked."""
        if "_opened" not in self.__dict__:
            return Seen()
        return Seen(frozenset(number for number, _ in self._opened), self._refused)

    @cached_property
    def _refused(self) -> dict[int, PictureError]:
        return {}

    @cached_property
    def _opened(self) -> list[tuple[int, Picture]]:
        found: list[tuple[int, Picture]] = []
        for number, one in self._media.items():
            try:
                found += ((number, picture) for picture in self._of(one))
            except PictureError as error:
                self._refused[number] = error
        return found

    def _of(self, media: Media) -> list[Picture]:
        if media.kind == "video":
            from .films import frames

            return frames(_content(media), media.name, self._memory)
        return [opened(media.content or b"", media.name, self._memory, media.digest)]


def _content(media: Media) -> bytes:
    return media.content() if callable(media.content) else media.content or b""

"""Pictures and films as they come in from the command line."""

from __future__ import annotations

from pathlib import Path

from ..draft import Media
from ..pictures.films import MAX_BYTES
from ..pictures.kinds import brands, kind
from . import Trouble

_CAPTIONS = (".srt", ".vtt")
_MATROSKA = b"\x1a\x45\xdf\xa3"
_HEIC = frozenset((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"))


def content_of(name: str) -> bytes:
    """The bytes of a file. Raises Trouble that says what is wrong with it and what to do."""
    path = Path(name)
    if path.is_dir():
        raise Trouble(f"{name} is a folder. Name a picture in it.")
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Trouble(f"there is no file {name}. Name one that exists.") from None
    except PermissionError:
        raise Trouble(f"{name} may not be read by you. Ask for access to it.") from None
    except ValueError:  # a name with a NUL in it
        raise Trouble(f"{name!r} is no file name.") from None
    return content


def media_of(name: str, alt: str | None) -> Media:
    """A file as a draft's picture, film or captions, by what is in it."""
    content, path = content_of(name), Path(name)
    if path.suffix.lower() in _CAPTIONS:
        return Media(path.name, alt, "document", content=content)
    found = brands(content)
    is_film = content.startswith(_MATROSKA) or (found and not found & _HEIC and kind(content) != "avif")
    return Media(path.name, alt, "video" if is_film else "picture", content=content)

"""Decoding a picture that somebody sent: whatever a decoder raises becomes one of three refusals."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, UnidentifiedImageError

_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, struct.error, zlib.error)


@contextmanager
def decoding(*, unknown: Exception, too_many: Exception, damaged: Exception) -> Iterator[None]:
    """Raises `unknown` for what is no picture, `too_many` for too many pixels, `damaged` for the rest."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            yield
    except UnidentifiedImageError as error:
        raise unknown from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_many from error
    except (*_BROKEN, Warning) as error:
        raise damaged from error

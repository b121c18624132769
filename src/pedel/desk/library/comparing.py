"""A picture that somebody brings only to compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from .incoming import Incoming, picture_in, refusal
from .reading import MAX_PICTURE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def pixels_of(upload: Any) -> NDArray[np.uint8]:
    """The pixels of an uploaded picture, upright; ValidationError where it is none. Nothing is kept."""
    incoming = Incoming.of(upload)
    if incoming.size > MAX_PICTURE:
        raise refusal(_("This file is larger than 25 MB. Save the picture smaller and try again."))
    return picture_in(incoming).pixels

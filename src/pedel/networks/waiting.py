"""Waiting for a network that is still working on a picture or film."""

from __future__ import annotations

import time
from collections.abc import Callable

from .errors import NetworkError, Trouble


def until_ready(look: Callable[[], float], patience: float) -> None:
    """Looks until `look` gives 0; what else it gives are the seconds to wait before the next look.

    After `patience` seconds it is MEDIA, definite and not permanent: the next try may find it ready.
    """
    end = time.monotonic() + patience
    while (wait := look()) > 0:
        if time.monotonic() + wait > end:
            raise NetworkError(Trouble.MEDIA, "the network is still working on it")
        time.sleep(wait)

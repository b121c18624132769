"""Starting Django for a command; nothing here or in a command imports Django before it is called."""

from __future__ import annotations

import os

from pedel.policy.commands import Trouble

SETTINGS = "pedel.desk.settings"


def set_up() -> None:
    """Starts Django with the desk's settings. Raises Trouble when parts or settings are missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        import django  # a command pays for it when it runs, not when it is named

        from pedel.desk.configuration import ConfigurationError
    except ModuleNotFoundError as error:
        raise _missing(error) from None
    try:
        django.setup()
    except ModuleNotFoundError as error:
        raise _missing(error) from None
    except ConfigurationError as error:
        raise Trouble(str(error)) from None


def _missing(error: ModuleNotFoundError) -> Exception:
    """What to install; a part of Pedel itself that is missing is a mistake of ours and stays one."""
    if (error.name or "pedel").partition(".")[0] == "pedel":
        return error
    return Trouble(f"the desk needs {error.name}, which is not here. Install it: pip install 'pedel[desk]'")

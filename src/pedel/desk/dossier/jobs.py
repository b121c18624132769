"""What the worker does for privacy: sessions that are over are not kept."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings

from pedel.desk.work import Job


def forget_sessions() -> None:
    """Deletes the sessions that have expired; Django keeps them until it is asked."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


JOBS = (Job("dossier: forget sessions that are over", 24 * 3600, forget_sessions),)

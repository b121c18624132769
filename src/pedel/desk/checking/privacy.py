"""Nothing of the private check reaches a log."""

from __future__ import annotations

import logging

PATHS = ("/check", "/api/v1/check")


class NothingOfTheCheck(logging.Filter):
    """Drops every log record that comes from a request to the private check."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        path = getattr(request, "path", "") or ""
        return not path.startswith(PATHS) and not any(p in record.getMessage() for p in PATHS)

"""The desk as a WSGI application."""

import os
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

LOCAL = ("localhost", "127.0.0.1", "::1")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pedel.desk.settings")
application = get_wsgi_application()

# Whoever knows the key signs in as anybody, and everybody knows the one that stands in for a missing one.
if not settings.PEDEL.secret_key and urlsplit(settings.PEDEL.url).hostname not in LOCAL:
    raise ImproperlyConfigured("The desk has no secret key: `pedel desk init` and `pedel desk run` make one.")

"""The desk's settings for its tests: quick password hashing, nothing outside a folder of its own."""

import atexit
import dataclasses
import os
import shutil
import tempfile

os.environ["PEDEL_HOME"] = tempfile.mkdtemp(prefix="pedel-test-")
os.environ.setdefault("PEDEL_SECRET_KEY", "only-for-the-tests-" * 4)
os.environ.setdefault("PEDEL_KEYS", "b25seS1mb3ItdGhlLXRlc3RzLW9mLXRoZS1kZXNrISE=")
os.environ.setdefault("PEDEL_INSTITUTION", "University of Example")
os.environ.setdefault("PEDEL_HOSTS", "localhost,127.0.0.1,testserver")
os.environ.setdefault("PEDEL_REQUESTS_PER_MINUTE", "1000000")
os.environ.setdefault("PEDEL_SECOND_FACTOR", "")  # asked for where that is what a test is about

from pedel.desk.settings import *  # noqa: F403

atexit.register(shutil.rmtree, HOME, ignore_errors=True)  # noqa: F405
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A file, as it is in use: threads of one test then wait for each other's writes as they do there.
if not os.environ.get("DATABASE_URL"):
    DATABASES["default"]["TEST"] = {"NAME": HOME / "test.sqlite3"}  # noqa: F405
# No test asks a network outside: those of the cast are on this machine, where nobody listens.
PEDEL = dataclasses.replace(
    PEDEL,  # noqa: F405
    network=tuple(
        configuration.NetworkApp(name, "test", "test", "http://127.0.0.1:9")  # noqa: F405
        for name in ("bluesky", "mastodon")
    ),
)

"""The desk's settings for its tests: quick password hashing, nothing outside a folder of its own."""

import os
import tempfile

os.environ["PEDEL_HOME"] = tempfile.mkdtemp(prefix="pedel-test-")
os.environ.setdefault("PEDEL_SECRET_KEY", "only-for-the-tests-" * 4)
os.environ.setdefault("PEDEL_INSTITUTION", "University of Example")
os.environ.setdefault("PEDEL_HOSTS", "localhost,127.0.0.1,testserver")

from pedel.desk.settings import *  # noqa: F403

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

"""Where files are kept: in the home, or in a store that speaks S3 when one machine is outgrown."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from .configuration import ConfigurationError

LOCAL = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
S3 = "storages.backends.s3.S3Storage"
EXAMPLE = "s3://KEY:SECRET@s3.university.example/bucket/folder?region=eu-west-1"


def storage(url: str) -> dict[str, Any]:
    """Django's setting for the storage at this address; the local one for none.

    `s3://` is reached with TLS, `s3+http://` without (for a store on the same machine). Nothing is ever
    overwritten, nothing is public, and no signed addresses are handed out: the desk itself serves files.
    Raises ConfigurationError, which never shows the secret.
    """
    if not url:
        return dict(LOCAL)
    parts = urlsplit(url)
    bucket, _slash, folder = parts.path.strip("/").partition("/")
    if parts.scheme not in ("s3", "s3+http") or not parts.hostname or not bucket:
        raise ConfigurationError(f"storage_url is no address of a store. Write it like {EXAMPLE}")
    return {"BACKEND": S3, "OPTIONS": {**_access(parts), "bucket_name": bucket, "location": folder}}


def _access(parts: Any) -> dict[str, Any]:
    scheme = "http" if parts.scheme == "s3+http" else "https"
    port = f":{parts.port}" if parts.port else ""
    region = parse_qs(parts.query).get("region", [None])[0]
    return {
        "access_key": unquote(parts.username or "") or None,
        "secret_key": unquote(parts.password or "") or None,
        "endpoint_url": f"{scheme}://{parts.hostname}{port}",
        "region_name": region,
        "file_overwrite": False,
        "default_acl": None,
        "querystring_auth": True,
        "signature_version": "s3v4",
        "addressing_style": "path",
    }

"""Static files under names that hold a hash of their content."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Manifest(CompressedManifestStaticFilesStorage):
    """As whitenoise has it; a file that was not collected keeps its plain name."""

    manifest_strict = False

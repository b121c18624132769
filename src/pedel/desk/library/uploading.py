"""Files that come in piece by piece (tus 1.0: core, creation, expiration, checksum, termination).

Each piece is a file of its own in the storage before the row counts it, so that whatever stops (the network,
the browser, the desk itself) only the piece that was on its way comes again.
"""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import suppress
from datetime import timedelta
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import UnreadablePostError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.people.models import Person, Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied

from . import actions
from .incoming import Incoming, refusal, tidy
from .models import Asset, Upload
from .models.upload import new_token
from .reading import MAX_BYTES

FOLDER = "library/uploads"
KEPT = timedelta(days=2)
"""How long half a file waits for the rest after its last piece. No guideline gives this figure. Ours."""
PIECE = 4_000_000
"""Bytes that are kept at a time; what was on its way when something stopped is at most this. Ours."""
MOST_CHECKED = 16_000_000
"""Bytes of a request whose checksum is looked at before any of it is kept. Ours."""
MOST_WAITING = 50
"""Files of one person that may be on their way. Ours."""
ALGORITHMS = {"sha256": hashlib.sha256, "sha1": hashlib.sha1}
"""tus asks for sha1; browsers compute both."""


class WrongChecksum(Exception):
    """What came is not what was sent."""


def begin(person: Person, unit: Unit, name: str, length: int, *, is_shared: bool = True) -> Upload:
    """Room for a file of that many bytes; ValidationError where it cannot be taken."""
    if not 0 < length <= MAX_BYTES:
        raise refusal(_("A file holds something, and at most 500 MB."))
    if Upload.objects.filter(person=person).count() >= MOST_WAITING:
        raise refusal(_("Fifty of your files are on their way. Wait until some of them are here."))
    told = {"person": person, "unit": unit, "name": tidy(name), "is_shared": is_shared}
    return Upload.objects.create(**told, length=length, expires_at=timezone.now() + KEPT)


def take(upload: Upload, offset: int, body: IO[bytes]) -> Upload:
    """Keeps what comes, piece by piece; all that came before a connection broke stays."""
    if offset != upload.offset:
        raise Conflict(_("The next piece begins elsewhere."))
    while piece := _piece(body, min(PIECE, upload.length - upload.offset + 1)):
        _keep(upload, piece)
    return upload


def take_checked(upload: Upload, offset: int, body: IO[bytes], algorithm: str, wanted: bytes) -> Upload:
    """Keeps what comes only if its checksum is right."""
    if offset != upload.offset:
        raise Conflict(_("The next piece begins elsewhere."))
    content = body.read(MOST_CHECKED + 1)
    if len(content) > MOST_CHECKED:
        raise refusal(_("A piece with a checksum holds at most 16 MB."))
    if ALGORITHMS[algorithm](content).digest() != wanted:
        raise WrongChecksum
    for start in range(0, len(content), PIECE):
        _keep(upload, content[start : start + PIECE])
    return upload


def finish(by: Actor, upload: Upload) -> tuple[Asset, bool]:
    """The asset of a file that is whole, and whether it is new. The pieces go, also when it is not taken."""
    if not upload.is_whole:
        raise Conflict(_("This file is not whole yet."))
    with tempfile.TemporaryFile() as file:
        _assemble(upload, file)
        incoming = Incoming(upload.name, file, upload.length)
        try:
            found = actions.add(by, upload.unit, incoming, is_shared=upload.is_shared)
        except (ValidationError, Denied):
            forget(upload)
            raise
    forget(upload)
    return found


def forget(upload: Upload) -> None:
    """Puts away an upload and its pieces."""
    upload.delete()
    for name in upload.parts:
        with suppress(OSError):
            default_storage.delete(name)


def waiting(person: Person) -> list[Upload]:
    """The files of a person that are half here, or whole and not looked at yet."""
    return list(Upload.objects.filter(person=person, expires_at__gt=timezone.now()))


def _assemble(upload: Upload, file: IO[bytes]) -> None:
    for name in upload.parts:
        with default_storage.open(name) as part:
            file.writelines(part.chunks())


def _piece(body: IO[bytes], most: int) -> bytes:
    """So many bytes, or what came before the connection broke."""
    pieces: list[bytes] = []
    with suppress(UnreadablePostError, OSError):
        while most and (piece := body.read(min(most, 65_536))):
            pieces.append(piece)
            most -= len(piece)
    return b"".join(pieces)


def _keep(upload: Upload, piece: bytes) -> None:
    """Keeps one piece and counts it, if nobody else has sent the same meanwhile."""
    offset = upload.offset
    if offset + len(piece) > upload.length:
        raise refusal(_("More came than the file was said to hold."))
    name = default_storage.save(f"{FOLDER}/{upload.token}/{offset:012d}-{new_token()}", ContentFile(piece))
    changed = {
        "offset": offset + len(piece),
        "parts": [*upload.parts, name],
        "expires_at": timezone.now() + KEPT,
    }
    if not Upload.objects.filter(pk=upload.pk, offset=offset).update(**changed):
        default_storage.delete(name)
        raise Conflict(_("This piece came twice."))
    for field, value in changed.items():
        setattr(upload, field, value)

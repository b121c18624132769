"""The tus 1.0 protocol (https://tus.io/protocols/resumable-upload): files that come in pieces.

With its extensions creation, expiration, checksum and termination. Two things are ours: the metadata holds
`unit` (an id) and `shared` ("0" for the unit alone) beside `filename`, and the answer to the last piece says
in `Pedel-Asset` where the asset is; 422 says with `{"detail": …}` why a file that is whole is not taken.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pedel.desk.ids import read
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Conflict, Denied

from .. import access, uploading
from ..models import Upload
from ..reading import MAX_BYTES

VERSION = "1.0.0"
EXTENSIONS = "creation,expiration,checksum,termination"
TYPE = "application/offset+octet-stream"
WRONG_CHECKSUM = 460


@require_http_methods(["OPTIONS", "POST"])
def uploads(request: HttpRequest) -> HttpResponse:
    """What is spoken here; or room for a new file."""
    if request.method == "OPTIONS":
        spoken = {"Tus-Version": VERSION, "Tus-Extension": EXTENSIONS, "Tus-Max-Size": str(MAX_BYTES)}
        checksums = ",".join(uploading.ALGORITHMS)
        return _answer(204, **spoken, **{"Tus-Checksum-Algorithm": checksums})
    if wrong := _other_version(request):
        return wrong
    length, told = read(request.headers.get("Upload-Length", "")), _metadata(request)
    if length is None:
        return _refused(400, _("The length of the file is missing."))
    if length > MAX_BYTES:
        return _refused(413, _("A file holds at most 500 MB."))
    unit = get_object_or_404(access.units_for(request.user), pk=read(told.get("unit", "")) or 0)
    try:
        is_shared = told.get("shared", "1") != "0"
        row = uploading.begin(request.user, unit, told.get("filename", ""), length, is_shared=is_shared)
    except ValidationError as error:
        return _refused(422, " ".join(error.messages))
    return _answer(201, Location=reverse("upload", args=[row.token]), **_expiry(row))


@require_http_methods(["HEAD", "PATCH", "DELETE"])
def upload(request: HttpRequest, token: str) -> HttpResponse:
    """How much of a file is here; the next piece of it; or leaving it."""
    row = access.upload_for(request.user, token)
    if wrong := _other_version(request):
        return wrong
    if request.method == "HEAD":
        here = {"Upload-Offset": str(row.offset), "Upload-Length": str(row.length)}
        return _answer(200, **here, **_expiry(row), **{"Cache-Control": "no-store"})
    if request.method == "DELETE":
        uploading.forget(row)
        return _answer(204)
    return _piece(request, row)


def _piece(request: HttpRequest, row: Upload) -> HttpResponse:
    offset = read(request.headers.get("Upload-Offset", ""))
    if request.content_type != TYPE and request.headers.get("Content-Length", "0") not in ("", "0"):
        return _refused(415, _("A piece is sent as application/offset+octet-stream."))
    if offset is None:
        return _refused(400, _("The place of the piece is missing."))
    try:
        _take(request, row, offset)
        return _finished(request, row) if row.is_whole else _here(row)
    except Conflict as error:
        return _refused(409, str(error))
    except Denied as error:
        return _refused(403, str(error))
    except uploading.WrongChecksum:
        return _refused(WRONG_CHECKSUM, _("The piece was damaged on its way. Send it again."))
    except ValidationError as error:
        return _refused(422, " ".join(error.messages))


def _take(request: HttpRequest, row: Upload, offset: int) -> None:
    if not (told := request.headers.get("Upload-Checksum")):
        uploading.take(row, offset, request)
        return
    algorithm, _space, digest = told.partition(" ")
    try:
        wanted = base64.b64decode(digest, validate=True)
    except binascii.Error as error:
        raise ValidationError(_("The checksum cannot be read.")) from error
    if algorithm not in uploading.ALGORITHMS:
        raise ValidationError(_("Checksums are sha256 or sha1 here."))
    uploading.take_checked(row, offset, request, algorithm, wanted)


def _finished(request: HttpRequest, row: Upload) -> HttpResponse:
    asset, is_new = uploading.finish(by(request), row)
    told = {"Pedel-Asset": reverse("asset", args=[asset.pk]), "Pedel-New": "1" if is_new else "0"}
    return _answer(204, **{"Upload-Offset": str(row.length)}, **told)


def _here(row: Upload) -> HttpResponse:
    return _answer(204, **{"Upload-Offset": str(row.offset)}, **_expiry(row))


def _metadata(request: HttpRequest) -> dict[str, str]:
    """What the sender says of the file: words with a text in base64, commas between them."""
    found: dict[str, str] = {}
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        name, _space, value = pair.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue
    return found


def _other_version(request: HttpRequest) -> HttpResponse | None:
    if request.headers.get("Tus-Resumable") == VERSION:
        return None
    return _answer(412, **{"Tus-Version": VERSION})


def _expiry(row: Upload) -> dict[str, str]:
    return {"Upload-Expires": http_date(row.expires_at.timestamp())}


def _refused(status: int, why: str) -> HttpResponse:
    answer: HttpResponse = JsonResponse({"detail": why}, status=status)
    answer["Tus-Resumable"] = VERSION
    return answer


def _answer(status: int, **headers: Any) -> HttpResponse:
    return HttpResponse(status=status, headers={"Tus-Resumable": VERSION, **headers})

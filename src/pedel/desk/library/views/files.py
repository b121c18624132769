"""The files of an asset: the original, a clean copy, renditions, the proof."""

from __future__ import annotations

from pathlib import PurePath

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from pedel.desk.record.acting import by
from pedel.desk.record.permission import Denied

from .. import access, clean_copies, proofs, serving


@require_safe
def original(request: HttpRequest, pk: int) -> FileResponse:
    """The file exactly as it came; what the camera noted is for the people of its unit."""
    asset = access.asset_for(request.user, pk)
    if not (permission := access.may_change(by(request), asset)):
        raise Denied(permission.why)
    return serving.original(asset)


@require_safe
def clean(request: HttpRequest, pk: int) -> HttpResponse:
    """A copy without what the camera noted, its pixels untouched."""
    asset = access.asset_for(request.user, pk)
    if not asset.is_picture:
        raise Http404
    answer = HttpResponse(clean_copies.content(asset), content_type=asset.media_type)
    name = serving.clean_name(asset, PurePath(asset.file.name).suffix)
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
def picture(request: HttpRequest, pk: int, shape: str) -> FileResponse:
    """A rendition: "thumb", "page", or a shape for all networks or for one (`?network=`)."""
    asset = access.asset_for(request.user, pk)
    return serving.picture(asset, serving.recipe(shape, serving.network_of(request)))


@require_safe
def proof(request: HttpRequest, pk: int) -> FileResponse:
    """The proof of a licence, for the people of its unit."""
    asset = access.asset_for(request.user, pk)
    if not (permission := access.may_change(by(request), asset)):
        raise Denied(permission.why)
    if not asset.proof:
        raise Http404
    ending = PurePath(asset.proof.name).suffix
    return serving.kept(asset.proof.name, proofs.TYPES[ending], f"proof-{asset.pk}{ending}")

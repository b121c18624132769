"""Files of the library as responses: what they are and nothing more, for this person's browser alone."""

from __future__ import annotations

from pathlib import PurePath
from typing import IO

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest

from .models import Asset, Rendition
from .recipes import PAGE, SHAPES, THUMB, Recipe, fitting, taking
from .renditions import rendition, type_of

A_DAY, AN_HOUR = 86_400, 3600
SIZES = {"thumb": THUMB, "page": PAGE}


def recipe(shape: str, network: str = "") -> Recipe:
    """The recipe by its name in an address, for a network or for all; Http404 for one that there is not."""
    if shape in SIZES and not network:
        return SIZES[shape]
    if shape not in SHAPES or (network and network not in taking()):
        raise Http404
    return fitting([network] if network else taking(), shape)


def picture(asset: Asset, wanted: Recipe) -> FileResponse:
    """A rendition of an asset; Http404 for what has no picture, or may only be shown whole."""
    is_cut = SHAPES[wanted.shape][0] is not None
    if not asset.has_preview or (is_cut and asset.terms and not asset.terms.may_be_cropped):
        raise Http404
    return rendered(rendition(asset, wanted))


def rendered(row: Rendition) -> FileResponse:
    """A rendition that is kept."""
    return _answer(default_storage.open(row.file.name), type_of(row), seconds=AN_HOUR)


def original(asset: Asset) -> FileResponse:
    """The original, to be kept on one's own machine, under the name it came with."""
    return kept(asset.file.name, asset.media_type, _name(asset, PurePath(asset.file.name).suffix))


def kept(name: str, media_type: str, shown_as: str) -> FileResponse:
    """A file of the storage to be kept on one's own machine."""
    if not default_storage.exists(name):
        raise Http404
    return _answer(default_storage.open(name), media_type, shown_as=shown_as)


def clean_name(asset: Asset, ending: str) -> str:
    """The name of a clean copy."""
    return _name(asset, f"-clean{ending}")


def network_of(request: HttpRequest) -> str:
    """The network that an address names."""
    return request.GET.get("network", "")


def _name(asset: Asset, ending: str) -> str:
    plain = PurePath(asset.name).stem or "file"
    return plain.translate(dict.fromkeys(map(ord, '"\\/:*?<>|'), "-")) + ending


def _answer(file: IO[bytes], media_type: str, *, seconds: int = 0, shown_as: str = "") -> FileResponse:
    answer = FileResponse(file, content_type=media_type, as_attachment=bool(shown_as), filename=shown_as)
    answer["Cache-Control"] = f"private, max-age={seconds}" if seconds else "private, no-store"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer

"""The library over the API: pictures, films and documents, how they may be used, and the official marks."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.people.models import Unit
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Denied
from pedel.policy.pictures.likeness import fingerprint

from . import access, actions, listing, schemas, serving
from .comparing import pixels_of
from .incoming import Incoming
from .licences import licences
from .models import Asset, Logo

PREFIX = "/library"
router = Router(tags=["library"])


def _asset(request: HttpRequest, pk: int, version: int | None = None) -> Asset:
    asset = access.asset_for(by(request).person, pk)
    asset.version = version or asset.version
    return asset


@router.get("", response=list[schemas.AssetOut])
@paginate
def assets(request: HttpRequest, wishes: Query[schemas.Wishes]) -> Any:
    """The assets that you see, the newest first; those put away only with `show=archived`."""
    chosen = {name: value for name, value in wishes.dict().items() if value not in (None, "")}
    return listing.assets(by(request).person, chosen)


@router.post("", response={201: schemas.AssetOut, 200: schemas.AssetOut})
def add(request: HttpRequest, file: File[UploadedFile], unit: Form[Id], is_shared: Form[bool] = True) -> Any:
    """Puts a file into the library; 200 where it was there already."""
    where = Unit.objects.filter(pk=unit).first()
    if where is None or not access.may_add(by(request), where):
        raise Denied(access.NOT_THEIRS)
    asset, is_new = actions.add(by(request), where, Incoming.of(file), is_shared=is_shared)
    return Status(201 if is_new else 200, _asset(request, asset.pk))


@router.get("/licences", response=list[schemas.LicenceOut])
@paginate
def licences_known(request: HttpRequest) -> Any:
    """The grounds on which something may be used, and what each of them asks."""
    return list(licences().values())


@router.post("/alike", response=list[schemas.AssetOut], openapi_extra={"x-scope": "read"})
def alike(request: HttpRequest, picture: File[UploadedFile]) -> Any:
    """The assets that look like a picture, the most alike first; the picture is not kept."""
    rows = access.assets_for(by(request).person).prefetch_related("tags")
    return list(listing.alike(rows, fingerprint(pixels_of(picture))))


@router.get("/logos", response=list[schemas.LogoOut])
@paginate
def logos(request: HttpRequest) -> Any:
    """The official marks, the old ones too."""
    return Logo.objects.select_related("asset")


@router.post("/logos", response={201: schemas.LogoOut})
def keep_logo(request: HttpRequest, given: schemas.LogoIn) -> Any:
    """Makes an official mark of a picture of the library."""
    asset = _asset(request, given.asset)
    return Status(201, actions.keep_logo(by(request), Logo(asset=asset, **given.dict(exclude={"asset"}))))


@router.patch("/logos/{int:pk}", response=schemas.LogoOut)
def change_logo(request: HttpRequest, pk: Id, given: schemas.RulesIn) -> Any:
    """Changes the rules of a mark."""
    logo = access.logo_for(by(request).person, pk)
    return actions.change_logo(by(request), logo, **given.dict(exclude_unset=True))


@router.post("/logos/{int:pk}/end", response=schemas.LogoOut)
def end_logo(request: HttpRequest, pk: Id, given: schemas.EndIn) -> Any:
    """Says that a mark is not to be used any more after a day."""
    return actions.end_logo(by(request), access.logo_for(by(request).person, pk), ends=given.ends)


@router.get("/{int:pk}", response=schemas.AssetOut)
def asset(request: HttpRequest, pk: Id) -> Any:
    """One asset."""
    return _asset(request, pk)


@router.patch("/{int:pk}", response=schemas.AssetOut)
def describe(request: HttpRequest, pk: Id, given: schemas.DetailsIn) -> Any:
    """Says what it shows, who made it and where it is from."""
    changes = given.dict(exclude_unset=True, exclude={"version"}, exclude_none=True)
    return actions.describe(by(request), _asset(request, pk, given.version), **changes)


@router.put("/{int:pk}/licence", response=schemas.AssetOut)
def license(request: HttpRequest, pk: Id, given: schemas.LicenceIn) -> Any:
    """Says on what ground it may be used, and until when."""
    return actions.license(by(request), _asset(request, pk), **given.dict())


@router.post("/{int:pk}/proof", response=schemas.AssetOut)
def prove(request: HttpRequest, pk: Id, proof: File[UploadedFile]) -> Any:
    """Keeps the proof of its licence: PDF, PNG, JPEG, text or a saved mail, at most 15 MB."""
    row = _asset(request, pk)
    told = {"licence": row.licence, "ends": row.ends, "credit": row.credit}
    return actions.license(by(request), row, proof=proof, **told)


@router.put("/{int:pk}/focus", response=schemas.AssetOut)
def focus(request: HttpRequest, pk: Id, given: schemas.FocusIn) -> Any:
    """Says what a crop keeps."""
    return actions.focus(by(request), _asset(request, pk), **given.dict())


@router.put("/{int:pk}/sharing", response=schemas.AssetOut)
def share(request: HttpRequest, pk: Id, given: schemas.SharingIn) -> Any:
    """Shares it with everybody at the desk, or keeps it to its unit."""
    return actions.share(by(request), _asset(request, pk), with_everyone=given.with_ == "everyone")


@router.post("/{int:pk}/archive", response=schemas.AssetOut)
def archive(request: HttpRequest, pk: Id) -> Any:
    """Puts it away: it is offered no more, and its file stays."""
    return actions.archive(by(request), _asset(request, pk))


@router.post("/{int:pk}/restore", response=schemas.AssetOut)
def restore(request: HttpRequest, pk: Id) -> Any:
    """Offers it again."""
    return actions.restore(by(request), _asset(request, pk))


@router.get("/{int:pk}/original", response={200: None})
def original(request: HttpRequest, pk: Id) -> FileResponse:
    """The file exactly as it came, for the people of its unit."""
    row = _asset(request, pk)
    if not (permission := access.may_change(by(request), row)):
        raise Denied(permission.why)
    return serving.original(row)


@router.get("/{int:pk}/pictures/{shape}", response={200: None})
def picture(request: HttpRequest, pk: Id, shape: str, network: str = "") -> FileResponse:
    """A rendition: "thumb", "page", "whole", "square", "landscape", "portrait" or "story", for a network."""
    return serving.picture(_asset(request, pk), serving.recipe(shape, network))

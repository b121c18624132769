"""What a picture's file tells beside the picture, brought together from EXIF, XMP, IPTC and C2PA."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from . import exif, iptc, origin, xmp
from .decoding import Picture
from .exif import Fields
from .origin import Origin
from .xmp import Properties

_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_LICENCE = re.compile(
    r"creativecommons\.org/(?:licenses/([a-z-]+)/(\d\.\d)|publicdomain/(zero|mark))", re.IGNORECASE
)
_NAMED_LICENCE = re.compile(r"\bCC(?:[ -](?:BY(?:-(?:SA|NC|ND)){0,2}))?(?:[ -]\d\.\d|0)", re.IGNORECASE)
_COORDINATE = re.compile(r"(\d{1,3}),(\d{1,2}(?:\.\d{1,12})?)(?:,(\d{1,2}))?([NSEW])")
_SERIALS = ("camera serial number", "lens serial number")
_SAME: Mapping[str, tuple[str, ...]] = {
    "camera serial number": ("exifEX:BodySerialNumber", "aux:SerialNumber"),
    "lens serial number": ("exifEX:LensSerialNumber", "aux:LensSerialNumber"),
    "camera owner": ("exifEX:CameraOwnerName", "aux:OwnerName"),
}
_ENDS = ("plus:LicenseEndDate", "prism:expirationDate")
_WORDS = re.compile(r"\w{2,}")
_RESERVED = re.compile(r"all rights reserved|alle rechten voorbehouden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Notes:
    """What the file tells. Texts are cut at 200 characters; what is not there is empty.

    `place` is latitude and longitude in degrees; `devices` serial numbers by what they belong to; `owner` who
    owns the camera; `people` names of those shown; `makers` who made it, by every field that says so;
    `is_disputed`: two fields name makers that have nothing in common;
    `licence` a Creative Commons licence in short ("CC BY 4.0"); `expires` the last day of use. `is_broken`:
    there is XMP that cannot be read.
    """

    place: tuple[float, float] | None = None
    devices: tuple[tuple[str, str], ...] = ()
    owner: str = ""
    people: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    is_disputed: bool = False
    copyright: str = ""
    is_reserved: bool = False
    licence: str = ""
    expires: date | None = None
    camera: str = ""
    taken: str = ""
    software: str = ""
    origin: Origin = ""
    is_signed: bool = False
    is_broken: bool = False


def notes(picture: Picture) -> Notes:
    """Everything that matters here and stands in the file of a picture."""
    return picture.seen("notes", _read)


def _read(picture: Picture) -> Notes:
    content, format = picture.content, picture.format
    fields, place = exif.fields(exif.exif_of(content, format))
    packet = xmp.properties(xmp.xmp_of(content, format))
    told = packet or {}
    agency = iptc.iptc_of(content, format)
    is_signed = origin.is_signed(content, format)
    rights = _rights(fields, told, agency)
    makers = _makers(fields, told, agency)
    return Notes(
        place=place or _place(told),
        devices=tuple((name, one) for name in _SERIALS if (one := _first(fields, told, name))),
        owner=_first(fields, told, "camera owner"),
        people=_distinct(*told.get("Iptc4xmpExt:PersonInImage", ()), *_regions(told)),
        makers=_distinct(*(maker for group in makers for maker in group)),
        is_disputed=_differ(makers),
        copyright=rights[0] if rights else "",
        is_reserved=any(map(_RESERVED.search, rights)),
        licence=_licence((*told.get("cc:license", ()), *told.get("xmpRights:WebStatement", ()), *rights)),
        expires=_day(agency.get("expires"), *(day for name in _ENDS for day in told.get(name, ()))),
        camera=fields.get("camera model", fields.get("camera", "")),
        taken=fields.get("taken", ""),
        software=fields.get("software", "") or next(iter(told.get("xmp:CreatorTool", ())), ""),
        origin=_origin(picture, told, is_signed),
        is_signed=is_signed,
        is_broken=packet is None,
    )


def _origin(picture: Picture, told: Properties, is_signed: bool) -> Origin:
    content, format = picture.content, picture.format
    signed = origin.statement(content, format) if is_signed else ()
    found = origin.origin_of((*told.get("Iptc4xmpExt:DigitalSourceType", ()), *signed))
    return found or ("made" if origin.generated(content, format) else "")


def _makers(fields: Fields, told: Properties, agency: Fields) -> list[tuple[str, ...]]:
    """The makers that each place names."""
    noted = _distinct(*(fields.get(name) for name in ("artist", "photographer", "author")))
    places = (noted, _distinct(*told.get("dc:creator", ())), _distinct(agency.get("maker")))
    return [makers for makers in places if makers]


def _differ(groups: list[tuple[str, ...]]) -> bool:
    """Whether two places name nobody in common: "E. de Boer" and "Eva de Boer" are one."""
    words = [set(_WORDS.findall(" ".join(makers).casefold())) for makers in groups]
    return any(one.isdisjoint(other) for place, one in enumerate(words) for other in words[:place])


def _rights(fields: Fields, told: Properties, agency: Fields) -> tuple[str, ...]:
    terms = told.get("xmpRights:UsageTerms", ())
    return _distinct(fields.get("copyright"), *told.get("dc:rights", ()), agency.get("copyright"), *terms)


def _regions(told: Properties) -> tuple[str, ...]:
    """Names that programs draw around faces (Metadata Working Group, 2010; Microsoft's people tags)."""
    return (*told.get("mwg-rs:Name", ()), *told.get("MPReg:PersonDisplayName", ()))


def _first(fields: Fields, told: Properties, name: str) -> str:
    others = (value for other in _SAME.get(name, ()) for value in told.get(other, ()))
    return fields.get(name) or next(others, "")


def _distinct(*texts: str | None) -> tuple[str, ...]:
    """The texts that say something, each once, however it is written in capitals."""
    found: dict[str, str] = {}
    for text in texts:
        if text and any(map(str.isalnum, text)):
            found.setdefault(text.casefold(), text)
    return tuple(found.values())


def _place(told: Properties) -> tuple[float, float] | None:
    """XMP writes degrees, a comma, minutes and a letter: "52,9.5N" (ISO 16684-1, Exif in XMP)."""
    found = [
        _COORDINATE.fullmatch(value)
        for name in ("exif:GPSLatitude", "exif:GPSLongitude")
        for value in told.get(name, ())[:1]
    ]
    if len(found) != 2 or not (found[0] and found[1]):
        return None
    north, east = (
        (int(one[1]) + float(one[2]) / 60 + float(one[3] or 0) / 3600) * (-1 if one[4] in "SW" else 1)
        for one in found
        if one
    )
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None


def _licence(texts: Iterable[str]) -> str:
    """A Creative Commons licence in short, as its makers write it ("CC BY-SA 4.0"), or ""."""
    for text in texts:
        if found := _LICENCE.search(text):
            return f"CC {found[1].upper()} {found[2]}" if found[1] else "CC0 1.0"
        if found := _NAMED_LICENCE.search(text):
            return found[0].upper().replace("CC-", "CC ")
    return ""


def _day(*texts: str | None) -> date | None:
    """The earliest day among texts that begin with one (ISO 8601, with or without hyphens)."""
    found = []
    for text in texts:
        if text and (day := _DAY.match(text)):
            try:
                found.append(date(int(day[1]), int(day[2]), int(day[3])))
            except ValueError:
                continue
    return min(found, default=None)

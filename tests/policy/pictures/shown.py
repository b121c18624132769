"""Pictures for the tests: drawn here, or scikit-image's own."""

from __future__ import annotations

import struct
from functools import cache

import skimage.data
from bench.hostile_pictures import chunk, drawn, saved
from PIL import Image, ImageCms

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:cc="http://creativecommons.org/ns#" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" '
    'xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" {attributes}>{elements}'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def xmp(elements="", **attributes):
    """An XMP packet; an attribute `dc_title` is written as dc:title."""
    written = " ".join(f'{name.replace("_", ":", 1)}="{value}"' for name, value in attributes.items())
    return XMP.format(attributes=written, elements=elements).encode()


def listed(name, *values):
    """A property with an ordered list of values."""
    items = "".join(f"<rdf:li>{value}</rdf:li>" for value in values)
    return f"<{name}><rdf:Seq>{items}</rdf:Seq></{name}>"


def exif(top=(), inner=(), gps=()):
    """An EXIF with these tags."""
    made = Image.Exif()
    made.update(dict(top))
    for tag, inside in ((0x8769, inner), (0x8825, gps)):
        if inside:
            made[tag] = dict(inside)
    return made


LEIDEN = {1: "N", 2: (52.0, 9.0, 30.0), 3: "E", 4: (4.0, 29.0, 6.0)}


def with_xmp(packet, format="JPEG"):
    if format == "PNG":
        content = drawn("PNG")
        return content[:33] + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet) + content[33:]
    if format.startswith("GIF"):
        content = drawn("GIF")
        at = content.index(b"\x2c\0\0\0\0")
        body = in_blocks(packet) if "blocks" in format else packet + b"\1" + bytes(range(255, -1, -1)) + b"\0"
        return content[:at] + b"\x21\xff\x0bXMP DataXMP" + body + content[at:]
    return drawn(format, xmp=packet)


def in_blocks(packet):
    pieces = [packet[at : at + 255] for at in range(0, len(packet), 255)]
    return b"".join(bytes((len(piece),)) + piece for piece in pieces) + b"\0"


def with_iptc(**fields):
    """A JPEG with an agency's notes, by the number of the field (`_80` is the maker's)."""
    record = b"".join(
        struct.pack(">BBBH", 0x1C, 2, int(name[1:]), len(value.encode())) + value.encode()
        for name, value in fields.items()
    )
    block = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record
    content = drawn("JPEG")
    return content[:2] + struct.pack(">BBH", 0xFF, 0xED, len(block) + 2) + block + content[2:]


@cache
def colour_profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@cache
def astronaut(format="JPEG"):
    """A portrait with one face, from scikit-image."""
    return saved(Image.fromarray(skimage.data.astronaut()), format)


@cache
def coffee():
    """A cup without anybody, from scikit-image."""
    return saved(Image.fromarray(skimage.data.coffee()), "JPEG")

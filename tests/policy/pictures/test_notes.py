"""What a picture's file tells, wherever it stands in it."""

import io
import struct
from datetime import date, datetime, timedelta

import pytest
from bench.hostile_pictures import chunk, drawn, in_jpeg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from pedel.policy.pictures.decoding import opened
from pedel.policy.pictures.notes import notes
from policy.pictures.shown import LEIDEN, exif, listed, with_iptc, with_xmp, xmp

AI = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def told(content):
    return notes(opened(content))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_it_reads_what_a_camera_notes(format):
    content = drawn(
        format,
        exif=exif(
            {0x13B: "Eva de Boer", 0x8298: "Copyright Eva de Boer", 0x110: "D3"},
            {0xA431: "12345", 0xA435: "678", 0xA430: "E. de Boer", 0x9003: "2026:03:02 10:00:00"},
            LEIDEN,
        ),
    )
    found = told(content)
    assert found.place == pytest.approx((52.15833, 4.485), abs=1e-4)
    assert dict(found.devices) == {"camera serial number": "12345", "lens serial number": "678"}
    assert (found.owner, found.makers, found.camera) == ("E. de Boer", ("Eva de Boer",), "D3")
    assert found.copyright == "Copyright Eva de Boer"
    assert found.taken.startswith("2026")


def test_south_and_west_are_below_zero():
    place = exif(gps={1: "S", 2: (22.0, 54.0, 0.0), 3: "W", 4: (43.0, 12.0, 0.0)})
    assert told(drawn(exif=place)).place == pytest.approx((-22.9, -43.2))


@pytest.mark.parametrize(
    "gps", [{2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)}, {2: (99.0, 0.0, 0.0), 4: (1.0, 0.0, 0.0)}, {1: "N"}]
)
def test_what_is_no_place_is_none(gps):
    assert told(drawn(exif=exif(gps=gps))).place is None


@pytest.mark.parametrize("letters", ["utf-8", "latin-1"])
def test_it_reads_names_however_a_camera_writes_their_letters(letters):
    name = "Zoë Müller".encode(letters) + b"\0"
    tiff = struct.pack("<2sHIHHHIII", b"II", 42, 8, 1, 0x13B, 2, len(name), 26, 0) + name
    assert told(in_jpeg(0xE1, b"Exif\0\0" + tiff)).makers == ("Zoë Müller",)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "GIF in blocks", "AVIF"])
def test_it_reads_what_programs_note(format):
    packet = xmp(
        listed("dc:creator", "Eva de Boer") + listed("e:PersonInImage", "Noor", "Sam"),
        aux_SerialNumber="77",
        cc_license="https://creativecommons.org/licenses/by-sa/4.0/",
        plus_LicenseEndDate="2025-12-31",
        exif_GPSLatitude="52,9.5N",
        exif_GPSLongitude="4,29.1E",
    )
    found = told(with_xmp(packet, format))
    assert found.makers == ("Eva de Boer",)
    assert found.people == ("Noor", "Sam")
    assert found.licence == "CC BY-SA 4.0"
    assert found.expires == date(2025, 12, 31)
    assert found.place == pytest.approx((52.15833, 4.485), abs=1e-4)
    assert dict(found.devices) == {"camera serial number": "77"}


def test_it_reads_what_agencies_note():
    found = told(with_iptc(_80="Pers Bureau", _116="© Pers Bureau, all rights reserved", _37="20251231"))
    assert (found.makers, found.is_reserved, found.expires) == (("Pers Bureau",), True, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("rights", "licence"),
    [
        ("CC BY 4.0", "CC BY 4.0"),
        ("Licence: CC-BY-NC-ND 3.0 NL", "CC BY-NC-ND 3.0"),
        ("CC0", "CC0"),
        ("http://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("© Eva de Boer", ""),
        ("ACCESS BY 4", ""),
    ],
)
def test_it_knows_a_free_licence(rights, licence):
    assert told(drawn("JPEG", exif=exif({0x8298: rights}))).licence == licence


def test_two_makers_with_nothing_in_common_are_disputed():
    def disputed(artist, creator):
        packet = xmp(listed("dc:creator", creator))
        return told(drawn("JPEG", exif=exif({0x13B: artist}), xmp=packet)).is_disputed

    assert disputed("Eva de Boer", "Pers Bureau")
    assert not disputed("E. de Boer", "Eva de Boer")


@pytest.mark.parametrize(
    ("source", "origin"),
    [
        ("trainedAlgorithmicMedia", "made"),
        ("compositeWithTrainedAlgorithmicMedia", "altered"),
        ("digitalCapture", ""),
        ("algorithmicMedia", ""),
    ],
)
def test_it_knows_what_a_model_had_a_part_in(source, origin):
    assert told(with_xmp(xmp(e_DigitalSourceType=AI + source))).origin == origin


@pytest.mark.parametrize("keyword", [b"parameters", b"prompt", b"Dream"])
def test_it_knows_the_recipe_of_a_picture_generator(keyword):
    content = drawn()
    recipe = chunk(b"tEXt", keyword + b"\0a castle, Steps: 20")
    assert told(content[:33] + recipe + content[33:]).origin == "made"
    assert told(content).origin == ""


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_it_reads_a_signed_statement(format):
    content = signed(drawn(format, (200, 200)), format.lower(), AI + "trainedAlgorithmicMedia")
    found = told(content)
    assert (found.is_signed, found.origin) == (True, "made")


def test_a_packet_that_is_no_xml_is_said_to_be_unreadable():
    assert told(with_xmp(b"<x:xmpmeta")).is_broken
    assert not told(drawn("JPEG")).is_broken


def test_long_notes_are_cut():
    found = told(drawn("JPEG", exif=exif({0x13B: "x" * 5000})))
    assert len(found.makers[0]) == 200


def signed(content, format, source):
    """The picture with a C2PA statement of our own making, signed with a key made now."""
    import c2pa

    chain, key = identity()
    info = c2pa.C2paSignerInfo(c2pa.C2paSigningAlg.ES256, chain, key, None)
    manifest = {
        "claim_generator_info": [{"name": "tests", "version": "1"}],
        "assertions": [
            {
                "label": "c2pa.actions",
                "data": {"actions": [{"action": "c2pa.created", "digitalSourceType": source}]},
            }
        ],
    }
    made = io.BytesIO()
    with c2pa.Signer.from_info(info) as signer, c2pa.Builder(manifest) as builder:
        builder.sign(signer, f"image/{format}", io.BytesIO(content), made)
    return made.getvalue()


def identity():
    """A certificate with its issuer's, and the key, as PEM."""
    now = datetime(2026, 1, 1)
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(2)]
    names = [
        x509.Name(
            [
                x509.NameAttribute(NameOID.COMMON_NAME, name),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, "T"),
            ]
        )
        for name in ("Root", "Leaf")
    ]
    made = []
    for number, (key, name) in enumerate(zip(keys, names, strict=True)):
        builder = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(names[0])
            .public_key(key.public_key())
            .serial_number(number + 1)
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=36500))
            .add_extension(x509.BasicConstraints(ca=not number, path_length=None), critical=True)
            .add_extension(usage(is_root=not number), critical=True)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(keys[0].public_key()), critical=False
            )
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        )
        if number:
            builder = builder.add_extension(
                x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=True
            )
        made.append(builder.sign(keys[0], hashes.SHA256()))
    chain = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in reversed(made))
    private = keys[1].private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return chain, private


def usage(*, is_root):
    return x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_root,
        crl_sign=is_root,
        encipher_only=False,
        decipher_only=False,
    )

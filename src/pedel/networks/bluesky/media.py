"""Pictures, films and captions: brought to the server before the post, and put into it.

Sizes: `maxSize` in the lexicons `app.bsky.embed.images` (2,000,000 bytes, formerly 1,000,000),
`app.bsky.embed.external` (1,000,000) and `app.bsky.embed.video` (mp4 of 300,000,000, formerly 100,000,000;
captions of 20,000), as @atproto/pds 0.5.35 holds them. A picture of more than 1,000,000 bytes is made smaller
here, as Bluesky's own app does, since servers with the older lexicon refuse it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, BinaryIO

from ..connector import Credential, MediaRule
from ..errors import NetworkError, Trouble
from ..posting import Card, Media, Post
from .films import process
from .shrinking import shrunk
from .xrpc import Xrpc, bearer, patience

Piece = dict[str, Any]
"""A part of a record, as JSON."""
PICTURES = MediaRule(("image/jpeg", "image/png", "image/webp"), bytes=20_000_000, most=4)
"""Animated GIFs are left out: Bluesky shows them as still pictures. The number of bytes is ours; `shrunk`
makes them fewer."""
FILMS = MediaRule(("video/mp4",), bytes=100_000_000, most=1)
LARGEST_CAPTIONS = 20_000
UNKNOWN_LANGUAGE = "und"
"""Captions need a language, a post need not have one (BCP 47, "undetermined")."""


def bring(xrpc: Xrpc, credential: Credential, media: Media, service: str = "") -> str:
    """Brings a picture or film to the server; gives its handle (JSON), the same for the same bytes.

    `service` is where films are made ready for showing, empty where the server alone takes them.
    """
    rule = FILMS if media.is_film else PICTURES
    if media.media_type not in rule.types:
        raise refused(f"{media.name}: {media.media_type} is not taken; save it as {', '.join(rule.types)}")
    if rule.bytes and media.size > rule.bytes:
        raise refused(f"{media.name} has {media.size} bytes; {rule.bytes} are taken at most")
    handle = _film(xrpc, credential, media, service) if media.is_film else _picture(xrpc, credential, media)
    return json.dumps(handle, sort_keys=True)


def _picture(xrpc: Xrpc, credential: Credential, media: Media) -> Piece:
    picture = shrunk(media)
    blob = upload(xrpc, credential, picture.content, picture.media_type, len(picture.content))
    return {"blob": blob, "width": picture.width, "height": picture.height}


def _film(xrpc: Xrpc, credential: Credential, media: Media, service: str) -> Piece:
    handle: Piece = {"width": media.width, "height": media.height}
    if media.captions is not None:
        with media.captions() as file:
            text = file.read(LARGEST_CAPTIONS + 1)
        if len(text) > LARGEST_CAPTIONS:
            raise refused(f"the captions of {media.name} are larger than {LARGEST_CAPTIONS} bytes")
        handle["captions"] = upload(xrpc, credential, text, "text/vtt", len(text))
    if service:
        return {**handle, "blob": process(xrpc, credential, media, service)}
    with media.open() as film:
        return {**handle, "blob": upload(xrpc, credential, film, media.media_type, media.size)}


def upload(
    xrpc: Xrpc, credential: Credential, content: bytes | BinaryIO, media_type: str, size: int
) -> Piece:
    """Puts bytes on the server and gives its reference to them. Nobody sees them without a post."""
    headers = {**bearer(credential.access), "Content-Type": media_type, "Content-Length": str(size)}
    wishes: Piece = {"headers": headers, "content": content, "timeout": patience(size)}
    try:
        answer = xrpc.send("POST", "com.atproto.repo.uploadBlob", **wishes)
    except NetworkError as error:
        if error.trouble is Trouble.REFUSED and error.permanent:
            raise refused(error.detail) from error
        raise
    blob = answer.get("blob")
    if not isinstance(blob, dict):
        raise NetworkError(Trouble.NONSENSE, "the answer names no file")
    return blob


def embed(xrpc: Xrpc, credential: Credential, post: Post, prepared: Sequence[str]) -> Piece | None:
    """What stands under the text: pictures, else a film, else the card of a link, else nothing."""
    if len(prepared) != len(post.media):
        raise refused("a picture or film has not been brought to the network")
    if not post.media:
        return _show_card(xrpc, credential, post.card) if post.card else None
    has_film = any(one.is_film for one in post.media)
    if has_film and len(post.media) > 1:
        raise refused("a post holds either pictures or one film")
    if len(post.media) > PICTURES.most:
        raise refused(f"a post holds {PICTURES.most} pictures at most")
    handles = [json.loads(one) for one in prepared]
    if has_film:
        return _show_film(post, handles[0])
    shown = [_show(one, handle) for one, handle in zip(post.media, handles, strict=True)]
    return {"$type": "app.bsky.embed.images", "images": shown}


def _show(media: Media, handle: Piece) -> Piece:
    return {"alt": media.alt, "image": handle["blob"], **_ratio(handle)}


def _show_film(post: Post, handle: Piece) -> Piece:
    shown = {"$type": "app.bsky.embed.video", "video": handle["blob"], **_ratio(handle)}
    if post.media[0].alt:
        shown["alt"] = post.media[0].alt
    if "captions" in handle:
        shown["captions"] = [{"file": handle["captions"], "lang": post.language or UNKNOWN_LANGUAGE}]
    return shown


def _show_card(xrpc: Xrpc, credential: Credential, card: Card) -> Piece:
    shown = {"uri": card.url, "title": card.title or card.url, "description": card.description}
    if card.picture:
        shown["thumb"] = _picture(xrpc, credential, card.picture)["blob"]
    return {"$type": "app.bsky.embed.external", "external": shown}


def _ratio(handle: Piece) -> Piece:
    if not (handle["width"] and handle["height"]):
        return {}
    return {"aspectRatio": {"width": handle["width"], "height": handle["height"]}}


def refused(detail: str) -> NetworkError:
    """A picture or film that the network would not take, told before anything goes out."""
    return NetworkError(Trouble.MEDIA, detail, permanent=True)

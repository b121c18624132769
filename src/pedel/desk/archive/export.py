"""An export of the archive: one zip, made while it is sent, that opens and can be verified offline."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils.translation import override

from pedel.desk.record.chain import canonical
from pedel.desk.record.ledger import exported
from pedel.desk.record.models import Entry

from . import proof
from .models import ArchivedFile, ArchivedPost

AT_A_TIME = 200
PART = 1 << 18


class Pipe(io.RawIOBase):
    """What is written into it can be taken out again, from the beginning; it cannot be wound back."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[bytes] = []
        self.at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def write(self, data: Any) -> int:
        self.waiting.append(bytes(data))
        self.at += len(data)
        return len(data)

    def taken(self) -> bytes:
        """What has been written since the last time."""
        out, self.waiting = b"".join(self.waiting), []
        return out


class Zip:
    """A zip that grows file by file and gives its bytes as they come; keeps size and sha256 of each."""

    def __init__(self) -> None:
        self.pipe = Pipe()
        self.archive = zipfile.ZipFile(self.pipe, "w", zipfile.ZIP_DEFLATED)
        self.files: dict[str, dict[str, Any]] = {}

    def add(self, name: str, parts: Iterable[bytes]) -> Iterator[bytes]:
        """Adds a file; gives the bytes of the zip so far."""
        seen, size = hashlib.sha256(), 0
        with self.archive.open(name, "w", force_zip64=True) as file:
            for part in parts:
                file.write(part)
                seen.update(part)
                size += len(part)
                yield self.pipe.taken()
        self.files[name] = {"size": size, "sha256": seen.hexdigest()}
        yield self.pipe.taken()

    def end(self) -> Iterator[bytes]:
        """Adds the manifest and closes."""
        self.archive.writestr(proof.MANIFEST, proof.listed(self.files))
        self.archive.close()
        yield self.pipe.taken()


def zipped(digests: Sequence[str], entry: Entry, about: dict[str, Any], language: str) -> Iterator[bytes]:
    """The bytes of an export of the posts with these digests; `entry` is that of the export itself."""
    out = Zip()
    yield from out.add(proof.POSTS, _posts(digests, about))
    for name, file in _media(digests):
        yield from out.add(name, _read(file))
    yield from out.add(proof.PAGE, _page(digests, about, language))
    yield from out.add(proof.RECORD, _record(digests, entry))
    yield from out.end()


def _each(digests: Sequence[str]) -> Iterator[ArchivedPost]:
    """The posts in their order, a few in memory at a time."""
    for start in range(0, len(digests), AT_A_TIME):
        chosen = digests[start : start + AT_A_TIME]
        rows = ArchivedPost.objects.filter(digest__in=chosen).select_related("account")
        found = {row.digest: row for row in rows.prefetch_related("sequels", "files")}
        yield from (found[one] for one in chosen if one in found)


def _posts(digests: Sequence[str], about: dict[str, Any]) -> Iterator[bytes]:
    yield b'{"about":%s,"posts":[' % canonical(about).encode()
    for number, post in enumerate(_each(digests)):
        later = [
            f'{{"digest":"{one.digest}","record":{one.content}}}' for one in post.sequels.all() if one.content
        ]
        record = post.content or "null"
        line = (
            f'{{"digest":"{post.digest}","key":"{post.key}","later":[{",".join(later)}],"record":{record}}}'
        )
        yield (("," if number else "") + "\n" + line).encode()
    yield b"\n]}\n"


def _media(digests: Sequence[str]) -> Iterator[tuple[str, str]]:
    there: set[str] = set()
    for start in range(0, len(digests), AT_A_TIME):
        rows = ArchivedFile.objects.filter(post__digest__in=digests[start : start + AT_A_TIME])
        for row in rows.order_by("pk"):
            if row.sha256 not in there and default_storage.exists(row.file):
                there.add(row.sha256)
                yield f"{proof.MEDIA}{row.sha256}{PurePath(row.file).suffix}", row.file


def _read(name: str) -> Iterator[bytes]:
    with default_storage.open(name) as file:
        while part := file.read(PART):
            yield part


def _record(digests: Sequence[str], entry: Entry) -> Iterator[bytes]:
    """The entries that speak of these posts, what they were approved as, and what became of them."""
    numbers = sorted(_numbers(digests) - {entry.number})
    for start in range(0, len(numbers), AT_A_TIME):
        yield from exported(Entry.objects.filter(number__in=numbers[start : start + AT_A_TIME]))
    yield from exported(Entry.objects.filter(number=entry.number))


def _numbers(digests: Sequence[str]) -> set[int]:
    found: set[int] = set()
    for post in _each(digests):
        wanted = {post.digest, *(sequel.digest for sequel in post.sequels.all())}
        if post.content:
            wanted.add(json.loads(post.content)["revision"]["digest"])
        found.update(Entry.objects.filter(digest__in=wanted).values_list("number", flat=True))
    return found


def _page(digests: Sequence[str], about: dict[str, Any], language: str) -> Iterator[bytes]:
    """The posts to read, in one page without anything from elsewhere."""
    yield _told("archive/export/head.html", {"about": about, "language": language}, language)
    for post in _each(digests):
        yield _told("archive/export/post.html", _shown(post), language)
    yield _told("archive/export/foot.html", {"about": about}, language)


def _told(template: str, context: dict[str, Any], language: str) -> bytes:
    with override(language):
        return render_to_string(template, context).encode()


def _shown(post: ArchivedPost) -> dict[str, Any]:
    """A post with its pictures by position, for the page."""
    record = json.loads(post.content) if post.content else None
    files = {row.sha256: f"{proof.MEDIA}{row.sha256}{PurePath(row.file).suffix}" for row in post.files.all()}
    later = [json.loads(one.content) for one in post.sequels.all() if one.content]
    shown = []
    for part in record["posts"] if record else ():
        media = [record["media"][number] for number in part["media"] if number < len(record["media"])]
        shown.append({**part, "pictures": [{**one, "path": files.get(one["sha256"], "")} for one in media]})
    return {"post": post, "record": record, "posts": shown, "later": later}

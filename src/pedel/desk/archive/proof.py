"""Verifying an export of the archive, offline and without the desk or Django.

An export is a zip of `posts.json` (the posts with their records), `media/` (their pictures, named by sha256),
`index.html` (the same to read), `record.jsonl` (the entries of the record's chain that belong to them, that
of the export itself last) and `manifest.json` (size and sha256 of every other file, and the sha256 of that
list). Verified is: every file is what the manifest says; every entry hashes to what it says, and follows from
the one before it where they are neighbours; every record has the digest that an entry of the chain names, and
no post of the export has been left out.

What it cannot say alone: whether the entries are those of the institution's own chain. For that their hashes
are compared with the record itself, or with a `head` that was kept elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from pedel.desk.record.chain import FIELDS, LINE, canonical, digest, lines_of

MANIFEST, POSTS, RECORD, PAGE, MEDIA = "manifest.json", "posts.json", "record.jsonl", "index.html", "media/"
AT_A_TIME = 1 << 20
LARGEST = 2_000_000_000
"""Bytes of one file that are read at most; posts.json is held in memory."""
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)
"""What a damaged zip makes the reader raise; the last for encryption and unknown methods."""


class NotProvenError(Exception):
    """Something does not hold; the message names the file and says what."""


@dataclass
class Proof:
    """How many posts, entries and files hold; the last entry's hash; `notes` on what is not kept."""

    posts: int = 0
    entries: int = 0
    files: int = 0
    head: str = ""
    notes: list[str] = field(default_factory=list)


def prove(path: Path) -> Proof:
    """Checks an export. NotProvenError names the first file in which something does not hold."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _proven(archive)
    except BROKEN as error:
        raise NotProvenError(f"{path.name}: this is not a whole zip ({error})") from error


def _proven(archive: zipfile.ZipFile) -> Proof:
    manifest = _manifest(archive)
    for name, said in manifest.items():
        _same(archive, name, said)
    proof = Proof(files=len(manifest) + 1)
    entries = _entries(archive, proof)
    _posts(archive, entries, set(manifest), proof)
    return proof


def listed(files: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The manifest for files: {name: {"size": …, "sha256": …}}."""
    sealed = hashlib.sha256(canonical(files).encode()).hexdigest()
    return canonical({"files": files, "sha256": sealed}).encode() + b"\n"


def _manifest(archive: zipfile.ZipFile) -> dict[str, dict[str, Any]]:
    """What each file should be; every file is named once, and none is there that is not named."""
    names = archive.namelist()
    text = _read(archive, MANIFEST)
    try:
        files = json.loads(text)["files"]
        is_whole = listed(files) == text
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotProvenError(f"{MANIFEST}: this is not a manifest ({error})") from error
    if not is_whole or not all(isinstance(said, dict) for said in files.values()):
        raise NotProvenError(f"{MANIFEST}: it is not as it was written")
    if odd := sorted({*names} ^ {*files, MANIFEST}) or sorted(n for n in names if names.count(n) > 1):
        what = "is missing" if odd[0] in files else "is not in the manifest, or is there twice"
        raise NotProvenError(f"{odd[0]}: {what}")
    return files


def _same(archive: zipfile.ZipFile, name: str, said: Mapping[str, Any]) -> None:
    seen, size = hashlib.sha256(), 0
    with _opened(archive, name) as file:
        for part in _parts(file, name):
            seen.update(part)
            size += len(part)
    if (size, seen.hexdigest()) != (said.get("size"), said.get("sha256")):
        raise NotProvenError(f"{name}: its content is not what was exported")
    if name.startswith(MEDIA) and Path(name).stem != seen.hexdigest():
        raise NotProvenError(f"{name}: it is not the picture that it is named for")


def _entries(archive: zipfile.ZipFile, proof: Proof) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    with _opened(archive, RECORD) as file:
        for place, line in enumerate(lines_of(file), 1):
            entry = _entry(line, place)
            if found and (why := _out_of_line(found[-1], entry)):
                raise NotProvenError(f"{RECORD}: line {place}: {why}")
            found.append(entry)
    if not found or found[-1]["verb"] != "archive.exported":
        raise NotProvenError(f"{RECORD}: the entry of the export itself is missing at the end")
    proof.entries, proof.head = len(found), found[-1]["hash"]
    return found


def _entry(line: bytes, place: int) -> dict[str, Any]:
    try:
        entry = json.loads(line)
        is_right = entry.keys() == LINE and canonical(entry).encode() + b"\n" == line
        is_right = (
            is_right and digest(entry["previous"], {name: entry[name] for name in FIELDS}) == entry["hash"]
        )
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise NotProvenError(f"{RECORD}: line {place}: this is not an entry ({error})") from error
    if not is_right:
        raise NotProvenError(f"{RECORD}: line {place}: its content is not what was hashed")
    return entry


def _out_of_line(before: Mapping[str, Any], entry: Mapping[str, Any]) -> str:
    if entry["number"] <= before["number"]:
        return "it is out of order"
    if entry["number"] == before["number"] + 1 and entry["previous"] != before["hash"]:
        return "it does not follow from the entry before it"
    return ""


class Named:
    """What the entries name: (verb, key, digest)."""

    def __init__(self, entries: list[dict[str, Any]]) -> None:
        self.said = {(entry["verb"], entry["facts"].get("key"), entry["digest"]) for entry in entries}

    def must(self, verb: str, key: str, digest: str) -> None:
        """NotProvenError unless an entry of the chain says this of this post."""
        if (verb, key, digest) not in self.said:
            raise NotProvenError(f"{RECORD}: no entry {verb!r} names the digest of {key}")


def _posts(archive: zipfile.ZipFile, entries: list[dict[str, Any]], files: set[str], proof: Proof) -> None:
    try:
        posts = json.loads(_read(archive, POSTS))["posts"]
        digests = [post["digest"] for post in posts]
        named, kept = Named(entries), {Path(name).stem for name in files if name.startswith(MEDIA)}
        for post in posts:
            proof.notes += _post(post, named, kept)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise NotProvenError(f"{POSTS}: this is not a list of posts ({error!r})") from error
    whole = hashlib.sha256(canonical(sorted(digests)).encode()).hexdigest()
    if whole != entries[-1]["digest"]:
        raise NotProvenError(f"{POSTS}: a post was left out, or put in, since it was exported")
    proof.posts = len(posts)


def _post(post: Mapping[str, Any], named: Named, kept: set[str]) -> Iterator[str]:
    """Checks one post; gives what is to be said about it."""
    key = post["key"]
    named.must("post.archived", key, post["digest"])
    if post["record"] is None:
        named.must("post.destroyed", key, post["digest"])
        yield f"{key}: its content was destroyed; its digest stands in the record"
        return
    for one in (post, *post["later"]):
        record = one["record"]
        if hashlib.sha256(canonical(record).encode()).hexdigest() != one["digest"] or record["key"] != key:
            raise NotProvenError(f"{POSTS}: the record of {key} is not what its digest says")
    for sequel in post["later"]:
        named.must("post.sequel_archived", key, sequel["digest"])
    for picture in post["record"]["media"]:
        if picture["sha256"] not in kept:
            yield f"{key}: the picture {picture['sha256'][:12]}… was not kept"


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with _opened(archive, name) as file:
        return b"".join(_parts(file, name))


def _opened(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    try:
        return archive.open(name)
    except KeyError as error:
        raise NotProvenError(f"{name}: it is missing") from error
    except BROKEN as error:
        raise NotProvenError(f"{name}: it cannot be read ({error})") from error


def _parts(file: IO[bytes], name: str) -> Iterator[bytes]:
    size = 0
    try:
        while part := file.read(AT_A_TIME):
            size += len(part)
            if size > LARGEST:
                raise NotProvenError(f"{name}: it is larger than an export holds")
            yield part
    except BROKEN as error:
        raise NotProvenError(f"{name}: it cannot be read ({error})") from error

"""Drafts and profiles as they come in: files, a pipe, or what is typed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import yaml

from ..draft import Profile
from ..located import read_yaml
from ..translation import preferred_language, speech
from . import Trouble

MOST_BYTES = 4_000_000
"""The largest input that is read: a draft has at most a million characters of up to four bytes."""
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_FIELDS = ("name", "handle", "bio", "link")


def texts(files: Sequence[str]) -> Iterator[str]:
    """The text of each file; "-" and no file at all mean the standard input. Raises Trouble."""
    for name in files or ("-",):
        yield _standard_input() if name == "-" else text_of(name)


def text_of(name: str) -> str:
    """The text of a file. Raises Trouble that says what is wrong with it, where, and what to do."""
    return _decoded(_file(name), name)


def is_typed() -> bool:
    """Whether someone sits at the keyboard."""
    return sys.stdin.isatty()


def _standard_input() -> str:
    stream = sys.stdin.buffer
    if not is_typed():
        return _decoded(_limited(stream.read(MOST_BYTES + 1), "standard input"), "standard input")
    _invite()
    typed = stream.read(MOST_BYTES + 1)
    click.echo(err=True)
    return _limited(typed, "what you typed").decode(sys.stdin.encoding or "utf-8", "replace")


def _invite() -> None:
    _ = speech(preferred_language()).gettext
    end = "Ctrl-Z, Enter" if os.name == "nt" else "Ctrl-D"
    words = _("Type or paste your draft, then press {keys}. It stays on this machine: nothing is stored.")
    click.echo(words.format(keys=end), err=True)


def _file(name: str) -> bytes:
    path = Path(name)
    if path.is_dir():
        raise Trouble(f"{name} is a folder. Name the file that holds the draft, or - for standard input.")
    try:
        with path.open("rb") as file:
            return _limited(file.read(MOST_BYTES + 1), name)
    except FileNotFoundError:
        raise Trouble(f"there is no file {name}. Name one that exists, or - for standard input.") from None
    except PermissionError:
        raise Trouble(f"{name} may not be read by you. Ask for access, or pipe the text in.") from None
    except ValueError:  # a name with a NUL in it
        raise Trouble(f"{name!r} is no file name.") from None


def _limited(content: bytes, name: str) -> bytes:
    if len(content) > MOST_BYTES:
        raise Trouble(f"{name} is larger than {MOST_BYTES:,} bytes. Check it in parts.")
    return content


def _decoded(content: bytes, name: str) -> str:
    if content.startswith(_UTF_16):
        raise Trouble(f"{name} is UTF-16 text (byte 0). Save it as UTF-8 and try again.")
    if (nul := content.find(b"\0")) >= 0:
        raise Trouble(f"{name} is no text: byte {nul} is NUL. Save the draft as plain text in UTF-8.")
    try:
        return content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + (len(_BOM) if content.startswith(_BOM) else 0)
        broken = content[at]
        raise Trouble(
            f"{name} is not UTF-8: byte {at} is 0x{broken:02x}. Save it as UTF-8 and try again."
        ) from None


def well_formed(option: str, value: str) -> str:
    """An option's value; Trouble when the terminal gave bytes that are no text."""
    for position, char in enumerate(value):
        if "\ud800" <= char <= "\udfff":
            raise Trouble(
                f"{option} is not UTF-8 text at character {position}. Type it again, or use --profile."
            )
        if char == "\0":
            raise Trouble(f"{option} holds a NUL at character {position}. Leave it out.")
    return value


def profile(path: str | None, given: dict[str, str | None]) -> Profile | None:
    """The profile in a YAML or JSON file, with what was given beside it; None when nothing is known."""
    known = _profile_file(path) if path else {}
    known |= {name: value for name, value in given.items() if value is not None}
    if not known and path is None:
        return None
    return Profile(**{name: well_formed(f"--{name}", value) for name, value in known.items()})


def _profile_file(name: str) -> dict[str, str]:
    text = text_of(name)
    if text.lstrip().startswith("{"):
        return _fields(_json(text, name), name)
    _refuse_nested(text, name)
    node = read_yaml(Path(name))
    for key in node:
        if key not in _FIELDS:
            raise node.error(key, f"unknown key {key!r}", f"Known: {', '.join(_FIELDS)}")
        node.get(key, str)
    return node.plain()


def _refuse_nested(text: str, name: str) -> None:
    """A profile is flat. YAML that nests is refused while it streams: libyaml's tree of it may overflow."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > 1 or isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise Trouble(
                    f"{name}:{line}: only text is read here. Give {', '.join(_FIELDS)}, each on a line."
                )
    except yaml.YAMLError:
        return  # `read_yaml` says where


def _json(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise Trouble(
            f"{name}:{line}: not JSON: {getattr(error, 'msg', 'too deep')}. Mend it there."
        ) from None


def _fields(given: object, name: str) -> dict[str, str]:
    if not isinstance(given, dict):
        raise Trouble(f"{name}: a profile is an object with {', '.join(_FIELDS)}.")
    for key, value in given.items():
        if key not in _FIELDS:
            raise Trouble(f"{name}: unknown key {key!r}. Known: {', '.join(_FIELDS)}.")
        if not isinstance(value, str):
            raise Trouble(f"{name}: {key} must be text.")
    return given

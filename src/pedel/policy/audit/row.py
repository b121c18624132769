"""One row of an archive as a draft, or the reason why it is none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple, NoReturn, cast, get_args, get_type_hints

from ..draft import ACCOUNTS, Account, Draft, DraftError, Language, Media, Profile

Id = str | int
LONGEST_ID = 500
"""In characters: an id names a draft; one that is longer is likely to be the draft itself."""

_PROFILE = ("name", "handle", "bio", "link")
_KINDS = get_args(get_type_hints(Media)["kind"])


class Unread(NamedTuple):
    """Stands in place of a row that could not even be taken out of its file."""

    reason: str


Raw = bytes | Mapping[str, Any] | Unread
"""A row as a file holds it: a line of JSON, the cells of a table, or nothing that could be read."""


class RowError(ValueError):
    """A row that is no draft. The message says why and never repeats what stands in the row."""

    def __init__(self, reason: str, row_id: Id | None = None) -> None:
        super().__init__(reason)
        self.row_id = row_id


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a row is taken to be when it does not say."""

    account: Account = "personal"
    lang: Language = "auto"


class Row(NamedTuple):
    """A draft, what its archive calls it, and the month it is of ("2026-03"; "" when not known)."""

    id: Id
    draft: Draft
    month: str


def read_row(number: int, raw: Raw, defaults: Defaults) -> Row:
    """The draft of a row; `number` is its id when it has none. Raises RowError."""
    record = _record(raw)
    row_id = _id(record, number)
    try:
        return Row(row_id, _draft(record, defaults), _month(record.get("date")))
    except (RowError, DraftError) as error:
        raise RowError(str(error), row_id) from None


def row_id(number: int, raw: Raw) -> Id:
    """What an output calls this row, whether or not it is a draft."""
    try:
        return _id(_record(raw), number)
    except RowError:
        return number


def _record(raw: Raw) -> Mapping[str, Any]:
    if isinstance(raw, Unread):
        raise RowError(raw.reason)
    if not isinstance(raw, bytes):
        return raw
    try:
        record = _decode(raw.rstrip(b"\r\n").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RowError(f"not UTF-8 at byte {error.start + 1} of the line") from None
    except json.JSONDecodeError as error:
        why = "holds a NUL character" if b"\0" in raw else f"not JSON: {error.msg} at column {error.colno}"
        raise RowError(why) from None
    except (ValueError, RecursionError):  # a number with thousands of digits, brackets without end
        raise RowError("not JSON that can be read") from None
    if not isinstance(record, dict):
        raise RowError("not a JSON object")
    return record


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


_decode = json.JSONDecoder(parse_constant=_refuse).decode


def _id(record: Mapping[str, Any], number: int) -> Id:
    given = record.get("id")
    if given is None:
        return number
    if isinstance(given, str):
        if len(given) > LONGEST_ID:
            raise RowError(f"id is longer than {LONGEST_ID} characters")
        return given
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    raise RowError("id must be a string or a whole number")


def _draft(record: Mapping[str, Any], defaults: Defaults) -> Draft:
    text = record.get("text")
    if text is None:
        raise RowError("text is missing")
    if not isinstance(text, str):
        raise RowError("text must be a string")
    if "\0" in text:
        raise RowError("text holds a NUL character")
    account = defaults.account if record.get("account") in (None, "") else record["account"]
    if account not in ACCOUNTS:
        raise RowError(f"account must be {' or '.join(ACCOUNTS)}")
    profile, media = record.get("profile"), record.get("media")
    return Draft(
        text,
        account,
        _language(record.get("lang"), defaults),
        None if profile is None else _profile(profile),
        () if media is None else tuple(_media(media)),
        _string(record, "network"),
    )


def _string(record: Mapping[str, Any], key: str, of: str = "") -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RowError(f"{of}{key} must be a string")
    return value


def _language(given: Any, defaults: Defaults) -> Language:
    """Takes "en-GB" for "en"; a language that Pedel does not speak is left to be recognised."""
    if given in (None, ""):
        return defaults.lang
    if not isinstance(given, str):
        raise RowError("lang must be a string")
    base = given[:3].lower().rstrip("-_")
    return base if base in ("en", "nl") else "auto"  # type: ignore[return-value]


def _profile(given: Any) -> Profile:
    if not isinstance(given, Mapping):
        raise RowError("profile must be an object")
    return Profile(*(_string(given, key, "profile.") for key in _PROFILE))


def _media(given: Any) -> list[Media]:
    if isinstance(given, str):  # the cell of a table
        given = _items(given)
    if not isinstance(given, list):
        raise RowError("media must be a list")
    return [_medium(item, f"media {number}: ") for number, item in enumerate(given, 1)]


def _items(cell: str) -> Any:
    try:
        return _decode(cell)
    except (ValueError, RecursionError):
        raise RowError("media must be a list in JSON") from None


def _medium(item: Any, of: str) -> Media:
    if not isinstance(item, Mapping):
        raise RowError(f"{of}must be an object")
    kind = _string(item, "kind", of) or "picture"
    if kind not in _KINDS:
        raise RowError(f"{of}kind must be one of {', '.join(_KINDS)}")
    alt = None if item.get("alt") is None else _string(item, "alt", of)
    known = cast(Literal["picture", "video", "audio", "document"], kind)
    return Media(_string(item, "name", of), alt, known)


def _month(given: Any) -> str:
    if isinstance(given, str):
        try:
            given = date.fromisoformat(given[:10])
        except ValueError:
            return ""
    return given.isoformat()[:7] if isinstance(given, date) else ""  # a datetime is a date

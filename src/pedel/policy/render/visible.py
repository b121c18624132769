"""Text from elsewhere made safe to show: it must not steer a terminal or turn a line around."""

from __future__ import annotations

_NEWLINES = dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n")
_CONTROLS = {
    code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)
}  # ESC is shown as ␛
_NO_TEXT = dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), "\ufffd")
_DIRECTIONS: dict[int, str] = dict.fromkeys(
    (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), ""
)
_SHOWN = {0x09: " ", 0x7F: "\u2421", **_CONTROLS, **_NO_TEXT, **_DIRECTIONS, **_NEWLINES}


def visible(text: str) -> str:
    """The text without control characters, directions of writing and lone surrogates.

    Control characters show as their picture (U+2400…), what is no text as U+FFFD; characters that
    turn the direction of writing (UAX #9; "Trojan Source", Boucher and Anderson, 2021) are left out.
    """
    return text if text.isascii() and text.isprintable() else text.replace("\r\n", "\n").translate(_SHOWN)

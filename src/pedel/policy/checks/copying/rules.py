"""What must stand near a term, and what must not, before it tells of copying."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...pattern import Pattern
from ...text import Span
from .._phrases import phrases

WORDS = "copying/words"
_PERMISSION_REACH = 250


class Rule(NamedTuple):
    """A category, found where all of `near` and none of `veto` stand by a term of `tag`.

    `near` and `veto` are tags of `words.terms`, looked for within `reach` characters.
    """

    category: str
    tag: str
    near: tuple[str, ...] = ()
    veto: tuple[str, ...] = ()
    reach: int = 110


RULES = (
    Rule("pirated", "link", (), ("about", "debated"), 60),
    Rule("pirated", "site", ("offer",), ("about", "debated", "forbidden"), 90),
    Rule("pirated", "torrent", ("torrents",), ("about", "debated", "forbidden", "torrential", "own")),
    Rule("pirated", "cracked", ("unlocked", "getting"), ("about", "debated", "forbidden", "buying")),
    Rule("pirated", "asked", (), ("about", "debated"), 60),
    Rule("pirated", "ebook", ("handing",), ("own", "legitimate", "debated")),
    Rule("pirated", "work", ("file", "transfer"), ("own", "legitimate", "debated")),
    Rule("scan", "scan", ("part", "shared"), ("heritage", "own", "forbidden"), 70),
    Rule("scan", "copy", ("copied", "shared"), ("heritage", "own", "forbidden"), 70),
    Rule("scan", "scan", ("press", "newspaper"), ("heritage", "own", "forbidden"), 80),
    Rule("scan", "copy", ("press", "newspaper"), ("heritage", "own", "forbidden"), 80),
    Rule("scan", "paywall", ("whole", "locked"), ("free", "own", "forbidden", "about", "debated")),
    Rule("picture", "image", ("taken",), ("credited", "forbidden", "about", "debated"), 100),
    Rule("picture", "credit", ("uncredited",), ("credited", "forbidden"), 70),
    Rule("picture", "credit", ("disclaimed",), ("credited",), 70),
    Rule("picture", "disowned", ("owned",), ("forbidden",), 60),
    Rule("music", "video", ("tune", "beneath", "shop"), ("played", "forbidden"), 90),
    Rule("music", "video", ("artist", "beneath"), ("played", "forbidden"), 90),
)


def found(rule: Rule, folded: str, hit: Span) -> Span | None:
    """The span from the term to what makes it tell, or None when the rule does not hold there."""
    begin, window = around(folded, hit, rule.reach)
    start, end = hit
    for tag in rule.near:
        match = phrases(WORDS, tag).search(window)
        if match is None:
            return None
        start, end = min(start, begin + match.start(1)), max(end, begin + match.end(1))
    if rule.veto and phrases(WORDS, *rule.veto).search(window):
        return None
    return None if is_permitted(folded, hit) else (start, end)


def is_permitted(folded: str, hit: Span) -> bool:
    """Whether words around a hit say that the copying is allowed."""
    return phrases(WORDS, "permitted").search(around(folded, hit, _PERMISSION_REACH)[1]) is not None


def around(text: str, hit: Span, reach: int) -> tuple[int, str]:
    """The text within `reach` characters of a hit, in whole words, and where it begins."""
    start, end = max(0, hit[0] - reach), min(len(text), hit[1] + reach)
    if start and (blank := text.find(" ", start, hit[0])) >= 0:
        start = blank
    if end < len(text) and (blank := text.rfind(" ", hit[1], end)) >= 0:
        end = blank
    return start, text[start:end]


_PLAYING = (
    r"(?:videos?|video's|videootje|clips?|clipje|reels?|film|filmpjes?|aftermovie|vlog|tiktoks?|montage|trailer|"
    r"slideshow|promo|promofilm|recap|compilatie|compilation|teaser|animatie|animation|story|stories)"
)
_SONG = (
    r"(?:music|song|single|album|anthem|remix|plaat|track|soundtrack|tune|hit|muziek|nummer|liedje|lied|deuntje|"
    r"muziekje)"
)
_WORD = r"[\"'(]?[A-Z0-9][\w'.&-]*[\"')]?"
_LOWER = r"of|the|and|&|en|de|het|van|by|la|le|el|in|to|on|for|my|me|you|a|een|is|it|-"
_NAME = rf"{_WORD}(?:,? (?:{_WORD}|{_LOWER})){{0,7}}"
_BENEATH = (
    r"(?:under|underneath|beneath|behind|onder|achter|over|in the background of|"
    r"as (?:the )?(?:background|soundtrack)(?: music)? (?:of|for|to|under))"
)
_THEIR = r"(?:our|the|my|this|that|your|a|het|de|ons|onze|mijn|dit|deze|een|jullie|je)"
_A_SONG = r"(?:(?:music|muziek|a song|een nummer|een liedje|the song|het nummer) (?:(?:by|of|van|from) )?)?"
_NAMED_UNDER = Pattern(
    rf"\b(?:[Ww]ith|[Mm]et) {_A_SONG}({_NAME}) {_BENEATH} {_THEIR} (?:[\w-]+ )?{_PLAYING}\b"
)
_BY_NAME = Pattern(rf"\b(?i:{_SONG})s?\b[^.!?\n]{{0,50}}\b(?:by|from|of|van) ({_NAME})")
_COLON = Pattern(
    rf"\b(?i:{_SONG}|background music|achtergrondmuziek) ?: ?(?:[\"']?{_NAME}[\"']?,? (?:by|van|-) ){_WORD}"
    rf"|\b(?i:background music|achtergrondmuziek) ?: ?{_WORD}"
)
_TITLE = Pattern(rf"[\"'][^\"'\n]{{2,40}}[\"'],? (?:by|van|from|of) ({_NAME})|({_WORD})'s? [\"'][A-Z]")
_NO_ARTIST = Pattern(
    r"^[\"'(]?(?:English|Dutch|Engelse?|Nederlandse?|Leiden|Leidse|Universit|Faculty|Faculteit|"
    r"(?:De|Het|The) (?:[a-z]|Universit|Facult|Leid|Hague|Dutch|Europe|Hortus|Academ|Netherlands)|"
    r"I |We |Subtitles|Ondertit|Professor|Prof|Dr)"
)


def named_music(clean: str, folded: str, hit: Span) -> Span | None:
    """The span in which a named maker's music is put under a video, or None."""
    begin, window = around(clean, hit, 100)
    plain = folded[begin : begin + len(window)]
    match = _NAMED_UNDER.search(window) or _COLON.search(window) or _named(window, plain)
    if match is None or any(name and _NO_ARTIST.search(name) for name in match.groups()):
        return None
    if phrases(WORDS, "played", "forbidden").search(plain) or is_permitted(folded, hit):
        return None
    return min(hit[0], begin + match.start()), max(hit[1], begin + match.end())


def _named(window: str, plain: str) -> Any:
    if phrases(WORDS, "beneath").search(plain):
        return _BY_NAME.search(window) or _TITLE.search(window)
    return _BY_NAME.search(window) if phrases(WORDS, "with").search(plain) else None

"""How single characters are folded: zero-width, full-width, accents and look-alikes.

Sources: Unicode normalisation form KC (UAX #15) for compatibility characters, the general
categories Cf and Mn (UAX #44) for what has no width, and the look-alikes of Latin letters that
Unicode's confusables table (UTS #39) lists for the Cyrillic, Greek, Armenian and Cherokee scripts.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

QUOTES = str.maketrans(
    "\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    "'''''''" + '"' * 7 + "-" * 7,
)

_CYRILLIC = ("аеорсухіјѕԁһӏԛԝвкмнтгпАВЕКМНОРСТУХІЈЅ", "aeopcyxijsdhlqwbkmhtrnABEKMHOPCTYXIJS")
_GREEK = ("αοινρτυκχεΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aoivptukxeABEZHIKMNOPTYX")
_OTHERS = ("օսոհցᎪᏴᏟᎬᎻᎫᏦᏞᎷᏢᏚᎢᏙᏔᏃ", "ounhgABCEHJKLMPSTVWZ")
_PHONETIC = ("ıɑɡʟɴʀᴀᴅᴇᴋᴍᴏᴘᴛᴜᴠᴡᴢɪʏʙɢʜᴊꜰꜱᴄ", "iaglnradekmoptuvwziybghjfsc")

LOOKALIKES = {
    char: latin
    for chars, latins in (_CYRILLIC, _GREEK, _OTHERS, _PHONETIC)
    for char, latin in zip(chars, latins, strict=True)
}
"""Letters of other scripts that read as a Latin letter."""


@lru_cache(maxsize=4096)
def clean_char(char: str) -> str:
    """The character as people read it: "" when it has no width, "A" for a full-width A."""
    category = unicodedata.category(char)
    if category in ("Cf", "Mn", "Me"):
        return ""
    if category == "Cs":
        return "\ufffd"
    if category == "Zs":
        return " "
    if category in ("Zl", "Zp"):
        return "\n"
    if (quote := char.translate(QUOTES)) != char:
        return quote
    if (name := unicodedata.name(char, "")).startswith("NEGATIVE ") and " LETTER " in name:
        return name[-1]  # the boxed letters that stand for themselves, as in the A of blood type A
    # One letter stays one letter (an accent is kept); "ﬁ" and "…" become what they stand for.
    return "".join(c for c in unicodedata.normalize("NFKC", char) if unicodedata.category(c) != "Mn")


@lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """One clean character in lower case and without accents; always exactly one character."""
    base = unicodedata.normalize("NFD", char)[0]
    base = {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "ð": "d"}.get(base, base)
    return base.lower()[:1] or base


@lru_cache(maxsize=4096)
def is_latin(char: str) -> bool:
    """Whether a letter belongs to the Latin script."""
    return unicodedata.name(char, "").startswith("LATIN ")

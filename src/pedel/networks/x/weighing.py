"""How a text is weighed (twitter-text, configuration 3)."""

from __future__ import annotations

from unicodedata import normalize

import regex

from ..counting import EMOJI

LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""The code points that weigh 1 (`ranges`, weight 100 of scale 100); all others weigh 2 (`defaultWeight`)."""
LINK_WEIGHS = 23
EMOJI_WEIGHS = 2

COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw "
    "by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et "
    "eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id "
    "ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu "
    "lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np "
    "nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk "
    "sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy "
    "uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
"""Top-level domains of countries (IANA, Root Zone Database)."""
GENERIC = (
    "com org net edu gov int mil info biz name pro museum aero coop jobs mobi travel app dev page blog "
    "online site website tech store shop news live world life today academy university college school "
    "education institute foundation science amsterdam frl brussels london berlin paris vlaanderen gent "
    "social media video events community network digital global international space club link click art "
    "design studio"
)
"""The generic ones that are common where we are. An address with http is known by that, whatever its end."""

_ENDS = "|".join(sorted((COUNTRIES + " " + GENERIC).split(), key=len, reverse=True))
_DOMAIN = r"(?:[\p{L}\p{N}](?:[\p{L}\p{N}_\-]*[\p{L}\p{N}])?\.)+"
_GROUP = r"\([^\s()<>\"“”]*\)"
_PATH = rf"/(?:(?:[^\s()<>\"“”]|{_GROUP})*(?:[\p{{L}}\p{{N}}=_#/+\-&]|{_GROUP}))?"
_AFTER = rf"(?::\d+)?(?:{_PATH})?(?:\?[^\s()<>\"“”]*[\p{{L}}\p{{N}}_&=#/\-])?"
LINK = regex.compile(
    rf"(?<![A-Za-z0-9@＠$#＃])https?://{_DOMAIN}\p{{L}}{{2,}}{_AFTER}"
    rf"|(?<![\p{{L}}\p{{N}}@＠$#＃\-_./]){_DOMAIN}(?:{_ENDS})(?![0-9A-Za-z@+\-]){_AFTER}",
    regex.IGNORECASE,
)


def weight(text: str) -> int:
    """What a text weighs of the 280."""
    rest: str
    rest, links = LINK.subn("", normalize("NFC", text))
    rest, emoji = EMOJI.subn("", rest)
    return int(links) * LINK_WEIGHS + int(emoji) * EMOJI_WEIGHS + sum(map(_of, rest))


def _of(character: str) -> int:
    point = ord(character)
    return 1 if any(start <= point <= end for start, end in LIGHT) else 2

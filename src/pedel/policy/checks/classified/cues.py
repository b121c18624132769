"""The grammar of giving away: one pattern over folded text, whose groups say how a cue is judged.

`barred`: what the author may not tell. `unsure`: whether the author may tell. `keeper`: "can you keep
a secret?". `bond`: secrecy asked of the reader. `told`: heard in confidence. `closed`: not out yet.
"""

from __future__ import annotations

from .grammar import grammar

KINDS = ("barred", "unsure", "keeper", "bond", "told", "closed")

_BARRED_EN = (
    r"(?:(?:i|we)(?:%cue.am%| %cue.are%)* )?(?:%cue.adverb-en% ){0,2}%cue.may-not%(?: %cue.adverb-en%){0,2} "
    r"(?:be )?%cue.tell-en%\b(?: %cue.somebody%)*(?: (?P<this_en>this|it|that))?"
    r"(?: (?:with|to) (?:anyone|you))?(?: %cue.details%)?(?: (?:out loud|publicly|here|online|officially))*"
    r"(?P<yet_en> (?:just )?yet)?"
)
_BARRED_NL = (
    r"%cue.may-nl%\b(?: (?:ik|we|wij|'k|k|er|(?P<this_nl>dit|het|'t|dat|deze|da)|niemand)){0,3}"
    r"(?: %cue.adverb-nl%){0,4} %cue.not-nl%\b(?: %cue.adverb-nl%){0,3}(?: (?:mogen|moeten|kunnen))?"
    r"(?: %cue.adverb-nl%){0,2} %cue.tell-nl%\b(?: (?:worden|zijn|mogen|moeten))?"
)
CUES = grammar(
    rf"\b(?:(?P<barred>{_BARRED_EN}|{_BARRED_NL})|(?P<unsure>%cue.unsure%)|(?P<keeper>%cue.keeper%)|"
    r"(?P<bond>%cue.bond%)|(?P<told>%cue.told%)|(?P<closed>%cue.closed%))\b"
)

"""How Pedel's own words sound: levels, verdicts, places, and what was not looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..clause import Level, Source
from ..draft import Account
from ..pictures.boxes import Box
from ..report import Report
from ..translation import speech


class Sign(NamedTuple):
    """A level or a verdict as it is shown: an icon, a word and a style, always all three."""

    icon: str
    word: str
    style: str


ICONS = {Level.NOTE: "●", Level.ADVICE: "●", Level.ANSWER: "▲", Level.STOP: "■"}
CLEAR_ICON = "✓"
_MOST_PLACES = 4
_VERDICTS: dict[str, Level | None] = {
    "clear": None,
    "look-again": Level.ADVICE,
    "answer-first": Level.ANSWER,
    "stop": Level.STOP,
}


class Wording:
    """Pedel's own words in one language, "en" or "nl"."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._ = speech(lang).gettext
        self.ngettext = speech(lang).ngettext

    def level(self, level: Level, account: Account) -> Sign:
        """A level as it is shown. On a personal account nothing has to be answered: it is advice."""
        words = {
            Level.NOTE: self._("note"),
            Level.ADVICE: self._("advice"),
            Level.ANSWER: self._("answer") if account == "brand" else self._("strong advice"),
            Level.STOP: self._("stop"),
        }
        return Sign(ICONS[level], words[level], level.word)

    def verdict(self, report: Report) -> Sign:
        """The verdict as it is shown."""
        brand = report.draft.account == "brand"
        words = {
            "clear": self._("Clear"),
            "look-again": self._("Look again"),
            "answer-first": self._("Answer first") if brand else self._("Think twice"),
            "stop": self._("Stop"),
        }
        level = _VERDICTS[report.verdict]
        icon, style = (ICONS[level], level.word) if level else (CLEAR_ICON, "clear")
        return Sign(icon, words[report.verdict], style)

    def counsel(self, report: Report) -> str:
        """What the verdict means for the author, in a sentence."""
        if report.verdict == "clear":
            return self._clear(len(report.findings))
        if report.verdict == "look-again":
            count = sum(finding.level >= Level.ADVICE for finding in report.findings)
            counsel = self.ngettext(
                "There is one thing to look at again.", "There are {count} things to look at again.", count
            )
            return counsel.format(count=count)
        brand = report.draft.account == "brand"
        if report.verdict == "answer-first":
            return (
                self._("It can be submitted once every ▲ is mended or answered.")
                if brand
                else self._("Please think this over before you post. The decision is yours.")
            )
        return (
            self._("It cannot go out as it stands.")
            if brand
            else self._("Please do not post it as it stands. The decision is yours.")
        )

    def _clear(self, notes: int) -> str:
        if notes:
            return self._("Nothing stands in the way; there is something good to know.")
        return self._("Pedel sees nothing here that the guidelines speak against.")

    def account(self, account: Account) -> str:
        return self._("official account") if account == "brand" else self._("personal account")

    def accounts(self, account: Account) -> str:
        """That kind of account in the plural."""
        return self._("official accounts") if account == "brand" else self._("personal accounts")

    def where(self, where: str) -> str:
        """What a part of the draft is called: "text", "bio", "alt.1" …"""
        name, _, number = where.partition(".")
        if name == "alt":
            return self._("Description of picture {number}").format(number=number)
        if name == "picture":
            return self._("Picture {number}").format(number=number)
        if name == "file":
            return self._("File name of picture {number}").format(number=number)
        names = {
            "text": self._("Text"),
            "name": self._("Name on the profile"),
            "handle": self._("Handle"),
            "bio": self._("Bio"),
            "link": self._("Link on the profile"),
        }
        return names.get(name, where)

    def source(self, source: Source) -> str:
        """Where a clause stands in the institution's text."""
        if not source.sentences:
            return source.section
        numbers = ", ".join(map(str, source.sentences))
        place = self.ngettext(
            "{section}, sentence {numbers}", "{section}, sentences {numbers}", len(source.sentences)
        )
        return place.format(section=source.section, numbers=numbers)

    def places(self, boxes: Sequence[Box]) -> str:
        """Where in a picture something is, for those who cannot see it marked."""
        shown = (f"{box.left}, {box.top} ({box.width} × {box.height})" for box in boxes[:_MOST_PLACES])
        more = " …" if len(boxes) > _MOST_PLACES else ""
        return self._("at {places}").format(places="; ".join(shown) + more)

    def unchecked(self, code: str, report: Report | None = None) -> str:
        """Why something was not looked at; of a picture that was refused the report knows."""
        name, _, number = code.partition(".")
        if name == "picture" and report is not None:
            reason = report.seen.refused[int(number)].named("").in_(self.lang)
            return self._("Picture {number}: {reason}").format(number=number, reason=reason)
        reasons = {
            "pictures": self._("What a picture shows: only its file name and description were read."),
            "links": self._("Whether links still lead somewhere: Pedel opens none."),
            "profile": self._("The profile: none was given, so a disclaimer in it is not seen."),
            "language": self._("Sentences in a language other than English and Dutch."),
        }
        return reasons.get(code, code)

    def party(self, party: str) -> str:
        """Who is bound, by the name that packs have for them."""
        parties = {
            "staff": self._("all staff"),
            "former-staff": self._("former staff"),
            "academic-staff": self._("academic staff"),
            "personal": self._("staff on an account of their own"),
            "brand": self._("those who post on an official account"),
            "approver": self._("those who approve"),
            "contact": self._("the contact person"),
            "supervisor": self._("the supervisor"),
            "communications": self._("the communications department"),
            "university": self._("the university"),
        }
        return parties.get(party, party)

    def modality(self, modality: str) -> str:
        """How strongly a clause binds."""
        modalities = {
            "must": self._("must be done"),
            "must-not": self._("must not be done"),
            "should": self._("should be done"),
            "should-not": self._("should not be done"),
            "may": self._("may be done"),
            "right": self._("is a right"),
            "informs": self._("informs"),
            "encourages": self._("encourages"),
            "defines": self._("says what is meant"),
            "precedes": self._("says what comes first"),
            "power": self._("says what may follow"),
        }
        return modalities.get(modality, modality)

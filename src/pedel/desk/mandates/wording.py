"""How mandates are put into words: lists of kinds, topics and languages, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import languages as languages_known

from .kinds import KINDS

sentence = format_lazy
"""`sentence(_("… {kinds} …"), kinds=…)`: a text that is put together only when somebody reads it."""


def _listed(items: tuple[Any, ...]) -> str:
    words = [str(item) for item in items]
    if len(words) < 2:
        return "".join(words)
    return gettext("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])


_listed_lazily = lazy(_listed, str)
language = languages_known.name
"""The name of a language: "nl" becomes "Dutch"."""


def listed(items: Iterable[Any]) -> Any:
    """Items as one reads them in a sentence: "events, news and practical notices"."""
    return _listed_lazily(tuple(items))


def kinds(names: Iterable[str]) -> Any:
    """Kinds of message by their names, in the order in which everybody knows them."""
    chosen = set(names)
    return listed([title for name, title in KINDS.items() if name in chosen] or [_("nothing")])


def kind(name: str) -> Any:
    """One kind of message; a name that nobody knows stands for itself."""
    return KINDS.get(name, name)


def languages(codes: Iterable[str]) -> Any:
    """Languages by their codes."""
    return listed(languages_known.name(code) for code in codes)


def quoted(topics: Iterable[str]) -> Any:
    """Topics as somebody wrote them, in quotation marks."""
    return listed(f"“{topic}”" for topic in topics)

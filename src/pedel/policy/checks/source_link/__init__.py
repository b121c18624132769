"""University news retold without its source.

"The best way to share university news is to direct people to the original source" (Leiden
University's guidelines, "General guidelines"). Looks at the draft's own text for news of the
university, and at its links for where it stands. Opens no link.

- `missing_link`: the draft tells news of the university as news ("Leiden University appoints …",
  "Press release: …", "researchers of … discover …"), or retells an item of the catalogue, and links
  neither to the university's own site nor to the research itself (a DOI, a journal).
- `copy`: it links to a copy instead: an archive, an aggregator, a shared folder, a screenshot or a
  file of the press release.
- `shortened`: every link in it is a shortened one, so that nobody sees where the news comes from.

With a catalogue of the university's news the item is found by the words that draft and item share
in a row, and the suggestion is its address. A draft on the same subject shares too few of them.

Left alone: opinions on the university, what the author did or attends, own papers and lectures,
invitations, congratulations, questions, jokes, history, and a draft that says where its link stands
("link in bio"). A link to a host that is none of these may well be the original: no finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ...match import Label, Match, Scan
from ...terms import TermList
from ...text import Span
from .catalogue import Catalogue, Item
from .links import Link, links
from .news import news

CATEGORIES = {
    "missing_link": Label(
        "university news without a link to the original", "universiteitsnieuws zonder link naar het origineel"
    ),
    "copy": Label("a copy of university news", "een kopie van universiteitsnieuws"),
    "shortened": Label(
        "university news behind a shortened link only", "universiteitsnieuws met alleen een verkorte link"
    ),
}
VALUES = ("title",)


@dataclass(frozen=True)
class Params:
    """What a pack, or the desk, may set.

    `names`: the institution's names in all languages. `hosts`: the hosts of its own site, without
    "www."; their sub-domains count too. `catalogue`: its news, each item with "url", with "title"
    or "title_en" and "title_nl", and perhaps with "summary" (or "summary_en", "summary_nl"). The
    index of a catalogue lives as long as these params.
    """

    names: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    catalogue: tuple[Mapping[str, str], ...] = ()

    @cached_property
    def index(self) -> Catalogue:
        """The catalogue ready to be looked up; made when it is first asked for."""
        return Catalogue(tuple(self.catalogue), tuple(self.names))


def terms(params: Params) -> Mapping[str, TermList]:
    """The institution's names, as words and written together ("LeidenUniversity")."""
    joined = ("".join(filter(str.isalnum, name)) for name in params.names)
    return {"name": TermList((*params.names, *joined))}


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields at most one match: university news that does not lead to its source."""
    part = scan.text
    if params.catalogue and (retold := params.index.retold(part.text)):
        yield from _judged(scan, params, (retold.start, retold.end), retold.item)
    elif scan.all_hits(part) and (told := news(scan)):
        yield from _judged(scan, params, told, {})


def _judged(scan: Scan, params: Params, told: Span, item: Item) -> Iterator[Match]:
    found = links(scan, tuple(params.hosts))
    if any(link.kind in ("own", "original") or _is_to(link, item, scan) for link in found):
        return
    category, span = _category(scan, found, told, is_known=bool(item))
    if category:
        title = _title(scan, item) or " ".join(scan.text.text.clean[slice(*told)].split())
        url = item.get("url", "")
        yield Match(category, scan.text, *span, values={"title": title}, suggestion=url)


def _category(scan: Scan, found: list[Link], told: Span, *, is_known: bool) -> tuple[str, Span]:
    """The category and what it marks; no category where another link may be the original."""
    copy = next((link for link in found if link.kind == "copy"), None)
    if copy:
        return "copy", (copy.start, copy.end)
    if found and all(link.kind == "shortener" for link in found):
        return "shortened", (found[0].start, found[0].end)
    if pictures := scan.hits(scan.text, "picture"):
        return "copy", pictures[0]
    if any(part.where.startswith("file.") and scan.hits(part, "release") for part in scan.parts):
        return "copy", told
    if found and not is_known:
        return "", told
    return "missing_link", told


def _is_to(link: Link, item: Item, scan: Scan) -> bool:
    """Whether a link leads to the item, whatever its scheme, "www.", query and last slash."""
    return bool(item) and _bare(scan.text.text.clean[link.start : link.end]) == _bare(item.get("url", ""))


def _bare(url: str) -> str:
    plain = url.lower().partition("://")[2] or url.lower()
    return plain.removeprefix("www.").partition("?")[0].partition("#")[0].rstrip("/")


def _title(scan: Scan, item: Item) -> str:
    own = item.get(f"title_{scan.language()}", "") if item else ""
    return own or item.get("title", "") or item.get("title_en", "") or item.get("title_nl", "")

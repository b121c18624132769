"""Finding assets by words: of names, tags, descriptions, makers, sources and credit lines."""

from __future__ import annotations

import re
import unicodedata

from django.db.models import QuerySet

from .models import Asset

_WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 12


def folded(*texts: str) -> str:
    """Texts as search looks through them: without case and accents, one blank between words."""
    decomposed = unicodedata.normalize("NFKD", " ".join(texts).casefold())
    return " ".join(_WORD.findall("".join(each for each in decomposed if not unicodedata.combining(each))))


def words_of(asset: Asset) -> str:
    """Everything of an asset under which it is found."""
    tags = [tag.name for tag in asset.tags.all()]
    return folded(
        asset.name, *tags, asset.alt_en, asset.alt_nl, asset.maker, asset.source, asset.credit, asset.licence
    )


def found(assets: QuerySet[Asset], query: str) -> QuerySet[Asset]:
    """Those in which every word of the query stands, or a word that begins or holds it."""
    for word in folded(query.replace("\0", "")).split()[:MOST_WORDS]:
        assets = assets.filter(words__contains=word)
    return assets

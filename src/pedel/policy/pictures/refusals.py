"""Why a picture is not taken: what is the matter with it and what to do, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..draft import DraftError


class Sentence(NamedTuple):
    """A sentence in both languages."""

    en: str
    nl: str


REFUSALS: Mapping[str, Sentence] = {
    "empty": Sentence(
        "the file is empty. Save the picture once more.",
        "het bestand is leeg. Sla de afbeelding opnieuw op.",
    ),
    "heavy": Sentence(
        "the file has {megabytes} MB, and at most {most} MB are taken. Save the picture smaller.",
        "het bestand is {megabytes} MB en er kan hoogstens {most} MB worden bekeken. "
        "Sla de afbeelding kleiner op.",
    ),
    "large": Sentence(
        "the picture has {width} × {height} pixels, more than the {most} million that are taken. "
        "Make it smaller first.",
        "de afbeelding is {width} × {height} pixels, meer dan de {most} miljoen die kunnen worden bekeken. "
        "Maak haar eerst kleiner.",
    ),
    "svg": Sentence(
        "this is an SVG drawing, which networks do not take. Export it as PNG.",
        "dit is een SVG-tekening, en die nemen netwerken niet aan. Exporteer haar als PNG.",
    ),
    "heic": Sentence(
        "this is a HEIC picture, which networks do not take. Export it as JPEG on your phone.",
        "dit is een HEIC-foto, en die nemen netwerken niet aan. Exporteer hem op je telefoon als JPEG.",
    ),
    "pdf": Sentence(
        "this is a PDF. Export the page that you want to show as PNG.",
        "dit is een pdf. Exporteer de pagina die je wilt laten zien als PNG.",
    ),
    "film": Sentence(
        "this is a film and not a picture. Add it as a video.",
        "dit is een film en geen afbeelding. Voeg hem toe als video.",
    ),
    "unknown": Sentence(
        "this is no picture in JPEG, PNG, WebP, GIF or AVIF, whatever its name says. "
        "Export it as one of these.",
        "dit is geen afbeelding in JPEG, PNG, WebP, GIF of AVIF, wat de naam ook zegt. Exporteer haar zo.",
    ),
    "damaged": Sentence(
        "the picture is damaged and cannot be read to its end. Save it anew, or fetch the original.",
        "de afbeelding is beschadigd en niet tot het eind te lezen. "
        "Sla haar opnieuw op of haal het origineel.",
    ),
    "strange": Sentence(
        "the file is put together as no camera or program does it. "
        "Open it in a picture program and save it anew.",
        "het bestand zit in elkaar zoals geen camera of programma het maakt. Open het in een "
        "beeldbewerkingsprogramma en sla het opnieuw op.",
    ),
    "uninstalled": Sentence(
        "pictures cannot be looked at, as the parts for it are not installed. "
        "Add them: pip install 'pedel[pictures]'",
        "afbeeldingen kunnen niet worden bekeken, want de onderdelen daarvoor zijn niet geïnstalleerd. "
        "Voeg ze toe: pip install 'pedel[pictures]'",
    ),
    "no_film": Sentence(
        "this is no film in MP4, MOV or WebM that can be read. Export it as MP4.",
        "dit is geen film in MP4, MOV of WebM die te lezen is. Exporteer hem als MP4.",
    ),
    "long": Sentence(
        "the film lasts longer than {minutes} minutes. Cut it, or have it looked at in parts.",
        "de film duurt langer dan {minutes} minuten. Kort hem in, of laat hem in delen bekijken.",
    ),
}


class PictureError(DraftError):
    """A picture that cannot be looked at. Its words are English; `in_` has them in both languages.

    `code` is one of REFUSALS; `values` fill its sentence; `name` is the file's, "" where it has none.
    """

    def __init__(self, code: str, name: str = "", **values: object) -> None:
        self.code, self.name, self.values = code, name, values
        super().__init__(self.in_("en"))

    def in_(self, lang: str) -> str:
        """The sentence in "nl", or in English for any other language, with the name of the file."""
        both = REFUSALS[self.code]
        sentence = (both.nl if lang == "nl" else both.en).format_map(self.values)
        return f"{self.name}: {sentence}" if self.name else sentence[:1].upper() + sentence[1:]

    def named(self, name: str) -> PictureError:
        """The same for a file of another name."""
        return PictureError(self.code, name, **self.values)

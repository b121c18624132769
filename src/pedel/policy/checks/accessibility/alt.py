"""Alternative texts that tell nobody what a picture shows."""

from __future__ import annotations

from ...pattern import Pattern
from ...text import Text

_KIND = (
    r"(?:image|images|img|picture|pic|photo|photos|photograph|graphic|illustration|visual|snapshot|screenshot|"
    r"foto|fotos|foto's|afbeelding|afbeeldingen|plaatje|beeld|illustratie|kiekje|schermafbeelding|schermafdruk)"
)
_OPENING = Pattern(
    r"^\s*(?:(?:this|here|dit|hier|deze)\s(?:is|are|zie je|ziet u|zien we)\s)?"
    r"(?:(?:an?|the|this|een|de|het|deze|dit|our|onze)\s)?"
    r"(?:image|picture|pic|photo|photograph|graphic|foto|fotootje|afbeelding|plaatje|kiekje)(?:'?s)?"
    r"(?:\s(?:of|showing|shows|that shows|depicting|van|met|waarop|toont|laat)(?:\szien)?|\s?:)\s",
    ignore_case=True,
)
_NAME = Pattern(
    r"\S*[^\s.]\.(?:jpe?g|png|gif|webp|heic|heif|tiff?|bmp|svg|avif|pdf|psd|mp4|mov)"
    r"|(?:img|dscn?|dscf|pxl|p|gopr|dji|mvimg|vid|pict?|scan|image|photo|foto|afbeelding|picture|untitled|"
    r"naamloos|screen ?shot|schermafbeelding|schermafdruk|whatsapp image|export|final|banner|header)"
    r"[-_ ]?\(?[0-9][-_ .:0-9()]*"
    r"(?:(?:at|om|am|pm|wa|copy|kopie|edited|bewerkt|final|definitief|v|e)[-_ .:0-9()]*)*"
    r"|[a-z0-9]+(?:[_-][a-z0-9]+){2,}"
)
_MACHINE = Pattern(
    r"may be an? (?:image|\w+ of)|image may contain|may contain:|description automatically generated|"
    r"no (?:photo|image|alt|picture)\b.{0,40} (?:available|provided)|no alt(?:ernative)? text|lorem ipsum|"
    r"this image has an empty alt|kan een afbeelding zijn|mogelijk een afbeelding|de afbeelding kan|"
    r"er is geen fotobeschrijving|geen (?:beschrijving|alt-?tekst|fotobeschrijving)|"
    r"automatisch gegenereerd|beschrijving automatisch|^an? (?:picture|image) containing"
)
_NOTHING = Pattern(
    r"(?:(?:an?|the|my|our|see|nice|beautiful|this|een|de|het|mijn|onze|zie|mooie?|leuke?|deze|dit|cover|"
    r"header|profile|omslag|profiel|sfeer|event|evenement|hero)[ -]?)*"
    + _KIND
    + r"(?: ?(?:[0-9]+|here|hier|text|tekst|description|beschrijving|below|hieronder))?[.!]?"
    r"|(?:alt(?:ernat\w+|-)? ?te(?:xt|kst)?|alt|n/?a|none|geen|nvt|n\.v\.t\.?|tbd|tba|to ?do|xx+|test|"
    r"null|undefined|untitled|naamloos|spacer|placeholder|banner|header|icon|icoon|logo|media|file|bestand|bijlage|"
    r"attachment|gif|video|poster|flyer|decorative|decoratief|description|beschrijving|volgt|later|"
    r"click here|klik hier|see (?:text|above|post|caption)|zie (?:tekst|boven|post|bericht|bijschrift))[.!]?"
)


def poor(alt: str, name: str) -> bool:
    """Whether an alternative text says nothing of the picture in the file of that name."""
    text = Text(alt)
    plain = " ".join(text.folded.split())
    letters = sum(map(str.isalpha, plain))
    return (
        letters < 3
        or plain == name.lower()
        or (plain == name.lower().rpartition(".")[0] and not plain.isalpha())
        or any(pattern.fullmatch(plain) is not None for pattern in (_NAME, _NOTHING))
        or _MACHINE.search(plain[:200]) is not None
        or _OPENING.search(plain[:80]) is not None
        or all(word.startswith(("#", "@", "http")) for word in plain.split())
    )


def without_opening(alt: str) -> str:
    """An alternative text that begins with "Photo of" without it; "" when it does not."""
    clean = Text(alt).clean
    found = _OPENING.search(clean)
    if found is None:
        return ""
    rest = clean[found.end() :].strip()
    return rest[:1].upper() + rest[1:]

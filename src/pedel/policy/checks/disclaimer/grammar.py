"""How people write a disclaimer, as patterns: "views my own", "niet namens mijn werkgever".

English and Dutch in many wordings, German and French in the usual ones. Word lists are written with
blanks between the words and a low line for a blank within one; a `*` stands for any ending.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ...pattern import Pattern
from ...text import Text


def _words(words: str, *more: str) -> str:
    """The words of a list, and further patterns, as alternatives in one group."""
    listed = [word.replace("_", " ").replace("*", r"\w*") for word in words.split()]
    return "(?:" + "|".join((*listed, *more)) + ")"


_VOICE = _words(
    "views? opinions? thoughts? tweets? toots? skeets? posts? posting statements? contents? comments? "
    "remarks? rants? musings? ramblings? takes? words messages? account everything all meningen mening "
    "opinies? berichten bericht uitingen uitlatingen uitspraken standpunten gedachten alles ansichten "
    "meinung beitrage"
)
_BETWEEN = _words(
    "expressed shared posted stated here above below on in this these the my site account page profile "
    "blog feed channel thread post website are is remain always solely entirely strictly purely only "
    "just completely exclusively and or tweets opinions views retweets likes posts toots op deze dit "
    "hier mijn zijn van puur geheel uitsluitend alleen enkel slechts strikt en of pagina kanaal profiel "
    "meningen sind sont alle ausschliesslich",
    "[=:,/|&+-]",
    r"\([^()\n]{0,20}\)",
)
_MINE = _words(
    "my_own our_own mine own personal private mijn_eigen mijzelf mezelf van_mij de_mijne persoonlijk "
    "eigen prive meine_eigenen meine eigene privat personnelles personnels"
)
_JOINS = _words(
    "and not but only alone unless nor or as views? opinions? do does don't no "
    "en niet maar meningen? und nicht et"
)
_ENDS = rf"(?:\s*$|\s*[^\w\s'-]|\s*-|\s+{_JOINS}\b)"
_OWN_KIND = _words(
    "my_own my_personal our_own own personal private mijn_eigen eigen persoonlijke? prive eigene personliche"
)
_OWN_THING = _words(
    "views? opinions? tweets? thoughts toots account capacity title meningen mening opinies? visie standpunt "
    "standpunten berichten titel meinung ansichten opvatting opvattingen gedachten ideeen inzichten takes? "
    "perspectives? stance statements comments convictions judge?ments? thinking observations behalf naam "
    "overtuiging* overwegingen indruk indrukken interpretatie uitlatingen uitingen two_cents"
)
_TELLS = _words(
    "speak* say* zeg* tweet* post* write* toot* blog* spreek* schrijf* twitter* praat* here hier opinions"
)
_ONLY = _words("only purely solely strictly just alleen slechts enkel puur louter uitsluitend")
_MYSELF = _words(
    "myself himself herself a_private private a_private_person privepersoon een_particulier me mezelf "
    "mijzelf "
    "mij zichzelf prive"
)
_AND_NOT = r"\s*(?:[,;:(/|-]+\s*(?:and |en )?(?:not|niet)\b|(?:and|but|en|maar) (?:not|niet)\b)"

OWN = Pattern(
    "|".join(
        (
            rf"\b{_VOICE}(?:'s)?\s*(?:{_BETWEEN}(?:\s+|\s*:\s*)|[=:,/|&+-]\s*){{0,12}}{_MINE}{_ENDS}",
            rf"\b{_OWN_KIND}[ -]?{_OWN_THING}\b",
            rf"\b(?:my|mijn) {_VOICE}(?:{_AND_NOT}|\s*(?:only|alone)\b|\s*[.|;] ?(?:not|niet)\b)",
            rf"\b{_TELLS}\s+(?:(?:ik|so|this|it|dit|dat|here|hier|{_ONLY}) ){{0,3}}(?:for|as|voor|namens|"
            rf"als) {_MYSELF}\b",
            rf"\b(?:{_ONLY}|but|maar|en|and)\s+(?:for|namens|voor|on behalf of) {_MYSELF}\b",
            rf"\b{_VOICE}\b[^.!?|\n]{{0,80}}?\b(?:they|these|those|ze|die|deze|it|dit|dat|which)"
            rf"(?: are|'re| is|'s| zijn) (?:{_ONLY} |all |alle |allemaal |geheel |entirely |solely |"
            rf"completely )?{_MINE}{_ENDS}",
            r"\b(?:what|wat) (?:i|ik) (?:here |hier )?(?:think|say|write|post|tweet|share|vind|denk|zeg|"
            r"schrijf|"
            r"deel|plaats) (?:here |hier )?(?:is|are|isn't|does not|doesn't|komt|hoeft|vertegenwoordigt|"
            r"weerspiegelt)\b",
            r"\b(?:dat ben ik zelf|that's just me|that is just me|blame (?:only )?me)\b",
            rf"\b{_VOICE}\s*[:=] ?(?:me|ik|mij)\b",
            rf"\b(?:hier|here) (?:{_ONLY} )?(?:prive|personal|private|privat|persoonlijk)\b",
            r"\b(?:but|maar|sondern) (?:are |only |solely |purely |zijn |van )*(?:my own|mine|mijzelf|"
            r"mezelf|mijn eigen|de mijne)\b",
            r"\b(?:(?:op|voor) (?:mijn )?eigen rekening|uit eigen naam|in eigen naam|my own behalf|en "
            r"mon nom|"
            r"a titre personnel|je privat)\b",
            r"\b(?:avis|opinions?|propos) personnel\w*|\bmeine (?:meinung|ansichten)\b",
        )
    )
)
"""The author's own view."""

ONLY_ME = Pattern(r"\bn'engagent? que (?:moi|leur auteur|son auteur|mon nom)\b")
"""The French formula: it binds nobody but the author, which is both halves in one."""

_NEVER = _words(
    "not dont doesnt no never nor neither without nothing none niet geen nooit noch niets nicht keine ne pas"
)
_NOT = rf"(?:\b{_NEVER}|n't)\b"
_SPEAKS_FOR = _words(
    "represent* reflect* express* speak* spoke* on_behalf_of in_the_name_of those_of that_of views? "
    "opinions? policy policies position* strategy endors* affiliat* associat* attribut* official* "
    "necessarily connected linked shared_by approved_by namens in_naam_van die_van dat_van standpunt* "
    "mening* beleid visie officiele? vertegenwoordig* weerspiegel* weergeven weergave verantwoordelijk* "
    "verbonden gelieerd noodzakelijk* die_meiner die_meines die_der die_des fur im_namen meinung "
    "ansicht* ceux_de celles?_de celui_de refletent engagent"
)
_THEIRS = _words(
    "my our the their any an? its mijn m'n onze de het een der die des meines meiner dem mon ma la le l'"
)
_OURS = (
    "employers? university uni institution institute faculty department organi[sz]ations? workplace work "
    "boss lab company school anyone anybody employee lu ul universiteit werkgevers? faculteit vakgroep "
    "instituut instelling organisatie werk baas afdeling bestuur arbeitgebers? arbeitgeberin universitat "
    "hochschule employeurs? universite"
)
_GO_ON = r"[^.!?\n]{0,60}?"

DENIED = Pattern(rf"{_NOT}[^.!?,;\n]{{0,25}}$")
"""A "not" just before."""

TURN = Pattern(r"\b(?:but|maar|sondern|mais)\b")
"""A turn to the contrary."""

NOT_MINE = Pattern(r"\b(?:not|niet|nicht) (?:my own|mine|mijn eigen|van mij|van mijzelf|meine)\b")
"""The contrary of a disclaimer."""

NO_DENIAL = Pattern(
    r"\b(?:fan|wait|only|longer|anymore|regret\w*|leave|leaving|stop|meer|langer|spijt|alleen|wachten)\b"
)
"""A "not" that denies nothing: "can't wait to start at Leiden University", "not a fan of my employer"."""

_PAGE = _words(
    "personal persoonlijk* prive nothing none niets profile profiel site blog page pagina",
    _VOICE,
)
SAYS_SO = Pattern(
    rf"\b(?:{_PAGE}(?:\s+\S+){{0,8}}|(?:i|ik|ich|je|they|these|ze|deze|here|hier)(?:\s+\S+){{0,2}})\s*$"
)
"""Somebody who can say "not the university's" in a post: the author, the posts, the account."""


class Apart(NamedTuple):
    """Not the university's: said by itself; by the university's part; short, beside an own view."""

    spoken: Pattern
    distant: Pattern
    short: Pattern
    broad: Pattern
    """Any "not" beside the university: enough beside an own view in a profile, too little in a post."""


@lru_cache(maxsize=32)
def apart(institution: tuple[str, ...]) -> Apart:
    """The patterns of "not the university's", with an institution's names in them."""
    names = map(_escaped, institution)
    ours = rf"(?:{_THEIRS}\s*)*{_words(_OURS, *names)}\b"
    spoken = (
        rf"{_NOT}{_GO_ON}\b{_SPEAKS_FOR}\b{_GO_ON}\b{ours}",
        rf"\b(?:vertegenwoordig|weerspiegel)\w*{_GO_ON}\b{ours}[^.!?\n]{{0,15}}?\bniet\b",
        rf"\b(?:nothing to do with|niets te maken met|niks te maken met|apart from|los van) "
        rf"{ours}",
        rf"{_NOT}{_GO_ON}\b(?:what|wat) {ours}",
        rf"\b(?:rather than|instead of|in plaats van) (?:those of|that of|die van) {ours}",
    )
    answers = _words(
        "endors* responsib* liable shar* agree* associated involved verantwoordelijk* aansprakelijk* "
        "achter gebonden delen deelt"
    )
    outside = _words(
        "independent_of independent_from independently_of separate_from onafhankelijk_van los_van buiten "
        "unabhangig_von"
    )
    distant = (
        rf"\b{ours}{_GO_ON}{_NOT}{_GO_ON}\b{answers}",
        rf"\b{ours}(?:'s?)? (?:not|niet)\b",
        rf"\b{outside}\s+{ours}",
    )
    of = _words("necessarily noodzakelijk of by from for as the_views_of those_of die_van van voor als")
    thing = _words("views? opinions? policy account mening beleid")
    other = rf"(?:[\w']+ (?:or|nor|of|noch|en|and) (?:{of} )*)?"
    short = (
        rf"{_NOT}\s+(?:{of} )*{other}[@#]?{ours}(?:'s?|s')?(?:\s+{thing})?"
        r"\s*(?:$|[^\w\s]|(?:and|or|en|of)\b)"
    )
    near = r"(?:[^\w.!?|\n]+[\w'@#-]+){0,6}?[^\w.!?|\n]+"
    broad = (
        rf"{_NOT}{near}[@#]?{ours}",
        rf"\b{ours}(?:'s?)?{near}{_NOT}",
        rf"\b{ours} (?:denkt|vindt|thinks|may think|might think|may|might)\b[^.!?|\n]{{0,40}}"
        r"\b(?:anders|differ\w*|otherwise)\b",
        rf"\b(?:unaffiliated|unofficial|onafhankelijk|onofficieel|buiten|apart|separate|"
        rf"blame)\w*{near}{ours}",
        rf"\b(?:rather than|instead of|in plaats van){near}[@#]?{ours}",
        rf"\b{ours}\b[^.!?|\n]{{0,30}}\b(?:nothing to do|disagree\w*|het oneens|niets mee te maken)\b",
        rf"\b{ours}(?:'s?)? (?:staat|blijft|is|stays|stands) (?:hier )?(?:\w+ )?"
        r"(?:buiten|out of|outside|apart)\b",
    )
    patterns = ("|".join(spoken), "|".join(distant), short, "|".join(broad))
    return Apart(*map(Pattern, patterns))


def _escaped(name: str) -> str:
    """A name as a pattern: letters and digits as they are, one sign for anything else."""
    return "".join(char if char.isalnum() else "." for char in Text(name).folded)


LOOSELY_OWN = Pattern(
    r"\b(?:my|mine|mijn|de mijne|eigen|own|personal|persoonlijke?)\b[^.!?|\n]{0,20}"
    r"\b(?:views?|opinions?|thoughts|posts|tweets|mening(?:en)?|opvattingen|visie|standpunten)\b"
    r"|\bonly my own\b|\balleen (?:die van mij|mezelf|mijzelf)\b"
)
"""An own view in a profile, in any words: enough there beside "not the university's"."""

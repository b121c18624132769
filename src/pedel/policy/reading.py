"""One clause read from a pack's YAML, with everything refused that would not work or not be right."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import fields
from types import ModuleType
from typing import Any, get_type_hints

from .checks import available, load_check
from .clause import (
    EFFECTS,
    KINDS,
    MODALITIES,
    NEVER_CHECKED,
    PARTIES,
    PERSONAL_EFFECTS,
    AskedQuestion,
    Bilingual,
    CheckUse,
    Clause,
    Example,
    Level,
    Source,
    When,
)
from .draft import ACCOUNTS, Account, Draft, DraftError, Media, Profile
from .located import Node, PackError

_LEVELS = {level.word: level for level in Level}
_ALWAYS_FILLED = frozenset(("what", "excerpt"))
_NO_SECRETS = ("password", "passwd", "wachtwoord", "passphrase", "secret_value", "credential_value")


def read_clause(node: Node, section: str, shared: Node | None = None) -> Clause:
    """The clause of one entry. Raises PackError with file, line and what to do.

    `shared` holds the parameters, by check, of all uses that give none of their own.
    """
    kind = node.one_of("kind", KINDS)
    accounts = _accounts(node)
    level = _levels(node, "level") if node.has("level") else None
    checks = tuple(_check_use(use, node, accounts, level, shared) for use in node.nodes("checks"))
    if checks and kind in NEVER_CHECKED:
        fix = "Remove its checks: it is a card to read, never a detector"
        raise node.error("checks", f"a clause of kind {kind!r} carries a check", fix)
    if node.has("shields") and kind != "right":
        raise node.error("shields", f"a clause of kind {kind!r} shields", "Only a right shields")
    if node.has("message"):
        node.both("message")
        node.both("remedy")
    clause = Clause(
        id=node.get("id", str),
        title=node.both("title"),
        paraphrase=node.both("paraphrase"),
        binds=node.words("binds", PARTIES),
        accounts=accounts,
        kind=kind,
        modality=node.one_of("modality", MODALITIES),
        source=_source(node, section),
        file=node.file,
        line=node.line,
        condition=node.maybe("condition", node.both),
        checks=checks,
        questions=tuple(_question(question) for question in node.nodes("questions")),
        related=node.words("related"),
        shields=node.words("shields"),
        note=node.maybe("note", node.both),
        card=_when(node.get("card", Node)) if node.has("card") else None,
        effects=_effects(node),
        facts=_facts(node),
        good=tuple(_example(example) for example in _examples(node, "good")),
        bad=tuple(_example(example) for example in _examples(node, "bad")),
    )
    node.done()
    return clause


def _accounts(node: Node) -> tuple[Account, ...]:
    named = node.words("accounts", frozenset(ACCOUNTS)) if node.has("accounts") else ACCOUNTS
    return tuple(account for account in ACCOUNTS if account in named)


def _levels(node: Node, key: str) -> dict[Account, Level]:
    levels = node.get(key, Node)
    for account in levels:
        if account not in ACCOUNTS:
            raise levels.error(account, f"unknown account kind {account!r}", "Use personal or brand")
    return {
        account: _LEVELS[levels.one_of(account, frozenset(_LEVELS))]
        for account in ACCOUNTS
        if levels.has(account)
    }


def _check_use(
    use: Node,
    clause: Node,
    accounts: tuple[Account, ...],
    level: dict[Account, Level] | None,
    shared: Node | None,
) -> CheckUse:
    name = use.get("check", str)
    if name not in available():
        known = ", ".join(available())
        raise use.error("check", f"unknown check {name!r}", f"Known checks: {known}")
    module = load_check(name)
    known_categories = frozenset(module.CATEGORIES)
    categories = frozenset(use.words("categories", known_categories)) or known_categories
    levels = _levels(use, "level") if use.has("level") else level
    for account in accounts:
        if not levels or account not in levels:
            raise use.error("level", f"no level for {account} accounts", "Add level: {personal: …, brand: …}")
    assert levels is not None
    message, remedy = ((use if use.has(key) else clause).both(key) for key in ("message", "remedy"))
    ask = use.maybe("ask", use.both)
    for text in filter(None, (message, remedy, ask)):
        _refuse_placeholders(use, module, text)
    params = _params(use, module, shared)
    use.done()
    return CheckUse(name, categories, params, levels, message, remedy, ask)


def _refuse_placeholders(use: Node, module: ModuleType, text: Bilingual) -> None:
    filled = _ALWAYS_FILLED | set(getattr(module, "VALUES", ()))
    for one in text:
        for _, name, _, _ in string.Formatter().parse(one):
            if name is not None and name not in filled:
                fix = f"This check fills {', '.join(sorted(filled))}"
                raise use.error("check", f"nothing fills {{{name}}} in a message", fix)


def _params(use: Node, module: ModuleType, shared: Node | None) -> Any:
    name = use.get("check", str)
    given = shared.get(name, Node) if shared and shared.has(name) else None
    if use.has("params"):
        given = use.get("params", Node)
    if given is None:
        return module.Params()
    hints = get_type_hints(module.Params)
    known = {field.name for field in fields(module.Params)}
    for key in given:
        _refuse_secret(given, key)
        if key not in known:
            fix = f"Known here: {', '.join(sorted(known)) or 'none'}"
            raise given.error(key, f"unknown parameter {key!r}", fix)
    values = {key: _frozen(value) for key, value in given.plain().items()}
    for key, value in values.items():
        if not _is_a(value, hints[key]):
            raise given.error(key, f"parameter {key!r} has the wrong type", f"It is to be {hints[key]}")
    try:
        return module.Params(**values)
    except ValueError as error:
        raise use.error("params", f"a parameter of {name!r} is wrong", str(error)) from error


def _refuse_secret(node: Node, key: str) -> None:
    if any(word in key.lower() for word in _NO_SECRETS):
        fix = "Remove it: Pedel never holds a password, and a pack is read by everyone"
        raise node.error(key, f"{key!r} would hold a password", fix)


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value


def _is_a(value: Any, hint: Any) -> bool:
    """Whether a YAML value fits the annotation of a parameter (plain types, tuples, mappings)."""
    origin = getattr(hint, "__origin__", hint)
    if origin is tuple:
        inner = hint.__args__[0]
        return isinstance(value, tuple) and all(_is_a(item, inner) for item in value)
    if origin in (dict, Mapping) or getattr(origin, "__name__", "") == "Mapping":
        return isinstance(value, dict)
    if origin is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if origin is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return not isinstance(origin, type) or isinstance(value, origin)


def _source(node: Node, section: str) -> Source:
    source = node.get("source", Node)
    numbers = tuple(source.get("sentences", list))
    hashes = source.words("sha256")
    if len(numbers) != len(hashes):
        raise source.error("sha256", "each sentence needs its own sha256", "Run 'pedel pack verify' for them")
    source.done()
    return Source(section, numbers, hashes)


def _question(node: Node) -> AskedQuestion:
    when = _when(node.get("when", Node)) if node.has("when") else When()
    question = AskedQuestion(node.get("id", str), node.both("ask"), when)
    node.done()
    return question


def _when(node: Node) -> When:
    account = node.one_of("account", frozenset(ACCOUNTS)) if node.has("account") else None
    when = When(
        account=next((known for known in ACCOUNTS if known == account), None),
        media=node.get("media", bool) if node.has("media") else None,
        links=node.get("links", bool) if node.has("links") else None,
        findings=node.words("findings"),
    )
    node.done()
    return when


def _effects(node: Node) -> dict[Account, tuple[str, ...]]:
    if not node.has("effects"):
        return {}
    effects = node.get("effects", Node)
    found: dict[Account, tuple[str, ...]] = {}
    for account in ACCOUNTS:
        if effects.has(account):
            found[account] = effects.words(account, EFFECTS)
    for effect in found.get("personal", ()):
        if effect not in PERSONAL_EFFECTS:
            fix = "On personal accounts Pedel only informs, advises and offers; nothing blocks or is stored"
            raise effects.error("personal", f"effect {effect!r} on a personal account", fix)
    effects.done()
    return found


def _facts(node: Node) -> Mapping[str, Any]:
    if not node.has("facts"):
        return {}
    facts = node.get("facts", Node)
    for key in facts:
        _refuse_secret(facts, key)
    return facts.plain()


def _examples(node: Node, key: str) -> list[Node]:
    return list(node.nodes(key))


def _example(node: Node) -> Example:
    profile = node.get("profile", Node) if node.has("profile") else None
    known = frozenset(("name", "handle", "bio", "link"))
    if profile:
        for key in profile:
            if key not in known:
                raise profile.error(key, f"unknown key {key!r}", f"Known: {', '.join(sorted(known))}")
    try:
        draft = Draft(
            text=node.get("text", str),
            account="brand" if node.get("account", str, "personal") == "brand" else "personal",
            lang="nl" if node.one_of("lang", frozenset(("en", "nl"))) == "nl" else "en",
            profile=Profile(**profile.plain()) if profile else None,
            media=tuple(_media(item) for item in node.nodes("media")),
            network=node.get("network", str, ""),
        )
    except DraftError as error:
        raise PackError(node.file, node.line, str(error), "Mend the example") from error
    example = Example(draft, node.get("day", str, "2026-03-02"), node.line)
    node.done()
    return example


def _media(node: Node) -> Media:
    alt = node.get("alt", str) if node.has("alt") else None
    media = Media(name=node.get("name", str, ""), alt=alt)
    node.done()
    return media

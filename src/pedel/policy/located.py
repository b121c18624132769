"""YAML read so that every value still knows its line, for errors that say where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml

from .clause import Bilingual

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
T = TypeVar("T")


class PackError(Exception):
    """Something in a pack is wrong: the file, the line (0: none), what it is and what to do about it."""

    def __init__(self, file: str, line: int, problem: str, fix: str) -> None:
        self.file, self.line, self.problem, self.fix = file, line, problem, fix
        where = f"{file}:{line}" if line else file
        super().__init__(f"{where}: {problem}. {fix}")


class Node:
    """A mapping of a YAML file. Getters raise PackError; `done` refuses keys nobody asked for."""

    def __init__(self, values: dict[str, Any], lines: dict[str, int], file: str, line: int) -> None:
        self._values, self._lines, self.file, self.line = values, lines, file, line
        self._asked: set[str] = set()

    def line_of(self, key: str) -> int:
        return self._lines.get(key, self.line)

    def error(self, key: str, problem: str, fix: str) -> PackError:
        return PackError(self.file, self.line_of(key), problem, fix)

    def has(self, key: str) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def get(self, key: str, kind: type[T], default: T | None = None) -> T:
        """The value at `key`, of that type; without a default it must be there."""
        self._asked.add(key)
        if key not in self._values:
            if default is None:
                raise self.error(key, f"{key!r} is missing", f"Add {key}: to this entry")
            return default
        value = self._values[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.error(key, f"{key!r} must be {_named(kind)}", f"It is {_shown(value)}")
        return value

    def words(self, key: str, allowed: frozenset[str] | None = None) -> tuple[str, ...]:
        """A list of strings at `key` (none when absent), each one of `allowed`."""
        found = tuple(map(str, self.get(key, list, [])))
        for word in found:
            if allowed is not None and word not in allowed:
                raise self.error(key, f"unknown {key} {word!r}", f"Use {_any_of(allowed)}")
        return found

    def one_of(self, key: str, allowed: frozenset[str]) -> str:
        word = self.get(key, str)
        if word not in allowed:
            raise self.error(key, f"unknown {key} {word!r}", f"Use {_any_of(allowed)}")
        return word

    def both(self, key: str) -> Bilingual:
        """A text in both languages at `key`."""
        node = self.get(key, Node)
        for lang in node:
            if lang not in ("en", "nl"):
                raise node.error(lang, f"unknown language {lang!r}", "Give en: and nl:")
        texts = [node.get(lang, str, "").strip() for lang in ("en", "nl")]
        for lang, text in zip(("en", "nl"), texts, strict=True):
            if not text:
                raise node.error(lang, f"{key} has no text in {lang!r}", "Give en: and nl:")
        return Bilingual(*texts)

    def maybe(self, key: str, read: Callable[[str], T]) -> T | None:
        return read(key) if key in self._values else None

    def nodes(self, key: str) -> Iterator[Node]:
        """The mappings of the list at `key` (none when absent)."""
        for item in self.get(key, list, []):
            if not isinstance(item, Node):
                raise self.error(key, f"{key!r} holds {_shown(item)}", "Each entry is a mapping")
            yield item

    def plain(self) -> dict[str, Any]:
        """All values as plain Python, without lines."""
        self._asked.update(self._values)
        return {key: _plain(value) for key, value in self._values.items()}

    def done(self) -> None:
        """Refuses what nobody asked for: a misspelt key must not be ignored in silence."""
        for key in self._values:
            if key not in self._asked:
                known = _any_of(frozenset(self._asked))
                raise self.error(key, f"unknown key {key!r}", f"Known here: {known}")


def read_yaml(path: Path) -> Node:
    """The mapping in a YAML file. Raises PackError for a file that is none."""
    name = str(path)
    try:
        text = path.read_text("utf-8")
        _refuse_depth(text, name)
        root = yaml.compose(text, _Loader)
    except UnicodeDecodeError as error:
        raise PackError(name, 1, "this is not UTF-8 text", f"Save it as UTF-8 ({error.reason})") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PackError(name, line, f"not YAML: {error.problem}", "Mind indentation and quotes") from error
    except yaml.YAMLError as error:
        raise PackError(name, 1, "not YAML", str(error)) from error
    if not isinstance(root, yaml.MappingNode):
        raise PackError(name, 1, "a mapping is expected here", "Begin with 'key: value' lines")
    return _mapping(root, name)


def _refuse_depth(text: str, file: str) -> None:
    """Refuses what would overflow the parser's stack or never end: deep nesting and aliases."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise PackError(file, line, "nested too deep, or an alias", "Write it out flat")


def _mapping(node: yaml.MappingNode, file: str) -> Node:
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in values:
            raise PackError(file, line, f"{key!r} stands here twice", "Keep one of them")
        values[key] = _value(value_node, file)
        lines[key] = line
    return Node(values, lines, file, node.start_mark.line + 1)


def _value(node: yaml.Node, file: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, file)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file) for item in node.value]
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    if node.tag == "tag:yaml.org,2002:timestamp":
        return node.value
    return yaml.safe_load(node.value) if node.value else None


def _plain(value: Any) -> Any:
    if isinstance(value, Node):
        return value.plain()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _named(kind: type) -> str:
    names = {str: "text", int: "a whole number", bool: "true or false", list: "a list", Node: "a mapping"}
    return names.get(kind, kind.__name__)


def _shown(value: object) -> str:
    return _named(type(value)) if isinstance(value, (Node, list)) else repr(value)


def _any_of(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))

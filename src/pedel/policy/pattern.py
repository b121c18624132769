"""Regular expressions that cannot blow up: every check's pattern runs on RE2.

RE2 matches in time linear in the text, whatever the pattern (Cox, "Regular Expression Matching
Can Be Simple And Fast", 2007); in exchange it has no look-around, no back-references, and counted
repetitions up to 1000 (keep them small: each count is a state; `+` costs nothing). Search
whole texts with `finditer`, or slices; never `search(text, position)` in a loop, which would
encode the whole text each time.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class Pattern:
    r"""A regular expression in RE2 syntax, compiled when it is first used.

    `\b`, `\w` and `\d` are ASCII in RE2, which fits folded text.
    """

    __slots__ = ("__dict__", "expression")

    def __init__(self, expression: str, *, ignore_case: bool = False) -> None:
        self.expression = ("(?i)" if ignore_case else "") + expression

    @cached_property
    def _compiled(self) -> Any:
        import re2

        options = re2.Options()
        options.max_mem = 64 << 20
        options.log_errors = False
        return re2.compile(self.expression, options)

    def finditer(self, text: str) -> Iterator[Any]:
        """Every match from left to right, with `re.Match`'s methods; offsets in code points."""
        found: Iterator[Any] = self._compiled.finditer(text)
        return found

    def search(self, text: str) -> Any:
        """The first match or None."""
        return self._compiled.search(text)

    def fullmatch(self, text: str) -> Any:
        """A match of the whole text or None."""
        return self._compiled.fullmatch(text)

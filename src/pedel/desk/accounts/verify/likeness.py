"""Names that look like one of ours: other letters of the same look, or a letter or two apart."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from pedel.policy.folding import LOOKALIKES, clean_char, fold_char

_SAME_LOOK = str.maketrans("0158$|i", "olsbsll")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_FILLING = str.maketrans("", "", "._- \u00b7")
SHORT = 5
"""Names shorter than this are too often near another by chance."""
WHOLE = 6
"""From this length on a name of ours inside a longer one is no chance any more."""
LONG = 9
"""From this length on two letters may differ."""


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """A name as the eye takes it in: look-alike letters, digits and filling made the same."""
    letters = "".join(clean_char(LOOKALIKES.get(char, char)) for char in name)
    folded = "".join(fold_char(LOOKALIKES.get(char, char)) for char in letters)
    plain = folded.translate(_SAME_LOOK).translate(_FILLING)
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    return plain


def is_disguised(name: str) -> bool:
    """Whether a name holds letters that only look like Latin ones, or invisible ones."""
    return any(char in LOOKALIKES or clean_char(char) != char for char in name)


def is_like(name: str, ours: str) -> bool:
    """Whether somebody could take `name` for `ours`; both are names without a host."""
    sought, known = skeleton(name), skeleton(ours)
    if not sought or not known:
        return False
    if sought == known:
        return True
    if len(known) < SHORT or len(sought) < SHORT:
        return False
    if len(known) >= WHOLE and known in sought:
        return True
    limit = 2 if len(known) >= LONG else 1
    return _may_be_near(sought, known, limit) and within(sought, known, limit)


def _may_be_near(one: str, other: str, limit: int) -> bool:
    """Cheap and never wrong: of limit + 1 pieces, so many changes leave one as it was.

    A swap of two neighbours can touch two pieces, hence one piece more for each change.
    """
    if abs(len(one) - len(other)) > limit:
        return False
    pieces = 2 * limit + 1
    cuts = [len(one) * i // pieces for i in range(pieces + 1)]
    return any(one[a:b] in other for a, b in pairwise(cuts) if a < b)


def within(one: str, other: str, limit: int) -> bool:
    """Whether at most `limit` changes lead from one to the other: a letter put in, left out, other, or
    swapped with its neighbour (optimal string alignment).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != against))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return False
    return row[-1] <= limit

"""A text of several posts: parted where its writer parted it."""

from __future__ import annotations

LINE = "---"
"""A line of exactly this, spaces around it aside, stands between two posts of a thread."""


def parts(text: str) -> list[str]:
    """The posts of a text, in order, trimmed of the empty lines around them; what is empty is left out.

    A text without any parting line comes back as it is, as the only one.
    """
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip() == LINE:
            found.append([])
        else:
            found[-1].append(line)
    if len(found) == 1:
        return [text]
    kept = ["\n".join(lines).strip("\n") for lines in found]
    return [part for part in kept if part.strip()] or [text]

"""What an audit says while it runs: on standard error, for the person at the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

import click

from .reading import Archive
from .tally import MOST_UNREAD, Tally
from .words import Words

if TYPE_CHECKING:
    from rich.progress import Progress

_VERDICTS = ("look-again", "answer-first", "stop")


class Notes:
    """Says what happens; with a bar when standard error is a terminal and `bar` is wished for."""

    def __init__(self, archive: Archive, words: Words, done: int, *, bar: bool) -> None:
        """`done` is how many rows an earlier run has judged."""
        self._archive = archive
        self._words = words
        self._done = done
        self._named = 0
        self._bar = _bar() if bar and sys.stderr.isatty() else None
        self._task = self._bar.add_task("", total=archive.size, rows="") if self._bar else None
        if done:
            self.say(words("resumed", rows=words("rows", n=done)))

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def say(self, text: str) -> None:
        if self._bar:
            self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(text, err=True)

    def judged(self, tally: Tally, part: Tally) -> None:
        """Tells of one more chunk: the tally so far, and what this chunk adds to it."""
        for number, reason in part.reasons[: max(0, MOST_UNREAD - self._named)]:
            self.say(self._words("unread_row", row=str(number), reason=reason))
        if self._named < MOST_UNREAD <= self._named + len(part.reasons):
            self.say(self._words("more_unread"))
        self._named += len(part.reasons)
        if self._bar and self._task is not None:
            task = self._bar.tasks[self._task]
            speed = (tally.rows - self._done) / (task.elapsed or 1.0)
            rows = self._words("speed", rows=tally.rows, per_second=int(speed))
            self._bar.update(self._task, completed=self._archive.position, rows=rows)

    def summary(self, tally: Tally) -> None:
        """The last line: how many drafts, and what was found."""
        words = self._words
        parts = [words("drafts", n=tally.drafts)]
        if tally.unread:
            parts.append(words("unread", n=tally.unread))
        parts.append(words("found", n=tally.found))
        verdicts = [
            f"{words.number(tally.verdicts[verdict])} {words(verdict).lower()}"
            for verdict in _VERDICTS
            if tally.verdicts[verdict]
        ]
        self.say(", ".join(parts) + (f" ({', '.join(verdicts)})" if verdicts else ""))

    def stopped(self, rows: int, *, can_resume: bool) -> str:
        """How far it came, and how to go on."""
        how = "to_resume" if can_resume else "to_be_resumable"
        return f"{self._words('stopped', rows=self._words('rows', n=rows))} {self._words(how)}"


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[rows]}"), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)

"""An archive judged on all cores, in the order of its rows, in constant memory."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process

from ..pack import Pack
from .judging import Judge, Judged, Settings
from .lines import NumberedRow
from .row import Raw

CHUNK_ROWS = 256
CHUNK_SIZE = 1 << 20
"""In bytes or characters: a chunk ends when either is reached, so few long rows are not held together."""
_AHEAD = 3
"""Chunks under way for each core: enough that none waits while another's result is written."""

Chunk = list[NumberedRow]


class WorkerLostError(Exception):
    """A process that judged rows was ended from outside."""


def all_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def judged(
    rows: Iterable[NumberedRow], settings: Settings, pack: Pack, jobs: int
) -> Generator[Judged, None, None]:
    """The chunks of an archive as they are judged, in its order. Raises WorkerLostError.

    `pack` is what `settings` name; a small archive is judged without starting other processes.
    Close it to end them early.
    """
    source = chunks(rows)
    first = list(islice(source, 2))
    if jobs == 1 or len(first) < 2:
        yield from map(Judge(settings, pack), chain(first, source))
    else:
        yield from _in_parallel(chain(first, source), settings, jobs)


def chunks(rows: Iterable[NumberedRow]) -> Iterator[Chunk]:
    """The rows in lists of at most CHUNK_ROWS rows and about CHUNK_SIZE bytes."""
    chunk: Chunk = []
    size = 0
    for row in rows:
        chunk.append(row)
        size += _size(row[1])
        if len(chunk) == CHUNK_ROWS or size >= CHUNK_SIZE:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _size(raw: Raw) -> int:
    if isinstance(raw, bytes):
        return len(raw)
    text = raw.get("text") if isinstance(raw, dict) else None
    return len(text) if isinstance(text, str) else 100


def _in_parallel(source: Iterator[Chunk], settings: Settings, jobs: int) -> Iterator[Judged]:
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_prepare, initargs=(settings,))
    under_way: deque[Future[Judged]] = deque()
    try:
        for chunk in source:
            under_way.append(pool.submit(_judge_chunk, chunk))
            if len(under_way) >= jobs * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    except BrokenProcessPool as error:
        raise WorkerLostError(
            "a process that judged rows was ended (by hand or for lack of memory)."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class _Worker:
    """What a process of the pool keeps between chunks."""

    judge: Judge


def _prepare(settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the first one decides
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _Worker.judge = Judge(settings)


def _leave_with_parent() -> None:
    """Ends this process when the one that started it is gone, however it went."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _judge_chunk(chunk: Chunk) -> Judged:
    return _Worker.judge(chunk)

"""Learning: batches of texts of like length, one pass after another, a rate that rises and falls."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from pedel.policy.pieces import BEGIN, END, Vocabulary
from pedel.policy.text import Text

from .network import LONGEST, Judge
from .rows import Row


class Example(NamedTuple):
    """A row in numbers."""

    ids: list[int]
    kinds: tuple[float, float, float]
    carries: list[float] | None
    weight: float


def example(row: Row, vocabulary: Vocabulary, longest: int = LONGEST) -> Example:
    """A row as the network reads it, with the marks at the ends."""
    text = Text(row.text)
    read = vocabulary.read(text, longest - 2)
    ids = [vocabulary.ids[BEGIN], *read.ids, vocabulary.ids[END]]
    carries = None
    if row.spans is not None:
        marked = [(text.at(a), text.at(b)) for a, b in row.spans]
        carries = [0.0, *(float(any(s < b and a < e for a, b in marked)) for s, e in read.spans), 0.0]
    return Example(ids, row.kinds, carries, row.weight)


def batches(examples: list[Example], size: int, chance: random.Random) -> Iterator[list[Example]]:
    """All examples once, in batches of like length: `size` is about how many pieces a batch holds."""
    order = sorted(range(len(examples)), key=lambda n: len(examples[n].ids) + chance.random() * 6)
    made: list[list[Example]] = []
    batch: list[Example] = []
    for number in order:
        batch.append(examples[number])
        if len(batch) * len(examples[number].ids) >= size:
            made.append(batch)
            batch = []
    made += [batch] if batch else []
    chance.shuffle(made)
    yield from made


def tensors(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """ids, kinds, carries (nan where unknown), weights."""
    longest = max(len(e.ids) for e in batch)
    pad = lambda values, fill: values + [fill] * (longest - len(values))  # noqa: E731
    ids = torch.tensor([pad(e.ids, 0) for e in batch])
    kinds = torch.tensor([e.kinds for e in batch])
    carries = torch.tensor([pad(e.carries or [math.nan] * len(e.ids), math.nan) for e in batch])
    return ids, kinds, carries, torch.tensor([e.weight for e in batch])


def loss_of(judge: Judge, batch: list[Example], smooth: float = 0.02) -> Tensor:
    """What is wrong with a batch's answers, over what is known of it."""
    ids, kinds, carries, weights = tensors(batch)
    logits, marks = judge(ids)
    known = ~kinds.isnan()
    wanted = kinds.nan_to_num() * (1 - 2 * smooth) + smooth
    each = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none") * weights[:, None]
    loss = each[known].sum() / max(known.sum().item(), 1)
    marked = ~carries.isnan()
    if marked.any():
        loss = loss + 0.3 * functional.binary_cross_entropy_with_logits(marks[marked], carries[marked])
    return loss


def learn(
    judge: Judge, examples: list[Example], *, passes: int, rate: float, size: int = 2400, seed: int = 7
) -> None:
    """Teaches the judge; says once a minute how it goes."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    heads = [p for n, p in judge.named_parameters() if n.startswith(("kinds", "carries"))]
    rest = [p for n, p in judge.named_parameters() if not n.startswith(("kinds", "carries"))]
    optimiser = torch.optim.AdamW(
        [{"params": rest, "lr": rate}, {"params": heads, "lr": rate * 5}], weight_decay=0.01
    )
    steps = passes * sum(1 for _ in batches(examples, size, random.Random(seed)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / (0.06 * steps), max(0.02, (steps - n) / (0.94 * steps)))
    )
    judge.train()
    began = said = time.monotonic()
    step, running = 0, 0.0
    for _ in range(passes):
        for batch in batches(examples, size, chance):
            loss = loss_of(judge, batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            running = loss.item() if step == 1 else 0.99 * running + 0.01 * loss.item()
            if time.monotonic() - said > 60:
                said = time.monotonic()
                print(f"  {step}/{steps} steps, loss {running:.3f}, {said - began:.0f} s", flush=True)


@torch.no_grad()
def answers(judge: Judge, examples: list[Example]) -> Tensor:
    """The chances of the three kinds for each example, in order."""
    judge.eval()
    order = sorted(range(len(examples)), key=lambda n: len(examples[n].ids))
    found = torch.zeros(len(examples), 3)
    for start in range(0, len(order), 64):
        some = order[start : start + 64]
        found[some] = judge(tensors([examples[n] for n in some])[0])[0].sigmoid()
    return found

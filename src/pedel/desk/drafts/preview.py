"""How a draft will look on each of its accounts, and what of it the network does not take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pedel import networks

from .links import links
from .models import Draft, Picture, Target
from .writing import Writing


@dataclass(frozen=True, slots=True)
class Preview:
    """A post as it will look: what fits, what is over, and every count.

    `pictures` are those the network takes, `too_many` how many it does not; `long_alts` are the names
    of pictures whose description is longer than it takes.
    """

    target: Target
    network: networks.Network
    fits: str
    over: str
    counts: tuple[networks.Count, ...]
    links: list[str]
    is_own: bool
    pictures: list[Picture]
    too_many: int
    long_alts: list[str]

    @property
    def count(self) -> networks.Count:
        """The count that matters: the first that is over, or else the main one."""
        return next((count for count in self.counts if count.over), self.counts[0])


def previews(draft: Draft, writing: Writing | None = None) -> list[Preview]:
    """One for each account of a draft, in their order."""
    writing = writing or Writing.of(draft)
    pictures = list(draft.pictures.all())
    return [preview(target, writing, pictures) for target in draft.targets.all()]


def preview(target: Target, writing: Writing, pictures: Sequence[Picture]) -> Preview:
    """How a draft will look on one account."""
    network = networks.load(target.account.network)
    wording = writing.wording(target.account_id)
    end = networks.fitting(network, wording)
    limits = network.limits
    most = len(pictures) if limits.pictures is None else limits.pictures
    return Preview(
        target=target,
        network=network,
        fits=wording[:end],
        over=wording[end:],
        counts=networks.counts(network, wording),
        links=links(wording),
        is_own=target.account_id in writing.variants,
        pictures=list(pictures[:most]),
        too_many=max(0, len(pictures) - most),
        long_alts=[p.name for p in pictures if limits.alt and p.alt and len(p.alt) > limits.alt],
    )

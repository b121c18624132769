"""The network: a few layers of a small sentence encoder, a head for the text and one for its pieces."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER = 384, 12, 1536
"""Of all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0), from which the layers come."""
LONGEST = 96
"""Pieces that are read of a text; what follows is read as the next window."""


class Layer(nn.Module):
    """One layer of a BERT encoder."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.first = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.second = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = x.shape
        query, key, value = (
            part.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv(x).split(WIDTH, -1)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        x = self.first(x + self.dropout(self.out(seen.transpose(1, 2).reshape(rows, length, WIDTH))))
        return self.second(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Judge(nn.Module):
    """Pieces in; out come the logits of the three kinds and, for each piece, whether it carries one."""

    def __init__(self, pieces: int, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH, padding_idx=0)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.kinds = nn.Linear(2 * WIDTH, 3)
        self.carries = nn.Linear(WIDTH, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        there = ids != 0
        x = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]])
        mask = there[:, None, None, :]
        x = self.dropout(x)
        for layer in self.layers:
            x = layer(x, mask)
        weights = there[..., None].to(x.dtype)
        mean = (x * weights).sum(1) / weights.sum(1)
        return self.kinds(self.dropout(torch.cat((x[:, 0], mean), -1))), self.carries(x)[..., 0]


def from_encoder(
    folder: Path, pieces: list[list[int]], layers: tuple[int, ...], dropout: float = 0.1
) -> Judge:
    """A judge with words and layers of the encoder; `pieces` names for each word what it is made of."""
    given = load_file(folder / "model.safetensors")
    judge = Judge(len(pieces), len(layers), dropout)
    words = given["embeddings.word_embeddings.weight"]
    with torch.no_grad():
        for number, made_of in enumerate(pieces):
            judge.words.weight[number] = words[made_of].mean(0)
        judge.places.weight.copy_(
            given["embeddings.position_embeddings.weight"][:LONGEST]
            + given["embeddings.token_type_embeddings.weight"][0]
        )
        _norm(judge.norm, given, "embeddings.LayerNorm")
        for layer, number in zip(judge.layers, layers, strict=True):
            _layer(layer, given, f"encoder.layer.{number}.")
    return judge


def _layer(layer: nn.Module, given: dict[str, Tensor], name: str) -> None:
    for part in ("weight", "bias"):
        qkv = torch.cat(
            [given[f"{name}attention.self.{which}.{part}"] for which in ("query", "key", "value")]
        )
        getattr(layer.qkv, part).copy_(qkv)
        getattr(layer.out, part).copy_(given[f"{name}attention.output.dense.{part}"])
        getattr(layer.up, part).copy_(given[f"{name}intermediate.dense.{part}"])
        getattr(layer.down, part).copy_(given[f"{name}output.dense.{part}"])
    _norm(layer.first, given, f"{name}attention.output.LayerNorm")
    _norm(layer.second, given, f"{name}output.LayerNorm")


def _norm(norm: nn.LayerNorm, given: dict[str, Tensor], name: str) -> None:
    norm.weight.copy_(given[f"{name}.weight"])
    norm.bias.copy_(given[f"{name}.bias"])

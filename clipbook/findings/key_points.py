"""Fills `Briefing.key_points`."""

from __future__ import annotations

from collections.abc import Sequence

from clipbook.model import Briefing, SourcedSentence


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its key_points."""
    return briefing


def choose_lead(sentences: Sequence[SourcedSentence], k: int, words: int) -> tuple[int, ...]:
    """The indices of at most `k` sentences of at most `words` words in all that carry what most documents carry."""
    del sentences, k, words
    return ()

"""Fills `Briefing.timeline`."""

from __future__ import annotations

from clipbook.model import Briefing


def find(briefing: Briefing) -> Briefing:
    """`briefing` with its timeline."""
    return briefing

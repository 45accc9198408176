"""Turns the key points into what happened: statements, and who else says so."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from clipbook.model import Excerpt, Fact, KeyPoint
from clipbook.pages.elements.statements import Data, View, alike, chip, leads, statement, statements
from clipbook.pages.elements.wording import tally

_WHOLE: Final = 0.8
"""A fact that fills so much of its sentence is all of it: nothing is marked."""


def points(view: View) -> list[Data]:
    """The key points in their order, each with the fold that says who agrees and who is silent.

    Where others state a part of the sentence only, that part is marked.
    """
    return [
        _point(view, point, f"point-{number}")
        for number, point in enumerate(view.briefing.key_points, 1)
    ]


def _point(view: View, point: KeyPoint, anchor: str) -> Data:
    key = point.statement
    fact = next((fact for fact in view.briefing.facts if fact.id == point.fact), None)
    also = fact.statements if fact and key in view.shown else ()
    (_, *same), *_ = alike(view, (key, *also))
    return {
        "anchor": anchor,
        "statement": statement(view, key, _part(view, key, fact), same),
        "support": support(view, key, fact, same),
    }


def support(view: View, key: str, fact: Fact | None, same: Collection[str]) -> Data | None:
    """How many sources state what a statement does, the others' words, and the silent ones.

    `same` are those that state it in the same words.
    """
    sources = len(view.event.articles)
    if fact is None or sources == 1:
        return None
    own = view.briefing.statements[key].excerpt.article
    others = [
        other
        for other in fact.statements
        if view.briefing.statements[other].excerpt.article != own and other not in same
    ]
    marks: list[Excerpt] = [excerpt for excerpt in fact.excerpts if excerpt.article != own]
    what = "what is marked" if _part(view, key, fact) else "so"
    return {
        "summary": f"{tally(fact, sources)} say {what}",
        "others": statements(view, [key for key in others if key in view.shown], marks),
        "leads": leads(view, others),
        "silent": [chip(view, view.event.article(silent)) for silent in fact.silent],
    }


def _part(view: View, key: str, fact: Fact | None) -> list[Excerpt]:
    """The words of the statement that are the fact, where they are a part of it only."""
    whole = view.briefing.statements[key].excerpt
    parts = [
        excerpt
        for excerpt in (fact.excerpts if fact else ())
        if excerpt.article == whole.article and whole.span.contains(excerpt.span)
    ]
    return parts if sum(len(part.span) for part in parts) < _WHOLE * len(whole.span) else []

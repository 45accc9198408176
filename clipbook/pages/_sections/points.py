"""Turns the key points into what happened: statements, and who else says so."""

from __future__ import annotations

from typing import Final

from clipbook.model import Excerpt, Fact
from clipbook.pages._statements import Data, View, chip, leads, statement, statements
from clipbook.pages._visible import fact_of
from clipbook.pages._wording import count

_WHOLE: Final = 0.8
"""A fact that fills so much of its sentence is all of it: nothing is marked."""


def points(view: View) -> list[Data]:
    """The key points in their order, each with the fold that says who agrees and who is silent.

    Where others state a part of the sentence only, that part is marked.
    """
    return [
        {
            "anchor": f"point-{number}",
            "statement": statement(view, key, _part(view, key, fact_of(view.briefing, key))),
            "support": support(view, key, fact_of(view.briefing, key)),
        }
        for number, key in enumerate(view.briefing.key_points, 1)
    ]


def support(view: View, key: str, fact: Fact | None) -> Data | None:
    """How many sources state what a statement does, the others' words, and the silent ones."""
    sources = len(view.event.articles)
    if fact is None or sources == 1:
        return None
    others = [other for other in fact.statements if other != key]
    own = view.briefing.statements[key].excerpt.article
    marks: list[Excerpt] = [excerpt for excerpt in fact.excerpts if excerpt.article != own]
    what = "what is marked" if _part(view, key, fact) else "so"
    return {
        "summary": f"{len(fact.articles)} of {count(sources, 'source')} say {what}",
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

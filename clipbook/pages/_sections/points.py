"""Turns the key points into what happened: statements, and who else says so."""

from __future__ import annotations

from clipbook.model import Excerpt, Fact
from clipbook.pages._statements import Data, View, chip, leads, statement, statements
from clipbook.pages._visible import fact_of
from clipbook.pages._wording import count


def points(view: View) -> list[Data]:
    """The key points in their order, each with the fold that says who agrees and who is silent."""
    return [
        {
            "anchor": f"point-{number}",
            "statement": statement(view, key),
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
    return {
        "summary": f"{len(fact.articles)} of {count(sources, 'source')} say so",
        "others": statements(view, [key for key in others if key in view.shown], marks),
        "leads": leads(view, others),
        "silent": [chip(view, view.event.article(silent)) for silent in fact.silent],
    }

"""Turns the facts into a table: one row a fact, one column a source while there are few."""

from __future__ import annotations

from typing import Final

from clipbook.model import Article, Fact
from clipbook.pages.elements.statements import Data, View, chip, statement
from clipbook.pages.elements.wording import count, count_words, tally

_OPEN: Final = 8
# So many sources have a column each; of more, those that say so are named.
_COLUMNS: Final = 6


def facts(view: View) -> Data | None:
    """The table facts x sources: the first rows open, the rest to be unfolded; None for no fact."""
    numbered = list(enumerate(view.briefing.facts, 1))
    printed = [(n, fact) for n, fact in numbered if view.shown & set(fact.statements)]
    rows = [_row(view, fact, n) for n, fact in printed]
    if not numbered:
        return None
    shown = {n for n, _ in printed}
    return {
        "sources": [] if _are_many(view) else [chip(view, a) for a in view.event.articles],
        "many": _are_many(view),
        "open": rows[:_OPEN],
        "folded": rows[_OPEN:],
        "more": count(len(rows[_OPEN:]), "more fact"),
        "elsewhere": [f"fact-{n}" for n, _ in numbered if n not in shown],
    }


def _are_many(view: View) -> bool:
    return len(view.event.articles) > _COLUMNS


def _row(view: View, fact: Fact, number: int) -> Data:
    many = _are_many(view)
    said = [article for article in view.event.articles if article.id in fact.articles]
    return {
        "anchor": f"fact-{number}",
        "statement": statement(view, _shortest(view, fact), fact.excerpts),
        "count": tally(fact, len(view.event.articles)),
        "cells": [] if many else [_cell(view, fact, source) for source in view.event.articles],
        "named": [_cell(view, fact, source)["chip"] for source in said] if many else [],
    }


def _cell(view: View, fact: Fact, article: Article) -> Data:
    own = [key for key in fact.statements if _article(view, key) == article.id]
    return {
        "chip": chip(view, article, own[0] if own else ""),
        "says": "says so" if article.id in fact.articles else "",
        "silent": "silent" if article.id in fact.silent else "",
    }


def _shortest(view: View, fact: Fact) -> str:
    # A whole sentence, not the clause: a row must read well by itself.
    def rank(key: str) -> tuple[bool, int, str]:
        words = view.briefing.statements[key].excerpt
        return key not in view.shown, count_words(words.text), key

    return min(fact.statements, key=rank)


def _article(view: View, key: str) -> str:
    return view.briefing.statements[key].excerpt.article

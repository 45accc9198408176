"""Turns the facts into a table: one row a fact, one column a source."""

from __future__ import annotations

from clipbook.model import Article, Excerpt, Fact
from clipbook.pages._statements import Data, View, chip, copied
from clipbook.pages._wording import count, count_words


def facts(view: View) -> Data | None:
    """The table facts x sources; None where no fact has two sources."""
    rows = [_row(view, fact, n) for n, fact in enumerate(view.briefing.facts, 1)]
    if not rows:
        return None
    return {"sources": [chip(view, article) for article in view.event.articles], "rows": rows}


def _row(view: View, fact: Fact, number: int) -> Data:
    excerpt = _shortest(view, fact)
    article = view.event.article(excerpt.article) if excerpt else None
    return {
        "anchor": f"fact-{number}",
        "copied": copied(article, excerpt.span) if article and excerpt else None,
        "chip": chip(view, article, _statement(view, fact, article)) if article else None,
        "count": f"{len(fact.articles)} of {count(len(view.event.articles), 'source')}",
        "cells": [_cell(view, fact, source) for source in view.event.articles],
    }


def _cell(view: View, fact: Fact, article: Article) -> Data:
    anchor = _statement(view, fact, article)
    return {
        "chip": chip(view, article, anchor),
        "says": "says so" if article.id in fact.articles else "",
        "label": view.addresses.label(view.event, article),
    }


def _statement(view: View, fact: Fact, article: Article) -> str:
    of = view.briefing.statements
    return next((key for key in fact.statements if of[key].excerpt.article == article.id), "")


def _shortest(view: View, fact: Fact) -> Excerpt | None:
    # Words stand in the table only where the page prints the sentence that they are from.
    printed = [
        view.briefing.statements[key].excerpt for key in fact.statements if key in view.shown
    ]
    kept = [
        excerpt
        for excerpt in (*fact.excerpts, *printed)
        if any(p.article == excerpt.article and p.span.contains(excerpt.span) for p in printed)
    ]
    return min(kept, key=lambda e: (count_words(e.text), e.article, e.span), default=None)

"""Turns the articles into the key of letters, and into what is known of each copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clipbook.annotations import has_rules, is_english
from clipbook.model import Article, CopyState, Defect, Excerpt, Removed
from clipbook.notes import Span
from clipbook.pages.elements.statements import (
    Data,
    View,
    beginning,
    copied,
    field,
    letter,
    line,
)
from clipbook.pages.elements.visible import fact_of, provenance_of
from clipbook.pages.elements.wording import COPY_STATES

MOST_NAMED: Final = 100
"""A list beside what a page tells has room for so many sources; with 300 it would pass 250 KB."""


def sources(view: View) -> list[Data]:
    """The sources in the order of their letters, each in short."""
    return [
        letter(view, article)
        | {
            "anchor": view.addresses.place(view.event, article),
            "copy": source(view, article) if view.addresses.folded else None,
            "removed": removed(article) if view.addresses.folded else [],
            "title": field(article, "title", article.title) if article.title else None,
            "state": state(view, article),
            "published": view.words.short_days(article.published.period)
            if article.published
            else "",
            "authors": view.words.row(article.authors),
            "address": f"{article.event}/{article.id} authors",
        }
        for article in view.sources
    ]


def uncompared(view: View) -> str:
    """Which sources the counts on the page leave out for their language; empty for none."""
    foreign = [article for article in view.sources if not is_english(article)]
    bare = [article for article in foreign if not has_rules(article)]
    said = []
    if foreign and len(view.sources) > 1:
        said.append(
            view.words.count(
                len(foreign),
                "%(letters)s is not in English, so not compared with the others",
                "%(letters)s are not in English, so not compared with the others",
                letters=_letters(view, foreign),
            )
        )
    if bare:
        said.append(
            view.words.count(
                len(bare),
                "%(letters)s is in a language of which only titles and leads are read",
                "%(letters)s are in a language of which only titles and leads are read",
                letters=_letters(view, bare),
            )
        )
    return view.words.clauses(said)


def _letters(view: View, articles: Sequence[Article]) -> str:
    return view.words.row([view.addresses.letter(view.event, article) for article in articles])


def key(view: View) -> list[Data]:
    """The letters with their names, and how many of the points each source carries.

    Of very many sources there is none: their list stands below.
    """
    if len(view.sources) > MOST_NAMED:
        return []
    shown = [
        p
        for n, p in enumerate(view.briefing.key_points, 1)
        if view.is_at(p.statement, f"point-{n}")
    ]
    facts = [fact_of(view.briefing, point) for point in shown]
    rows: list[Data] = []
    for article in view.sources:
        carried = sum(
            view.article_of(point.statement).id == article.id
            or (fact is not None and article.id in fact.articles)
            for point, fact in zip(shown, facts, strict=True)
        )
        told = view.words.count(
            len(shown), "%(some)s of %(n)s point", "%(some)s of %(n)s points", some=carried
        )
        of = told if carried and len(shown) > 1 else ""
        rows.append(letter(view, article) | {"state": state(view, article), "points": of})
    return rows


def state(view: View, article: Article) -> str:
    """What kind of copy it is, in two to four words; empty where that is not known."""
    found = provenance_of(view.briefing, article)
    if found.state is CopyState.REWRITE and article.origin:
        return view.words.say("rewritten from %(origin)s", origin=article.origin)
    message = COPY_STATES[found.state]
    return view.words.say(message) if message else ""


def source(view: View, article: Article) -> Data:
    """What is known of one copy, with the words that prove it, where the article stands."""
    found = provenance_of(view.briefing, article)
    return {
        "address": f"{article.event}/{article.id} provenance",
        "outlet": article.outlet,
        "origin": article.origin,
        "authors": view.words.row(article.authors),
        "dateline": article.dateline,
        "published": view.words.published(article.published.period) if article.published else "",
        "basis": _basis(view, article),
        "basis_language": "en" if _is_inferred(article) and view.words.is_translated else "",
        "url": article.url if article.url.startswith(("https://", "http://")) else "",
        "state": state(view, article) or view.words.say("not known whether original or copy"),
        "proof": [_proof(article, each) for each in found.evidence],
        "defects": [_defect(article, each) for each in found.defects],
        "removed": _removed(view, article),
    }


def removed(article: Article) -> list[Data]:
    """The lines that were removed from a clipping, each with the reason."""
    return [line(article, gone.line, gone.text) | {"why": gone.why} for gone in article.removed]


def _basis(view: View, article: Article) -> str:
    basis = article.published.basis if article.published else ""
    return basis if _is_inferred(article) else view.words.say("as printed")


def _is_inferred(article: Article) -> bool:
    return article.published is not None and not article.published.is_stated


def _removed(view: View, article: Article) -> str:
    return view.words.count(
        len(article.removed),
        "%(n)s line removed, with the reason",
        "%(n)s lines removed, with the reason",
    )


def _proof(article: Article, proof: Excerpt | Removed) -> Data:
    if isinstance(proof, Removed):
        return {"copied": None, "line": line(article, proof.line, proof.text)}
    return {"copied": _start(article, proof.span), "line": None}


def _start(article: Article, span: Span) -> Data:
    """The first words of a proof, which are enough to find it."""
    start = Span(span.start, span.start + len(beginning(span.of(article.body))))
    return copied(article, start) | {"cut": start != span}


def _defect(article: Article, defect: Defect) -> Data:
    words = defect.excerpt
    return {
        "what": defect.what,
        "copied": _start(article, words.span) if words else None,
        "line": defect.line or "",
    }

"""Turns the articles into the list of sources: where each comes from, and the proof."""

from __future__ import annotations

from clipbook.model import Article, CopyState, Defect, Excerpt, Provenance, Removed
from clipbook.notes import Span
from clipbook.pages.elements.statements import Data, View, beginning, chip, copied, field, line
from clipbook.pages.elements.wording import COPY_STATES, count, published_words, sentence


def sources(view: View) -> list[Data]:
    """The sources in the order of the event, each with its provenance."""
    return [source(view, article) for article in view.event.articles]


def source(view: View, article: Article) -> Data:
    """What is known of one copy, with the words that prove it."""
    found = _provenance(view, article)
    event = view.event
    return {
        "anchor": f"source-{view.addresses.files[event.id, article.id]}",
        "address": f"{article.event}/{article.id} provenance",
        "chip": chip(view, article),
        "title": field(article, "title", article.title) if article.title else None,
        "outlet": article.outlet,
        "origin": article.origin,
        "authors": sentence(article.authors),
        "dateline": article.dateline,
        "published": published_words(article),
        "basis": _basis(article),
        "url": article.url if article.url.startswith(("https://", "http://")) else "",
        "state": COPY_STATES[found.state],
        "proof": [_proof(article, each) for each in found.evidence],
        "defects": [_defect(article, each) for each in found.defects],
        "removed": _removed(article),
    }


def _basis(article: Article) -> str:
    if not article.published:
        return ""
    return "as printed" if article.published.basis == "stated" else article.published.basis


def _removed(article: Article) -> str:
    return count(len(article.removed), "line") + " removed" if article.removed else ""


def _provenance(view: View, article: Article) -> Provenance:
    for found in view.briefing.provenance:
        if found.article == article.id:
            return found
    state = article.copy.state if article.copy.evidence else CopyState.UNKNOWN
    return Provenance(article=article.id, state=state, evidence=copy_evidence(article))


def copy_evidence(article: Article) -> tuple[Excerpt | Removed, ...]:
    """The words that prove the state of a copy, as they stand in its body or removed lines."""
    found: list[Excerpt | Removed] = []
    for words in article.copy.evidence:
        at = article.body.find(words)
        if words and at >= 0:
            found.append(Excerpt(article.id, Span(at, at + len(words)), words))
        found += [gone for gone in article.removed if at < 0 and words and words in gone.text][:1]
    return tuple(found)


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

"""Turns an event into `briefing.json`, as `schema/briefing-1.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from clipbook.model import (
    Article,
    Briefing,
    Defect,
    Difference,
    Entity,
    Excerpt,
    Fact,
    Page,
    Period,
    Provenance,
    Removed,
    Speaker,
    TimelineEntry,
    Utterance,
)
from clipbook.notes import Span
from clipbook.pages.elements.frame import text
from clipbook.pages.elements.subject import Subject
from clipbook.pages.elements.visible import event_period
from clipbook.pages.elements.wording import count_words
from clipbook.pages.sections.sources import copy_evidence

FORMAT: Final = "clipbook-briefing/1"
Record = dict[str, object]
_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def plan(subject: Subject) -> tuple[Page, ...]:
    """The `briefing.json` of an event."""
    folder = subject.addresses.briefing(subject.briefing.event).parent
    return (
        text(
            str(folder / "briefing.json"), _written(_record(subject.briefing, list(subject.layout)))
        ),
    )


def _record(briefing: Briefing, used: Sequence[str]) -> Record:
    """The whole briefing as plain JSON values; spans are code points of the article's body."""
    printed: dict[str, set[Span]] = {article.id: set() for article in briefing.event.articles}
    for key in used:
        words = briefing.statements[key].excerpt
        printed[words.article].add(words.span)
    return {
        "format": FORMAT,
        "event": _event(briefing),
        "articles": [_article(briefing, a, printed[a.id]) for a in briefing.event.articles],
        "statements": [
            {"id": s.id, "span": _span(s.excerpt)} for s in briefing.statements.values()
        ],
        "key_points": [point.statement for point in briefing.key_points],
        "key_point_parts": [point.part for point in briefing.key_points],
        "facts": [_fact(fact) for fact in briefing.facts],
        "differences": [_difference(each) for each in briefing.differences],
        "utterances": [_speaker(speaker) for speaker in briefing.speakers],
        "timeline": [_dated(entry) for entry in briefing.timeline],
        "people": [_entity(entity) for entity in briefing.entities],
        "changes": [],
    }


def _written(whole: Record) -> str:
    """`whole` as JSON: a line for each key, and one for each element of its lists."""
    rows = (f"{_JSON.encode(key)}:{_lines(value)}" for key, value in whole.items())
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _JSON.encode(value)
    return "[\n" + ",\n".join(map(_JSON.encode, value)) + "\n]"


def _event(briefing: Briefing) -> Record:
    event = briefing.event
    days = event_period(briefing)
    return {
        "id": event.id,
        "title": event.title,
        "date": _period(days) if days else None,
        "places": list(event.places),
    }


def _article(briefing: Briefing, article: Article, printed: Collection[Span]) -> Record:
    published = article.published
    found = _provenance(briefing, article)
    whole = count_words(article.body)
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "origin": article.origin,
        "url": article.url,
        "authors": list(article.authors),
        "published": _period(published.period) | {"basis": published.basis} if published else None,
        "dateline": article.dateline,
        "language": article.language,
        "copy": {
            "state": found.state.value,
            "evidence": [_proof(proof) for proof in found.evidence],
        },
        "clipping": article.clipping,
        "clipping_sha256": article.clipping_sha256,
        "words": whole,
        "used": _used(article, printed, whole),
        "removed": [_removed(gone) for gone in article.removed],
        "defects": [_defect(defect) for defect in found.defects],
    }


def _provenance(briefing: Briefing, article: Article) -> Provenance:
    for found in briefing.provenance:
        if found.article == article.id:
            return found
    return Provenance(article=article.id, state=article.copy.state, evidence=copy_evidence(article))


def _used(article: Article, spans: Collection[Span], whole: int) -> Record:
    used = sum(count_words(span.of(article.body)) for span in spans)
    share = round(min(1.0, used / whole), 3) if whole else 0.0
    return {"statements": len(spans), "words": used, "share": share}


def _proof(proof: Excerpt | Removed) -> Record:
    return _removed(proof) if isinstance(proof, Removed) else _span(proof)


def _defect(defect: Defect) -> Record:
    where: Record = {"span": _span(defect.excerpt)} if defect.excerpt else {}
    return {"what": defect.what} | (where or {"line": defect.line})


def _removed(gone: Removed) -> Record:
    return {"line": gone.line, "text": gone.text, "why": gone.why}


def _fact(fact: Fact) -> Record:
    return {
        "id": fact.id,
        "spans": _spans(fact.excerpts),
        "articles": list(fact.articles),
        "silent": list(fact.silent),
        "origins": [
            {"name": each.name, "articles": list(each.articles), "spans": _spans(each.excerpts)}
            for each in fact.origins
        ],
    }


def _difference(difference: Difference) -> Record:
    return {
        "kind": difference.kind.value,
        "sides": [
            {
                "articles": list(dict.fromkeys(e.article for e in side.excerpts)),
                "spans": _spans(side.excerpts),
                "phrase": _span(side.phrase) if side.phrase else None,
            }
            for side in difference.sides
        ],
        "subject": _span(difference.subject) if difference.subject else None,
        "why": difference.why,
    }


def _speaker(speaker: Speaker) -> Record:
    return {
        "speaker": {"name": speaker.name, "person": speaker.person},
        "quotes": [_utterance(said) for said in speaker.utterances],
    }


def _utterance(said: Utterance) -> Record:
    return {
        "span": _span(said.quote),
        "kind": said.kind.value,
        "speaker": _span(said.speaker) if said.speaker else None,
        "evidence": said.evidence.value,
        "via": [" ".join(excerpt.text.split()) for excerpt in said.via],
    }


def _dated(entry: TimelineEntry) -> Record:
    return {
        "date": _period(entry.period),
        "precision": entry.precision.value,
        "as_written": _span(entry.as_written),
        "certainty": entry.certainty.value,
        "statement": entry.statement,
        "ahead": entry.ahead,
    }


def _entity(entity: Entity) -> Record:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "forms": [
            {"text": form.text, "article": form.article, "count": form.count}
            for form in entity.forms
        ],
    }


def _period(period: Period) -> Record:
    return {"earliest": period.earliest.isoformat(), "latest": period.latest.isoformat()}


def _spans(excerpts: Iterable[Excerpt]) -> list[Record]:
    return [_span(excerpt) for excerpt in excerpts]


def _span(excerpt: Excerpt) -> Record:
    return {
        "article": excerpt.article,
        "start": excerpt.span.start,
        "end": excerpt.span.end,
        "text": excerpt.text,
    }

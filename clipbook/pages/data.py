"""Turns an event into `briefing.json`, as `schema/briefing-1.schema.json` describes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict

from clipbook.model import (
    Article,
    Briefing,
    Defect,
    Difference,
    Entity,
    Excerpt,
    Fact,
    KeyPoint,
    Page,
    Period,
    Removed,
    Speaker,
    TimelineEntry,
    Utterance,
)
from clipbook.notes import Span
from clipbook.pages.elements.changes import changes
from clipbook.pages.elements.frame import text, written
from clipbook.pages.elements.printing import Printed
from clipbook.pages.elements.statements import beginning
from clipbook.pages.elements.subject import Subject
from clipbook.pages.elements.visible import event_period, provenance_of
from clipbook.pages.elements.wording import count_words
from clipbook.text.markup import plain

FORMAT: Final = "clipbook-briefing/1"
SCHEMA: Final = "urn:clipbook:schema:briefing-1"
"""The `$id` of its JSON Schema, which is in the package."""
Record = dict[str, object]


def plan(subject: Subject, shown: Printed) -> tuple[Page, ...]:
    """The `briefing.json` of an event."""
    folder = subject.addresses.briefing(subject.briefing.event).parent
    record = _record(subject, _Writer(shown))
    return (text(str(folder / "briefing.json"), _rows(record)),)


class _Writer(Struct, frozen=True):
    """Writes excerpts: their place, and of their words what may be given away."""

    shown: Printed

    def span(self, excerpt: Excerpt, fact: str = "") -> Record:
        """The place of an excerpt in code points of its article's body, and its words.

        Where a part of it is given only, for a fact the part that tells of it, `from` and `until`
        say where all of it stands.
        """
        part = self.shown.part(excerpt, fact)
        whole: Record = {}
        if part.span.start != excerpt.span.start:
            whole |= {"from": excerpt.span.start}
        if part.span.end != excerpt.span.end:
            whole |= {"until": excerpt.span.end}
        place: Record = {"article": part.article, "start": part.span.start, "end": part.span.end}
        return place | {"text": part.text} | whole

    def spans(self, excerpts: Iterable[Excerpt]) -> list[Record]:
        """The same of each."""
        return [self.span(excerpt) for excerpt in excerpts]


def _record(subject: Subject, write: _Writer) -> Record:
    """The whole briefing as plain JSON values; spans are code points of the article's body."""
    briefing = subject.briefing
    printed: dict[str, set[Span]] = {article.id: set() for article in briefing.event.articles}
    for key in subject.layout:
        words = briefing.statements[key].excerpt
        printed[words.article].add(words.span)
    return {
        "$schema": SCHEMA,
        "format": FORMAT,
        "event": _event(briefing),
        "articles": [
            _article((briefing, write), a, printed[a.id]) for a in briefing.event.articles
        ],
        "statements": [
            {"id": s.id, "span": write.span(s.excerpt)} for s in briefing.statements.values()
        ],
        "key_points": [point.statement for point in briefing.key_points],
        "key_point_parts": [point.part for point in briefing.key_points],
        "key_point_credits": [_credit(subject, point, write) for point in briefing.key_points],
        "facts": [_fact(fact, write) for fact in briefing.facts],
        "differences": [_difference(each, write) for each in briefing.differences],
        "utterances": [_speaker(speaker, write) for speaker in briefing.speakers],
        "timeline": [_dated(entry, write) for entry in briefing.timeline],
        "people": [_entity(entity) for entity in briefing.entities],
        "changes": [asdict(change) for change in changes(briefing)],
    }


def _rows(whole: Record) -> str:
    """`whole` as JSON: a line for each key, and one for each element of its lists."""
    rows = (f"{written(key)}:{_lines(value)}" for key, value in whole.items())
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return written(value)
    return "[\n" + ",\n".join(map(written, value)) + "\n]"


def _event(briefing: Briefing) -> Record:
    event = briefing.event
    days = event_period(briefing)
    return {
        "id": event.id,
        "title": event.title,
        "date": _period(days) if days else None,
        "places": list(event.places),
    }


def _article(of: tuple[Briefing, _Writer], article: Article, printed: Collection[Span]) -> Record:
    briefing, write = of
    published = article.published
    found = provenance_of(briefing, article)
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
            "evidence": [_proof(proof, write) for proof in found.evidence],
        },
        "clipping": article.clipping,
        "clipping_sha256": article.clipping_sha256,
        "words": whole,
        "used": _used(article, printed, whole),
        "removed": [_removed(gone) for gone in article.removed],
        "defects": [_defect(defect, write) for defect in found.defects],
    }


def _credit(subject: Subject, point: KeyPoint, write: _Writer) -> str:
    """A key point as text to paste, with source, day and address; '' where no page prints it."""
    event = subject.briefing.event
    excerpt = subject.briefing.statements[point.statement].excerpt
    if not write.shown.has(excerpt):
        return ""
    article = event.article(excerpt.article)
    words = " ".join(plain(excerpt.text).split())
    day = subject.words.days(article.published.period) if article.published else ""
    known = (subject.addresses.name(event, article), day, article.url)
    return f"“{words}” ({', '.join(filter(None, known))})"


def _used(article: Article, spans: Collection[Span], whole: int) -> Record:
    used = sum(count_words(span.of(article.body)) for span in spans)
    share = round(min(1.0, used / whole), 3) if whole else 0.0
    return {"statements": len(spans), "words": used, "share": share}


def _proof(proof: Excerpt | Removed, write: _Writer) -> Record:
    return _removed(proof) if isinstance(proof, Removed) else write.span(proof)


def _defect(defect: Defect, write: _Writer) -> Record:
    where: Record = {"span": write.span(defect.excerpt)} if defect.excerpt else {}
    return {"what": defect.what} | (where or {"line": defect.line})


def _removed(gone: Removed) -> Record:
    return {"line": gone.line, "text": beginning(gone.text), "why": gone.why}


def _fact(fact: Fact, write: _Writer) -> Record:
    return {
        "id": fact.id,
        "spans": [write.span(excerpt, fact.id) for excerpt in fact.excerpts],
        "articles": list(fact.articles),
        "silent": list(fact.silent),
        "also": [
            {"article": each.article, "spans": write.spans(each.excerpts), "why": each.why}
            for each in fact.also
        ],
        "origins": [
            {
                "name": each.name,
                "articles": list(each.articles),
                "spans": write.spans(each.excerpts),
            }
            for each in fact.origins
        ],
    }


def _difference(difference: Difference, write: _Writer) -> Record:
    return {
        "kind": difference.kind.value,
        "sides": [
            {
                "articles": list(dict.fromkeys(e.article for e in side.excerpts)),
                "spans": write.spans(side.excerpts),
                "phrase": write.span(side.phrase) if side.phrase else None,
            }
            for side in difference.sides
        ],
        "subject": write.span(difference.subject) if difference.subject else None,
        "why": difference.why,
    }


def _speaker(speaker: Speaker, write: _Writer) -> Record:
    return {
        "speaker": {"name": speaker.name, "person": speaker.person},
        "quotes": [_utterance(said, write) for said in speaker.utterances],
    }


def _utterance(said: Utterance, write: _Writer) -> Record:
    return {
        "span": write.span(said.quote),
        "kind": said.kind.value,
        "speaker": write.span(said.speaker) if said.speaker else None,
        "evidence": said.evidence.value,
        "via": [" ".join(excerpt.text.split()) for excerpt in said.via],
    }


def _dated(entry: TimelineEntry, write: _Writer) -> Record:
    return {
        "date": _period(entry.period),
        "precision": entry.precision.value,
        "as_written": write.span(entry.as_written),
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

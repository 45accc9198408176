"""Turns the JSON records of the command line into calls of single stages, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from clipbook.events import CopyPair, Placement, Story
from clipbook.findings.agreement import find_agreement
from clipbook.findings.key_points import choose_lead
from clipbook.model import YEARS, Quote, SourcedSentence
from clipbook.notes import Span
from clipbook.text.dates import find_dates, iso, resolve_date
from clipbook.text.quotes import find_quotes
from clipbook.text.sentences import find_sentences

Record = Mapping[str, Any]


def annotate_sentences(record: Record) -> Record:
    """{id,text} -> {id,spans}."""
    return {"id": record["id"], "spans": [[s.start, s.end] for s in find_sentences(record["text"])]}


def annotate_quotes(record: Record) -> Record:
    """{id,title,date,text} -> {id,quotes}."""
    text = record["text"]
    return {"id": record["id"], "quotes": [_quote(text, quote) for quote in find_quotes(text)]}


def annotate_dates(record: Record) -> Record:
    """{id,date,text,spans?} -> {id,values,found}."""
    text, published = record["text"], _day(record.get("date"))
    given = [resolve_date(text, Span(*span), published) for span in record.get("spans") or ()]
    found = [
        {"start": mention.span.start, "end": mention.span.end, "value": value}
        for mention in find_dates(text, published)
        if (value := iso(mention))
    ]
    return {
        "id": record["id"],
        "values": [iso(mention) if mention else None for mention in given],
        "found": found,
    }


def annotate_facts(record: Record) -> Record:
    """{id,sents} -> {id,clusters,pairs}."""
    found = find_agreement(_sentences(record))
    return {"id": record["id"], "clusters": found.clusters, "pairs": found.pairs}


def annotate_lead(record: Record) -> Record:
    """{id,k,words,sents} -> {id,chosen}."""
    return {
        "id": record["id"],
        "chosen": choose_lead(_sentences(record), record["k"], record["words"]),
    }


TASKS: Final[Mapping[str, Callable[[Record], Record]]] = {
    "sentences": annotate_sentences,
    "quotes": annotate_quotes,
    "dates": annotate_dates,
    "facts": annotate_facts,
    "lead": annotate_lead,
}


def story(record: Record) -> Story:
    """The story of a line of `group`: {id,title,date,text,source}."""
    return Story(
        id=str(record["id"]),
        title=str(record.get("title") or ""),
        day=_day(record.get("date")),
        text=str(record.get("text") or ""),
        outlet=str(record.get("source") or ""),
    )


def placement_record(placement: Placement) -> Record:
    """A line of what `group` prints."""
    return {
        "id": placement.id,
        "event": placement.event,
        "why": placement.why,
        "related": placement.related,
    }


def copy_record(pair: CopyPair) -> Record:
    """A line of what `group --copies` prints."""
    return {"a": pair.original, "b": pair.copied, "score": pair.score}


def _quote(text: str, quote: Quote) -> Record:
    speaker = quote.speaker
    return {
        "start": quote.span.start,
        "end": quote.span.end,
        "kind": quote.kind,
        "speaker": speaker
        and {"start": speaker.start, "end": speaker.end, "text": speaker.of(text)},
        "evidence": quote.evidence,
    }


def _sentences(record: Record) -> tuple[SourcedSentence, ...]:
    return tuple(
        SourcedSentence(str(s["doc"]), s["text"], s.get("pos") or 0) for s in record["sents"]
    )


def _day(text: str | None) -> date | None:
    day = date.fromisoformat(text[:10]) if text else None
    if day and day.year not in YEARS:
        raise ValueError(f"no year of the news: {day.year}")
    return day

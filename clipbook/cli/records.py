"""The commands `group` and `annotate`: JSON lines in, calls of single stages, JSON lines out."""

from __future__ import annotations

import json
import re
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import Any, Final

from clipbook import filesystem
from clipbook.annotations import (
    find_article_dates,
    find_article_quotes,
    find_article_sentences,
    is_english,
)
from clipbook.errors import ClipbookError, printable
from clipbook.events import CopyPair, Placement, Story, find_copies
from clipbook.events import group as place
from clipbook.findings.agreement import find_agreement
from clipbook.findings.key_points import choose_lead
from clipbook.model import YEARS, Article, Period, Published, Quote, Run, SourcedSentence
from clipbook.notes import Span
from clipbook.shelf import Means
from clipbook.text.dates import iso, resolve_date
from clipbook.text.sentences import find_sentences

# Half of a character, as JSON may write it and no text can hold it: "\\ud800", "\\uDFFF".
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
Record = Mapping[str, Any]


def group(options: Namespace) -> int:
    """Prints the event of each story, or the pairs of copies among them."""
    with _workers(options) as run:
        text = (json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(options, run))
        if options.output:
            filesystem.write_parts(options.output, map(str.encode, text))
        else:
            sys.stdout.writelines(text)
    return 0


def _workers(options: Namespace) -> AbstractContextManager[Run]:
    """What the parts of a grouping run on: a cluster where one is named."""
    if not options.cluster:
        return nullcontext(map)
    from clipbook.cluster import cluster  # noqa: PLC0415 # serves an optional package alone

    return cluster(options.cluster)


def _rows(options: Namespace, run: Run) -> Iterator[Record]:
    lines = lines_of(filesystem.read_lines(options.input))
    stories = (_parsed(str(options.input), number, line, story) for number, line in lines)
    if options.copies:
        return map(copy_record, find_copies(tuple(stories)))
    means = Means(run, keep=filesystem.Spool)
    return map(placement_record, place(stories, means=means))


def annotate(options: Namespace) -> int:
    """Prints what one analysis finds in each record of standard input; 1 where one is left out."""
    task = TASKS[options.task]
    status = 0
    for number, line in lines_of(sys.stdin):
        try:
            _print(_parsed("standard input", number, line, task))
        except ClipbookError as error:
            print(f"clipbook: {printable(str(error))}", file=sys.stderr)
            status = 1
    return status


def lines_of(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers from 1."""
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _parsed(name: str, number: int, line: str, use: Any) -> Any:  # noqa: ANN401 # JSON is untyped
    """What `use` makes of the JSON object on a line; raises ClipbookError that names the line."""
    try:
        record = json.loads(line)
        if _HALF.search(line):
            json.dumps(record, ensure_ascii=False).encode()
        return use(record)
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        message = f"`{half}`, which is half of a character, expected whole ones"
        raise ClipbookError(f"{name}:{number}: {message}") from error
    except json.JSONDecodeError as error:
        raise ClipbookError(f"{name}:{number}: no JSON: {error.msg}") from error
    except RecursionError as error:
        raise ClipbookError(f"{name}:{number}: nested too deep, expected a record") from error
    except KeyError as error:
        message = f"no key `{error.args[0]}`, expected a record as --help shows it"
        raise ClipbookError(f"{name}:{number}: {message}") from error
    except (TypeError, AttributeError, ValueError, ArithmeticError, IndexError) as error:
        message = f"a value of another kind, expected a record as --help shows it ({error})"
        raise ClipbookError(f"{name}:{number}: {message}") from error


def _print(record: Record) -> None:
    print(json.dumps(record, ensure_ascii=False))


def annotate_sentences(record: Record) -> Record:
    """{id,text,language?} -> {id,spans}."""
    article = _article(record)
    spans: Iterable[Span] = find_sentences(article.body)
    if not is_english(article):
        spans = [sentence.span for sentence in find_article_sentences(article)]
    return {"id": record["id"], "spans": [[s.start, s.end] for s in spans]}


def annotate_quotes(record: Record) -> Record:
    """{id,title,date,text,language?} -> {id,quotes}."""
    article = _article(record)
    quotes = [_quote(article.body, quote) for quote in find_article_quotes(article)]
    return {"id": record["id"], "quotes": quotes}


def annotate_dates(record: Record) -> Record:
    """{id,date,text,language?,spans?} -> {id,values,found}; `spans` are of English texts."""
    text, published = record["text"], _day(record.get("date"))
    given = [resolve_date(text, Span(*span), published) for span in record.get("spans") or ()]
    found = [
        {"start": mention.span.start, "end": mention.span.end, "value": value}
        for mention in find_article_dates(_article(record))
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


def _article(record: Record) -> Article:
    day = _day(record.get("date"))
    return Article(
        id=str(record["id"]),
        body=record["text"],
        language=record.get("language") or "",
        published=Published(Period(day, day), "stated") if day else None,
    )


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

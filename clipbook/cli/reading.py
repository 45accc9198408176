"""The command `read`: files in, what is understood of each as a JSON line out."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from clipbook import filesystem
from clipbook.cli.notes import print_notes
from clipbook.errors import ClipbookError
from clipbook.model import Article, Clipping
from clipbook.notes import Note, Result, Severity, note_on
from clipbook.readers import read as read_clipping
from clipbook.readers import read_openly
from clipbook.text.defects import find_flaws


def read(options: Namespace) -> int:
    """Prints what is understood of each file, in the order given."""
    notes: list[Note] = []
    for path in options.files:
        try:
            clipping = Clipping(str(path), filesystem.read_file(path))
            result = read_openly(clipping) if options.debug else read_clipping(clipping)
        except ClipbookError as error:
            message = str(error).partition(": ")[2]
            note = note_on(str(path), Severity.ERROR, "not-readable", message)
            result = Result((), (note,))
        notes += result.notes
        for article in result.values or (Article(id=""),):
            record = reading(str(path), article, result.notes)
            print(json.dumps(record, ensure_ascii=False))
    return print_notes(notes, options)


def reading(path: str, article: Article, notes: tuple[Note, ...]) -> Mapping[str, Any]:
    """What was understood of one clipping, as a line of `read`."""
    published = article.published
    return {
        "path": path,
        "title": article.title,
        "outlet": article.outlet,
        "origin": article.origin,
        "url": article.url,
        "guid": article.guid,
        "authors": article.authors,
        "published": published
        and {
            "earliest": published.period.earliest.isoformat(),
            "latest": published.period.latest.isoformat(),
            "basis": published.basis,
        },
        "dateline": article.dateline,
        "language": article.language,
        "copy": {"state": article.copy.state, "evidence": article.copy.evidence},
        "captions": article.captions,
        "body": article.body,
        "removed": [
            {"line": gone.line, "text": gone.text, "why": gone.why} for gone in article.removed
        ],
        "defects": [
            {
                "what": flaw.what,
                "start": flaw.span.start,
                "end": flaw.span.end,
                "text": flaw.span.of(article.body),
            }
            for flaw in find_flaws(article.body)
        ],
        "notes": [str(note) for note in notes],
    }

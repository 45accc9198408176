"""Turns the facts of an event into a table that spreadsheets read."""

from __future__ import annotations

import csv
import io

from clipbook.model import Briefing, Page
from clipbook.pages.elements.addresses import Addresses
from clipbook.pages.elements.frame import text
from clipbook.pages.elements.subject import Subject

# A cell that a spreadsheet would take for a formula: "=1+1", "@SUM(A1)".
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plan(subject: Subject) -> tuple[Page, ...]:
    """`facts.csv` for an event that has facts: one row a fact, one column a source."""
    return (_table(subject.whole, subject.addresses),) if subject.whole.facts else ()


def _table(briefing: Briefing, where: Addresses) -> Page:
    event = briefing.event
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["fact", "sources", *(_cell(where.label(event, a)) for a in event.articles)])
    for fact in briefing.facts:
        words = {excerpt.article: excerpt.text for excerpt in reversed(fact.excerpts)}
        cells = [_cell(" ".join(words.get(a.id, "").split())) for a in event.articles]
        writer.writerow([fact.id, len(fact.articles), *cells])
    return text(str(where.briefing(event).parent / "facts.csv"), out.getvalue())


def _cell(value: str) -> str:
    return "'" + value if value.startswith(_FORMULA) else value

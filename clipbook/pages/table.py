"""Turns the facts of each event into a table that spreadsheets read."""

from __future__ import annotations

import csv
import io

from clipbook.model import Briefing, Page, Site
from clipbook.pages._addresses import Addresses, addresses
from clipbook.pages._frame import text
from clipbook.pages._visible import visible

# A cell that a spreadsheet would take for a formula: "=1+1", "@SUM(A1)".
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plan(site: Site) -> tuple[Page, ...]:
    """`facts.csv` for each event that has facts: one row a fact, one column a source."""
    where = addresses(site)
    briefings = map(visible, site.briefings)
    return tuple(_table(briefing, where) for briefing in briefings if briefing.facts)


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

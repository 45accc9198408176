"""Turns the facts of an event into a page of their own: a table of facts and sources, and a CSV."""

from __future__ import annotations

import csv
import io
from typing import Final

from clipbook.model import Article, Briefing, Fact, Page
from clipbook.pages.elements.addresses import Addresses, in_order, relative
from clipbook.pages.elements.frame import Head, page, text
from clipbook.pages.elements.limits import Allowance, briefing_allowance, wish_of
from clipbook.pages.elements.statements import Data, View, letter, statement
from clipbook.pages.elements.strip import strip
from clipbook.pages.elements.subject import Subject
from clipbook.pages.elements.wording import count
from clipbook.pages.sections.company import company

# A page has room for so many facts; the CSV holds all.
_MOST: Final = 60
# A cell that a spreadsheet would take for a formula: "=1+1", "@SUM(A1)".
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def plan(subject: Subject) -> tuple[Page, ...]:
    """`facts.html`, and where there are facts `facts.csv`, for an event of several articles."""
    if len(subject.briefing.event.articles) == 1:
        return ()
    table = (_table(subject.briefing, subject.addresses),) if subject.briefing.facts else ()
    return (_page(subject), *table)


def _page(subject: Subject) -> Page:
    site, briefing, where = subject.site, subject.briefing, subject.addresses
    event = briefing.event
    path = where.briefing(event).parent / "facts.html"
    view = View(briefing=briefing, settings=site.settings, addresses=where, page=path)
    head = Head(
        path=path,
        title=f"Who reports what · {event.title} · {site.settings.title}",
        description=f"What two or more sources of “{event.title}” say, and which of them say it.",
        noindex=site.settings.full_text,
        feed=str(path.parent / "feed.xml"),
    )
    data = {
        "briefing": {"title": event.title, "href": relative(path, where.briefing(event))},
        "summary": count(len(briefing.facts), "fact") + " that two or more sources state",
        "rows": _rows(view, briefing_allowance(event, subject.limits)),
        "key": [letter(view, article) for article in view.sources],
        "table": relative(path, path.parent / "facts.csv") if briefing.facts else "",
        "company": company(view),
    }
    return page(site, head, "facts.html", data)


def _rows(view: View, allowance: Allowance) -> list[Data]:
    """The facts in words that may be printed: the shortest sentence that states each."""
    letters = {article.id: view.addresses.letter(view.event, article) for article in view.sources}
    rows: list[Data] = []
    for fact in view.briefing.facts[:_MOST]:
        key = min(fact.statements, key=lambda key: (len(_text(view, key)), key))
        if allowance.take(wish_of(view.briefing, key, letters)):
            rows.append(
                {
                    "anchor": f"fact-{len(rows) + 1}",
                    "statement": statement(view, key, fact.excerpts),
                    "strip": strip(view, key, fact),
                    "others": [],
                }
            )
    return rows


def _text(view: View, key: str) -> str:
    return view.briefing.statements[key].excerpt.text


def _table(briefing: Briefing, where: Addresses) -> Page:
    """One row a fact, one column a source."""
    event = briefing.event
    articles = in_order(event)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = (f"{where.letter(event, a)} {where.name(event, a)}" for a in articles)
    writer.writerow(["fact", "sources", *map(_cell, names)])
    for fact in briefing.facts:
        words = [_cell(_words(fact, article)) for article in articles]
        writer.writerow([fact.id, len(fact.articles), *words])
    return text(str(where.briefing(event).parent / "facts.csv"), out.getvalue())


def _words(fact: Fact, article: Article) -> str:
    """The first words of an article that state the fact."""
    found = [excerpt.text for excerpt in fact.excerpts if excerpt.article == article.id]
    return " ".join(found[0].split()) if found else ""


def _cell(value: str) -> str:
    return "'" + value if value.startswith(_FORMULA) else value

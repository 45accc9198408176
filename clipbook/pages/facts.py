"""Turns the facts of an event into a page of their own: a table of facts and sources, and a CSV."""

from __future__ import annotations

import csv
import io
import re
from typing import Final

from clipbook.model import Article, Briefing, Fact, Page
from clipbook.pages.elements.addresses import Addresses, in_order, relative
from clipbook.pages.elements.frame import Head, page, text
from clipbook.pages.elements.printing import Printed
from clipbook.pages.elements.statements import Data, View, letter, statement, title_language
from clipbook.pages.elements.strip import strip
from clipbook.pages.elements.subject import Subject
from clipbook.pages.sections.company import company
from clipbook.pages.sections.sources import MOST_NAMED

# A page has room for so many facts; the CSV holds all.
_MOST: Final = 60
# What a spreadsheet takes for a formula at the start of a cell, which a `;` begins anew in half of
# the world, signs of double width among them: "=1+1", "x;@SUM(A1)".
_FORMULA: Final = re.compile(r"(^|;)(?=\s*[=+\-@＝＋－＠]|[\t\r])")  # noqa: RUF001 # these very signs


def plan(subject: Subject) -> tuple[Page, ...]:
    """`facts.html`, for an event of several articles."""
    return (_page(subject),) if len(subject.briefing.event.articles) > 1 else ()


def plan_table(subject: Subject, shown: Printed) -> tuple[Page, ...]:
    """`facts.csv`, for an event of several articles with facts."""
    is_told = len(subject.briefing.event.articles) > 1 and subject.briefing.facts
    return (_table(subject.briefing, subject.addresses, shown),) if is_told else ()


def _page(subject: Subject) -> Page:
    site, briefing, where = subject.site, subject.briefing, subject.addresses
    event = briefing.event
    path = where.briefing(event).parent / "facts.html"
    view = subject.view(path)
    has_room = len(view.sources) <= MOST_NAMED
    head = Head(
        path=path,
        title=view.words.say("Who reports what") + f" · {event.title} · {site.settings.title}",
        description=view.words.say(
            "What two or more sources of “%(event)s” say, and which of them say it.",
            event=event.title,
        ),
        feed=str(path.parent / "feed.xml"),
    )
    data = {
        "briefing": {
            "title": event.title,
            "language": title_language(event, view.words),
            "href": relative(path, where.briefing(event)),
        },
        "summary": view.words.count(
            len(briefing.facts),
            "%(n)s fact that two or more sources state",
            "%(n)s facts that two or more sources state",
        ),
        "rows": _rows(view, subject),
        "key": [letter(view, article) for article in view.sources] if has_room else [],
        "table": relative(path, path.parent / "facts.csv") if briefing.facts else "",
        "company": company(view) if has_room else [],
    }
    return page(site, head, "facts.html", data)


def _rows(view: View, subject: Subject) -> list[Data]:
    """The facts in words that other pages print: of these the shortest sentence that states it.

    No sentence is shown twice, lest two counts stand beside it.
    """
    rows: list[Data] = []
    shown: set[str] = set()
    for fact in view.briefing.facts[:_MOST]:
        keys = filter(subject.is_printed, fact.statements)
        key = min(keys, key=lambda key: (len(_text(view, key)), key), default="")
        if key and key not in shown:
            shown.add(key)
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


def _table(briefing: Briefing, where: Addresses, shown: Printed) -> Page:
    """One row a fact, one column a source: its words, as far as they may be given away."""
    event = briefing.event
    articles = in_order(event.articles)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = (f"{where.letter(event, a)} {where.name(event, a)}" for a in articles)
    writer.writerow(["fact", "sources", *map(_cell, names)])
    for fact in briefing.facts:
        words = [_cell(_words(fact, article, shown)) for article in articles]
        writer.writerow([fact.id, len(fact.articles), *words])
    return text(str(where.briefing(event).parent / "facts.csv"), out.getvalue())


def _words(fact: Fact, article: Article, shown: Printed) -> str:
    """The first words of an article that state the fact, as far as they may be given away."""
    found = [excerpt for excerpt in fact.excerpts if excerpt.article == article.id]
    if not found:
        return ""
    whole = next(filter(shown.has, found), found[0])
    part = shown.part(whole, fact.id)
    before = "[…]" if part.span.start > whole.span.start else ""
    behind = "[…]" if part.span.end < whole.span.end else ""
    return " ".join((f"{before} {part.text} {behind}").split())


def _cell(value: str) -> str:
    return _FORMULA.sub(r"\1'", value)

"""Turns an event into its briefing page."""

from __future__ import annotations

from collections.abc import Mapping

from clipbook.model import Correction, Page
from clipbook.pages.elements.addresses import relative
from clipbook.pages.elements.frame import Head, page
from clipbook.pages.elements.schema import analysis
from clipbook.pages.elements.statements import Data, View, copied_title, statement
from clipbook.pages.elements.strip import description, strip
from clipbook.pages.elements.subject import Subject
from clipbook.pages.elements.visible import event_period
from clipbook.pages.elements.wording import day_words, sentence
from clipbook.pages.sections.chain import chain
from clipbook.pages.sections.company import company
from clipbook.pages.sections.differences import differences
from clipbook.pages.sections.facts import facts
from clipbook.pages.sections.people import people
from clipbook.pages.sections.points import points
from clipbook.pages.sections.related import related
from clipbook.pages.sections.sources import sources
from clipbook.pages.sections.timeline import axis, timeline
from clipbook.pages.sections.voices import voices


def plan(subject: Subject) -> tuple[Page, ...]:
    """The page of an event."""
    site, briefing, where = subject.site, subject.briefing, subject.addresses
    event = briefing.event
    path = where.briefing(event)
    view = View(
        briefing=briefing,
        settings=site.settings,
        addresses=where,
        page=path,
        shown=subject.shown,
    )
    head = Head(
        path=path,
        title=f"{event.title} · {site.settings.title}",
        description=description(briefing),
        kind="article",
        noindex=site.settings.full_text,
        feed=str(path.parent / "feed.xml"),
        schema=analysis(site, briefing, where),
    )
    return (page(site, head, "briefing.html", {**_top(view), **_sections(view)}),)


def _top(view: View) -> Mapping[str, object]:
    event = view.event
    days = event_period(view.briefing)
    return {
        "title": event.title,
        "copied_title": copied_title(event),
        "date": day_words(days) if days else "",
        "places": sentence(event.places),
        "strip": strip(view.briefing),
        "lead_html": _lead(event.lead),
        "corrections": [_correction(view, each) for each in event.corrections],
    }


def _lead(markdown: str) -> str:
    if not markdown.strip():
        return ""
    from clipbook.lead_html import render_block  # noqa: PLC0415 - loads the markdown package

    return render_block(markdown).html


def _sections(view: View) -> Mapping[str, object]:
    dates = timeline(view)
    contents = {
        "points": points(view),
        "differences": differences(view) if view.briefing.differences else None,
        "voices": voices(view) if view.briefing.speakers else None,
        "timeline": dates,
        "facts": facts(view),
        "people": people(view),
        "sources": sources(view),
        "related": related(view),
        "company": company(view),
    }
    titles = {
        "points": "What happened",
        "differences": "Where they differ",
        "voices": "Who said what",
        "timeline": "Timeline",
        "facts": "Who reports what",
        "people": "People and places",
        "sources": "Sources",
        "related": "Related events",
        "made": "How this page was made",
        "table": "Facts that more than one source states",
        "more": "More facts that two sources or more state",
    }
    links = [
        {"href": "#" + key, "label": title}
        for key, title in titles.items()
        if key == "made" or contents.get(key)
    ]
    data = relative(view.page, view.page.parent / "briefing.json")
    table = relative(view.page, view.page.parent / "facts.csv") if contents["facts"] else ""
    drawn = {"axis": axis(dates), "chain": chain(view)}
    return contents | drawn | {"titles": titles, "contents": links, "data": data, "table": table}


def _correction(view: View, correction: Correction) -> Data:
    known = correction.statement in view.briefing.statements
    return {
        "day": correction.day,
        "text": correction.text,
        "statement": statement(view, correction.statement) if known else None,
    }

"""Turns an event into its briefing page, and its former names into pages that lead on to it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from clipbook.interface import mark
from clipbook.lead_html import render_block
from clipbook.model import Correction, Page
from clipbook.pages.elements.addresses import relative
from clipbook.pages.elements.changes import change_words, changes
from clipbook.pages.elements.frame import Head, page
from clipbook.pages.elements.schema import analysis, description
from clipbook.pages.elements.statements import Data, View, heading, letter, statement, titling
from clipbook.pages.elements.strip import MOST_CELLS
from clipbook.pages.elements.subject import Subject
from clipbook.pages.elements.visible import event_period
from clipbook.pages.elements.wording import further_words
from clipbook.pages.sections.company import related
from clipbook.pages.sections.differences import differences
from clipbook.pages.sections.points import answers, points
from clipbook.pages.sections.sources import key, sources, uncompared
from clipbook.pages.sections.timeline import axis, timeline
from clipbook.pages.sections.voices import chain, voices

_TITLES: Mapping[str, str] = {
    "differences": mark("Where they differ"),
    "voices": mark("In their words"),
    "chain": mark("Who told whom"),
    "timeline": mark("Timeline"),
    "sources": mark("Sources"),
}


def plan(subject: Subject) -> tuple[Page, ...]:
    """The page of an event."""
    site, briefing, where = subject.site, subject.briefing, subject.addresses
    event = briefing.event
    path = where.briefing(event)
    view = subject.view(path)
    head = Head(
        path=path,
        title=f"{event.title} · {site.settings.title}",
        description=description(briefing, view.words),
        kind="article",
        feed=str(path.parent / "feed.xml"),
        schema=analysis(site, briefing, where),
    )
    return (page(site, head, "briefing.html", {**_top(view), **_sections(view)}),)


def _top(view: View) -> Mapping[str, object]:
    event = view.event
    days = event_period(view.briefing)
    source = titling(event)
    return {
        "heading": heading(event),
        "cites": [letter(view, source)] if source else [],
        "date": view.words.days(days) if days else "",
        "places": view.words.row(event.places),
        "lead_html": render_block(event.lead).html if event.lead.strip() else "",
        "changes": _changes(view),
        "corrections": [
            _correction(view, each, f"correction-{number}")
            for number, each in enumerate(event.corrections, 1)
        ],
    }


def _changes(view: View) -> Data | None:
    """What changed since the last mark in words, and the places of what is new on the page."""
    words = change_words(view.briefing, view.words)
    if not words:
        return None
    new = [change.statement for change in changes(view.briefing) if change.kind == "new"]
    there = dict.fromkeys(view.layout[key].anchor for key in new if key in view.layout)
    return {
        "words": words,
        "links": [
            {"href": f"#{at}", "label": str(n)} for n, at in enumerate(filter(None, there), 1)
        ],
    }


def _sections(view: View) -> Mapping[str, object]:
    """What a clipping that stands alone has, and what several together have besides."""
    is_alone = len(view.event.articles) == 1
    told = points(view)
    several: dict[str, object] = {
        "differences": differences(view),
        "voices": voices(view),
        "chain": chain(view),
        "timeline": timeline(view),
    }
    has_room = len(view.layout) > 1  # more than the first statement stands on the page
    shown = several if has_room and not is_alone else dict.fromkeys(several)
    titles = {name: view.words.say(title) for name, title in _TITLES.items()}
    contents = [
        {"href": f"#{name}", "label": title}
        for name, title in titles.items()
        if shown.get(name) or name == "sources"
    ]
    return {
        **shown,
        "points": told,
        "answers": answers(view),
        "axis": axis(view) if shown["timeline"] else None,
        "key": key(view) if any(shown.values()) else [],
        "many": len(view.event.articles) > MOST_CELLS,
        "clippings": view.words.count(view.event.clippings, "%(n)s clipping", "%(n)s clippings"),
        "sources": sources(view),
        "uncompared": uncompared(view),
        "further": _further(view),
        "related": related(view),
        "titles": titles,
        "contents": contents if any(shown.values()) else [],
        "data": relative(view.page, view.page.parent / "briefing.json"),
        "facts": "" if is_alone else relative(view.page, view.page.parent / "facts.html"),
    }


def _further(view: View) -> Data | None:
    """The page of the articles that are listed only, and how many they are."""
    if not view.event.further:
        return None
    href = relative(view.page, view.page.parent / "further.html")
    return {"href": href, "words": further_words(view.words, view.event)}


def _correction(view: View, correction: Correction, anchor: str) -> Data:
    key = correction.statement
    is_here = view.is_at(key, anchor)
    return {
        "anchor": anchor,
        "day": correction.day,
        "text": correction.text,
        "statement": statement(view, key) if is_here else None,
        "href": "" if is_here or key not in view.layout else f"#{view.layout[key].anchor}",
    }


def plan_aliases(subject: Subject) -> tuple[Page, ...]:
    """A page for each alias of an event."""
    event = subject.briefing.event
    target = subject.addresses.briefing(event)
    return tuple(_alias(subject, alias, target) for alias in event.aliases)


def _alias(subject: Subject, alias: str, target: PurePosixPath) -> Page:
    head = Head(
        path=PurePosixPath(alias, "index.html"),
        title=subject.words.say("%(event)s has moved", event=subject.briefing.event.title),
        description=subject.words.say("The briefing stands at another address."),
        noindex=True,
    )
    data = {"target": relative(head.path, target)}
    return page(subject.site, head, "alias.html", data)

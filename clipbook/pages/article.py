"""Turns each article into its page: the sentences used, with their neighbours' place held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clipbook.model import Article, Page
from clipbook.pages.elements.addresses import relative, shorten
from clipbook.pages.elements.frame import Head, page
from clipbook.pages.elements.limits import captions
from clipbook.pages.elements.reading import PrintedArticle, blocks
from clipbook.pages.elements.statements import View, field, title_language
from clipbook.pages.elements.subject import Subject
from clipbook.pages.sections.sources import removed, source

_TITLE_PART: Final = 44


def plan(subject: Subject) -> tuple[Page, ...]:
    """One page for each article; none where they are folded into that of the event."""
    if subject.addresses.folded:
        return ()
    return tuple(_page(subject, article) for article in subject.briefing.event.articles)


def _page(subject: Subject, article: Article) -> Page:
    site, event, where = subject.site, subject.briefing.event, subject.addresses
    view = subject.view(where.article(event, article))
    name = where.name(event, article)
    head = Head(
        path=view.page,
        title=_title(view, article, name),
        description=view.words.say(
            "%(source)s: the sentences of this article that the briefing “%(event)s” uses, "
            "where its text came from and what was removed from it.",
            source=name,
            event=event.title,
        ),
        kind="article",
        feed=str(view.page.parent / "feed.xml"),
    )
    return page(site, head, "article.html", _data(view, subject, article))


def _data(view: View, subject: Subject, article: Article) -> Mapping[str, object]:
    event = view.event
    shown = captions(article, view.settings)
    told = subject.used_of[article.id], subject.choices[article.id]
    reading = PrintedArticle(view, article, *told)
    return {
        "briefing": {
            "title": event.title,
            "language": title_language(event, view.words),
            "href": relative(view.page, view.addresses.briefing(event)),
        },
        "letter": view.addresses.letter(event, article),
        "name": view.addresses.name(event, article),
        "title": field(article, "title", article.title) if article.title else None,
        "source": source(view, article),
        "captions": [field(article, "caption", each) for each in shown],
        "more_captions": _more(view, len(article.captions) - len(shown)),
        "whole": reading.is_whole,
        "blocks": list(blocks(reading)),
        "used": _used(reading),
        "removed": removed(article),
    }


def _more(view: View, number: int) -> str:
    if not number:
        return ""
    return view.words.count(
        number, "%(n)s more caption, not shown", "%(n)s more captions, not shown"
    )


def _title(view: View, article: Article, name: str) -> str:
    own = shorten(article.title, _TITLE_PART)
    by = name if article.outlet or not own else article.id
    # Day and event tell reports of one outlet apart that have one headline.
    day = view.words.days(article.published.period) if article.published else ""
    parts = (own, shorten(by, 22), shorten(day, 24), shorten(view.event.title, 22))
    return " · ".join(dict.fromkeys(filter(None, parts)))


def _used(reading: PrintedArticle) -> str:
    used = len(reading.choice.statements)
    return reading.view.words.count(
        len(reading.choice.rows),
        "%(used)s of %(n)s sentence used in the briefing",
        "%(used)s of %(n)s sentences used in the briefing",
        used=used,
    )

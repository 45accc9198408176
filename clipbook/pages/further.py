"""Turns the articles of a large event that are listed only into pages of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from clipbook.interface import Interface
from clipbook.model import Article, Page
from clipbook.pages.elements.addresses import in_order, relative, source_name
from clipbook.pages.elements.frame import Head, numbered, others, page, parts
from clipbook.pages.elements.statements import Data, field
from clipbook.pages.elements.subject import Subject
from clipbook.pages.elements.wording import further_words

# So many articles are listed on a page, about 150 KB.
_ROOM: Final = 400


def plan(subject: Subject) -> tuple[Page, ...]:
    """`further.html`, with numbered pages after it; none where every article has a page."""
    event = subject.briefing.event
    folder = subject.addresses.briefing(event).parent
    cut = parts(in_order(event.further), _ROOM, lambda _: 1) if event.further else []
    stem = f"{folder}/further"
    paths = [numbered(f"{stem}.html", stem, number) for number in range(1, len(cut) + 1)]
    return tuple(_page(subject, some, paths, number) for number, some in enumerate(cut, 1))


def _page(
    subject: Subject, articles: Sequence[Article], paths: Sequence[PurePosixPath], number: int
) -> Page:
    site, event = subject.site, subject.briefing.event
    path, title = paths[number - 1], further_words(subject.words, event)
    head = Head(
        path=path,
        title=f"{title} · {event.title} · {site.settings.title}",
        description=f"{event.title}: {title}",
        feed=str(path.parent / "feed.xml"),
    )
    data = {
        "briefing": {
            "title": event.title,
            "href": relative(path, subject.addresses.briefing(event)),
        },
        "title": title,
        "rows": [_row(article, subject.words) for article in articles],
        "parts": others([PurePosixPath(each.name) for each in paths], number),
    }
    return page(site, head, "further.html", data)


def _row(article: Article, words: Interface) -> Data:
    return {
        "name": source_name(article, words),
        "title": field(article, "title", article.title) if article.title else None,
        "published": words.short_days(article.published.period) if article.published else "",
        "address": f"{article.event}/{article.id} published",
        "url": article.url if article.url.startswith(("https://", "http://")) else "",
    }

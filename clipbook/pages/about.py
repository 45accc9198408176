"""Turns the run into the page that says how the site was made: its counts, settings and notes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from clipbook.errors import printable
from clipbook.model import Article, Page, Published, Site
from clipbook.pages.elements.frame import Head, page
from clipbook.pages.elements.limits import SHARE, WORDS_IN_A_ROW
from clipbook.pages.elements.statements import Data
from clipbook.pages.elements.subject import Subject

_PATH: Final = PurePosixPath("about.html")
_COUNTED: Final = (
    ("Clippings read", ""),
    ("Events", "with two clippings or more"),
    ("Lines removed", "listed on each source’s page"),
    ("Outlet not named", "left empty rather than guessed"),
    ("Dates printed", "in the clipping itself"),
    ("Dates inferred", "with the reason beside them"),
    ("Dates not known", "left empty"),
    ("Sentences printed", "on briefing pages"),
)
_FOUND: Final = (
    ("Key points", ""),
    ("Facts that several sources state", ""),
    ("Differences between sources", ""),
    ("Quotations and reported words", ""),
    ("Dated statements", ""),
    ("Names", "people, organisations and places"),
)


Entry = tuple[int, ...]
"""How many there are of each row of the table."""


def entry(subject: Subject) -> Entry:
    """What there is of everything in an event."""
    briefing = subject.briefing
    articles = briefing.event.articles
    return (
        len(articles),
        int(len(articles) > 1),
        sum(len(article.removed) for article in articles),
        sum(not article.outlet for article in articles),
        sum(_is_stated(article.published) for article in articles),
        sum(_is_inferred(article) for article in articles),
        sum(article.published is None for article in articles),
        len(subject.layout),
        len(briefing.key_points),
        len(briefing.facts),
        len(briefing.differences),
        sum(len(speaker.utterances) for speaker in briefing.speakers),
        len(briefing.timeline),
        len(briefing.entities),
    )


def plan(site: Site, entries: Sequence[Entry]) -> tuple[Page, ...]:
    """The page about the method."""
    head = Head(
        path=_PATH,
        title=f"How this site was made · {site.settings.title}",
        description="How the clippings became briefings: what was counted, what was removed, which "
        "limits hold, and what the program does not know.",
    )
    data = {
        "counts": _counts(entries),
        "limits": _limits(site),
        "extensions": list(site.extensions),
        "notes": [_note(str(n.place), n.severity.value, n.message) for n in site.notes],
    }
    return (page(site, head, "about.html", data),)


def _counts(entries: Sequence[Entry]) -> list[Data]:
    """The sums; of what the analyses find only what there is."""
    rows = (*_COUNTED, *_FOUND)
    sums = [sum(each[place] for each in entries) for place in range(len(rows))]
    return [
        {"what": what, "number": number, "remark": remark}
        for place, ((what, remark), number) in enumerate(zip(rows, sums, strict=True))
        if number or place < len(_COUNTED)
    ]


def _limits(site: Site) -> str:
    if site.settings.full_text:
        return (
            "This is a private copy: articles are printed in full, "
            "and search engines are asked to stay away."
        )
    files = "The pages" if site.settings.evidence else "All files"
    return (
        f"{files} of an event together print about {SHARE:.0%} of a source and never more than "
        f"half, at most {WORDS_IN_A_ROW} words in a row, unless the "
        "person who keeps the clippings has marked an article as free to print in full."
    )


def _is_stated(published: Published | None) -> bool:
    return published is not None and published.is_stated


def _is_inferred(article: Article) -> bool:
    return article.published is not None and not article.published.is_stated


def _note(place: str, severity: str, message: str) -> Data:
    return {"place": printable(place), "severity": severity, "message": printable(message)}

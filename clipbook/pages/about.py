"""Turns the run into the page that says how the site was made: its counts, settings and notes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from clipbook.errors import printable
from clipbook.interface import Interface, mark
from clipbook.model import Page, Site
from clipbook.pages.elements.frame import Head, page
from clipbook.pages.elements.limits import SHARE, WORDS_IN_A_ROW
from clipbook.pages.elements.statements import Data
from clipbook.pages.elements.subject import Subject
from clipbook.pages.elements.wording import interface

_PATH: Final = PurePosixPath("about.html")
_COUNTED: Final = (
    (mark("Clippings read"), ""),
    (mark("Events"), mark("with two clippings or more")),
    (mark("Lines removed"), mark("listed on each source’s page")),
    (mark("Outlet not named"), mark("left empty rather than guessed")),
    (mark("Dates printed"), mark("in the clipping itself")),
    (mark("Dates inferred"), mark("with the reason beside them")),
    (mark("Dates not known"), mark("left empty")),
    (mark("Sentences printed"), mark("on briefing pages")),
)
_FOUND: Final = (
    (mark("Key points"), ""),
    (mark("Facts that several sources state"), ""),
    (mark("Differences between sources"), ""),
    (mark("Quotations and reported words"), ""),
    (mark("Dated statements"), ""),
    (mark("Names"), mark("people, organisations and places")),
)
_FILES: Final = mark(
    "All files of an event together print about %(share)s%% of a source and never more than "
    "half, at most %(words)s words in a row, unless the person who keeps the clippings has "
    "marked an article as free to print in full."
)

Entry = tuple[int, ...]
"""How many there are of each row of the table."""


def entry(subject: Subject) -> Entry:
    """What there is of everything in an event."""
    briefing = subject.briefing
    articles = briefing.event.articles
    dated = [article.published for article in articles if article.published]
    return (
        len(articles),
        int(len(articles) > 1),
        sum(len(article.removed) for article in articles),
        sum(not article.outlet for article in articles),
        sum(published.is_stated for published in dated),
        sum(not published.is_stated for published in dated),
        len(articles) - len(dated),
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
    words = interface(site.settings)
    head = Head(
        path=_PATH,
        title=words.say("How this site was made") + f" · {site.settings.title}",
        description=words.say(
            "How the clippings became briefings: what was counted, what was removed, which "
            "limits hold, and what the program does not know."
        ),
    )
    data = {
        "counts": _counts(entries, words),
        "limits": _limits(site, words),
        "extensions": list(site.extensions),
        "notes": [_note(str(n.place), n.severity.value, n.message) for n in site.notes],
    }
    return (page(site, head, "about.html", data),)


def _counts(entries: Sequence[Entry], words: Interface) -> list[Data]:
    """The sums; of what the analyses find only what there is."""
    rows = (*_COUNTED, *_FOUND)
    sums = [sum(each[place] for each in entries) for place in range(len(rows))]
    return [
        {
            "what": words.say(what),
            "number": number,
            "remark": words.say(remark) if remark else "",
        }
        for place, ((what, remark), number) in enumerate(zip(rows, sums, strict=True))
        if number or place < len(_COUNTED)
    ]


def _limits(site: Site, words: Interface) -> str:
    if site.settings.full_text:
        return words.say(
            "This is a private copy: articles are printed in full, "
            "and search engines are asked to stay away."
        )
    return words.say(_FILES, share=round(100 * SHARE), words=WORDS_IN_A_ROW)


def _note(place: str, severity: str, message: str) -> Data:
    return {"place": printable(place), "severity": severity, "message": printable(message)}

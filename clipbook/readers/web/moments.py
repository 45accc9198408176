"""Turns the dates that a page states for machines, or prints, into the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from lxml import html

from clipbook.model import Precision
from clipbook.readers.web.blocks import Block
from clipbook.text.dates import find_dates

# A day in digits, year first: "2023-12-21", "20231221", "2023/12/21".
_YEAR_FIRST: Final = re.compile(r"\s{0,9}((?:19|20)\d\d)[-/]?(\d\d)[-/]?(\d\d)(?!\d)")
# A blank before an offset from UTC: "14:24:45 -0600".
_OFFSET: Final = re.compile(r"\s(?=[+-]\d\d:?\d\d$)")
# The names under which pages state the day, most reliable first.
_NAMES: Final = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "publish-date",
    "publication_date",
    "pubdate",
    "publishdate",
    "article.published",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "article_date_original",
    "displaydate",
)
# Words of classes around the printed day.
_MARKED: Final = frozenset(
    "date published publish timestamp time dateline posted datetime byline meta info".split()
)
FIRST_YEAR: Final = 1900
"""Earlier years are mistakes of the page."""
LAST_YEAR: Final = 2200
"""Later years are mistakes of the page."""
NEAR: Final = 60
"""Two times are the same when they lie at most this many seconds apart."""
SHORT: Final = 60
"""A line that prints the day without being marked as such has fewer characters than this."""


def day_of(text: str) -> date | None:
    """The day that `text` states, in its own calendar; None where it states none."""
    moment = moment_of(text)
    return moment.date() if moment else None


def moment_of(text: str) -> datetime | None:
    """The time that `text` states, with its offset where given; None where it states none."""
    text = _OFFSET.sub("", text.strip()[:200])
    try:
        moment: datetime | None = datetime.fromisoformat(text)
    except ValueError:
        moment = _loose_moment(text)
    if moment is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    return None if moment.date() == date(1970, 1, 1) else moment


def find_day(
    root: html.HtmlElement,
    metas: dict[str, list[str]],
    linked: Sequence[str],
    head: Sequence[Block],
) -> date | None:
    """The day of publication that the page states first, or else prints near its title.

    Where the same moment is also given in a local time, it is the local day.
    """
    named = (text for name in _NAMES for text in metas.get(name, ()))
    stated = (*linked, *named, *_times(root))
    moments = [moment for text in stated if (moment := moment_of(text))]
    if not moments:
        return _printed_day(head)
    first = moments[0]
    if not first.tzinfo or first.utcoffset():
        return first.date()
    local = (m for m in moments if m.utcoffset() and abs((m - first).total_seconds()) <= NEAR)
    return next(local, first).date()


def _times(root: html.HtmlElement) -> Iterator[str]:
    """The times of `time` elements: those marked as published, then the first."""
    times = [element for element in root.iter("time") if element.get("datetime")]
    marked = [time for time in times if "publi" in " ".join(map(str, time.values())).lower()]
    for time in (*marked, *times[:1]):
        yield time.get("datetime") or ""


def _loose_moment(text: str) -> datetime | None:
    """The time of a date in digits, in the form of mail headers, or in words."""
    try:
        if m := _YEAR_FIRST.match(text):
            return datetime.fromisoformat(f"{m[1]}-{m[2]}-{m[3]}")
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return _moment_in_words(text)


def _moment_in_words(text: str) -> datetime | None:
    for mention in find_dates(text[:200], None):
        if mention.precision is Precision.DAY and mention.period:
            return datetime.fromisoformat(mention.period.earliest.isoformat())
    return None


def _printed_day(head: Sequence[Block]) -> date | None:
    marked = (block for block in head if not _MARKED.isdisjoint(block.words))
    short = (block for block in head if len(block.text) < SHORT)
    moments = (_moment_in_words(block.text) for block in (*marked, *short))
    return next((moment.date() for moment in moments if moment), None)

"""Turns the dates that a page states for machines, or prints, into the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from clipbook.model import Published
from clipbook.readers.printed_dates import (
    PUBLISHED,
    UPDATED,
    Stated,
    either,
    find_stated,
    in_usual_order,
    on_day,
)

if TYPE_CHECKING:
    from clipbook.readers.web.blocks import Block

# A day in digits, year first: "2023-12-21", "20231221", "2023/12/21".
_YEAR_FIRST: Final = re.compile(r"\s{0,9}((?:19|20)\d\d)[-/.]?(\d\d)[-/.]?(\d\d)(?!\d)")
# A blank before an offset from UTC: "14:24:45 -0600".
_OFFSET: Final = re.compile(r"\s(?=[+-]\d\d:?\d\d$)")
# Seconds, or milliseconds, since 1970: "1709622000".
_EPOCH: Final = re.compile(r"(\d{10})(?:\d{3})?")
# A day as a folder of an address, or as the start of a name in it: "/2024/03/05/", "/2024-03-05-a".
_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)([/-])(\d{1,2})\2(\d{1,2})(?=[/_-])")
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
    "date published publish timestamp time dateline posted datetime byline meta".split()
)
FIRST_YEAR: Final = 1900
"""Earlier years are mistakes of the page."""
LAST_YEAR: Final = 2200
"""Later years are mistakes of the page."""
NEAR: Final = 60
"""Two times are the same when they lie at most this many seconds apart."""
SHORT: Final = 60
"""A line that prints the day without being marked as such has fewer characters than this."""
LONG: Final = 130
"""A longer line is a sentence, whatever it says of a day."""
LABEL: Final = 45
"""The word that says what was done on a day stands at most this far before it."""
LABELLED: Final = 3
"""A day is likeliest that of publication where a word says so,"""
MARKED: Final = 2
"""then where its element is there for a day,"""
ALONE: Final = 1
"""then where it stands in a short line;"""
UPDATE: Final = 0
"""and it is none where a word says that something was changed then."""
FURTHEST: Final = timedelta(hours=14)
"""No clock is further from UTC than this."""

REVISED: Final = "the day on which the page says it was updated"
IN_ADDRESS: Final = "the day in its address"


def day_of(text: str) -> date | None:
    """The day that `text` states, in its own calendar; None where it states none for certain."""
    moment = moment_of(text)
    return moment.date() if moment else None


def published_of(text: str, language: str = "") -> Published | None:
    """When something was published that says so in `text`: a day, or both readings of `4/5/24`."""
    if day := day_of(text):
        return on_day(day)
    for stated in find_stated(text[:200]):
        days = in_usual_order(stated, text, language)
        if all(map(_is_plausible, days)):
            return on_day(days[0]) if len(days) == 1 else either(text, stated)
    return None


def printed_day(text: str, language: str = "") -> Published | None:
    """When a line of print says that its article was published; None for an update or no day."""
    ranked = (
        (rank, stated)
        for stated in find_stated(text)
        if (rank := _label(text[max(0, stated.start - LABEL) : stated.start])) != UPDATE
    )
    stated = max(ranked, key=lambda found: found[0], default=(0, None))[1]
    return _published(stated, text, language) if stated else None


def _published(stated: Stated, text: str, language: str) -> Published:
    days = in_usual_order(stated, text, language)
    return on_day(days[0]) if len(days) == 1 else either(text, stated)


def moment_of(text: str) -> datetime | None:
    """The time that `text` states, with its offset where given; None where it states none."""
    text = _OFFSET.sub("", text.strip()[:200])
    try:
        moment: datetime | None = datetime.fromisoformat(text)
    except ValueError:
        moment = _loose_moment(text)
    return moment if moment and _is_plausible(moment.date()) else None


def _is_plausible(day: date) -> bool:
    """Whether something may have been published that day; the first one of clocks is a mistake."""
    return FIRST_YEAR <= day.year <= LAST_YEAR and day != date(1970, 1, 1)


class Clues(NamedTuple):
    """What tells when the article of a page was published.

    `stated` are the times that the page states of the article for machines, most reliable first,
    `times` those of all its `time` elements, `head` the blocks around its title.
    """

    stated: Sequence[str]
    times: Sequence[str]
    head: Sequence[Block]
    address: str = ""
    language: str = ""


def named_times(metas: dict[str, list[str]]) -> Iterator[str]:
    """The times that the metadata of a page states, most reliable first."""
    return (text for name in _NAMES for text in metas.get(name, ()))


def find_published(clues: Clues) -> Published | None:
    """When the page says that its article was published, or else prints near its title.

    A time in UTC is given as the day that clocks showed where it was published, if the page has
    that: as the same moment in a local time, or in print.
    """
    shown = _shown(clues.head, clues.language)
    moments = [moment for text in clues.stated if (moment := moment_of(text))]
    if not moments:
        return shown or _in_address(clues.address)
    others = [moment for text in clues.times if (moment := moment_of(text))]
    return on_day(_local_day(moments[0], (*moments, *others), shown))


def _local_day(first: datetime, others: Sequence[datetime], shown: Published | None) -> date:
    """The day of the first moment, by the clocks of the outlet where they are known."""
    if not first.tzinfo or first.utcoffset():
        return first.date()
    local = (m for m in others if m.utcoffset() and abs((m - first).total_seconds()) <= NEAR)
    if moment := next(local, None):
        return moment.date()
    if not shown or shown.basis == REVISED:
        return first.date()
    possible = {(first + FURTHEST).date(), (first - FURTHEST).date()}
    printed = (shown.period.earliest, shown.period.latest)  # both readings where it may be two
    return next((day for day in printed if day in possible), first.date())


def _loose_moment(text: str) -> datetime | None:
    """The time of a date in digits, in seconds, in the form of mail headers, or in words."""
    try:
        if m := _YEAR_FIRST.match(text):
            return datetime.fromisoformat(f"{m[1]}-{m[2]}-{m[3]}")
        if m := _EPOCH.fullmatch(text):
            return datetime.fromtimestamp(int(m[1]), UTC)
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return _moment_in_words(text)


def _moment_in_words(text: str) -> datetime | None:
    stated = next((found for found in find_stated(text[:200]) if len(found.days) == 1), None)
    return datetime.fromisoformat(stated.days[0].isoformat()) if stated else None


def _shown(head: Sequence[Block], language: str) -> Published | None:
    """The day that the head shows: labelled as that of publication, marked as one, or alone."""
    found = [candidate for block in head for candidate in _candidates(block, language)]
    rank, said = max(found, key=lambda candidate: candidate[0], default=(0, None))
    return Published(said.period, REVISED) if said and not rank else said


def _candidates(block: Block, language: str) -> Iterator[tuple[int, Published]]:
    """The days in a block, each with how likely it is that of publication; 0 is an update."""
    if len(block.text) > LONG:
        return
    for text in block.times:
        rank = _rank(block, block.text)
        if (moment := moment_of(text)) and rank is not None:
            yield max(rank, MARKED) if rank != UPDATE else UPDATE, on_day(moment.date())
    for stated in find_stated(block.text):
        rank = _rank(block, block.text[max(0, stated.start - LABEL) : stated.start])
        if rank is not None:
            yield rank, _published(stated, block.text, language)


def _rank(block: Block, before: str) -> int | None:
    """How likely a day in a block is that of publication; None where it is another's."""
    label = _label(before)
    if label != ALONE:
        return label
    if not _MARKED.isdisjoint(block.words):
        return MARKED
    return ALONE if len(block.text) < SHORT else None


def _label(before: str) -> int:
    """How likely a day is that of publication, by the words before it alone."""
    published, updated = _last(PUBLISHED, before), _last(UPDATED, before)
    if updated > published:
        return UPDATE
    return LABELLED if published >= 0 else ALONE


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def _in_address(address: str) -> Published | None:
    """The day that stands in the address of a page."""
    m = _IN_ADDRESS.search(f"{address}/")
    try:
        day = date(int(m[1]), int(m[3]), int(m[4])) if m else None
    except ValueError:
        return None
    return Published(on_day(day).period, IN_ADDRESS) if day else None

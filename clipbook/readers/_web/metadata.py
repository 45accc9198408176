"""Turns a page into what it states of its article: title, outlet, address, authors, day, language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml import html

from clipbook.readers._web.blocks import Block, Document
from clipbook.readers._web.linked_data import LinkedData, find_linked_data
from clipbook.text.dates import find_dates, iso
from clipbook.text.normalise import fold, normalise

# A site's name behind or before a title: " | World Report", " - CNET", " – POLITICO".
_PARTS: Final = re.compile(r"\s[|\-–—·:»•]{1,2}\s|\s?\|\s?")
# A day in digits, year first: "2023-12-21", "20231221", "2023/12/21".
_YEAR_FIRST: Final = re.compile(r"\s{0,9}((?:19|20)\d\d)[-/]?(\d\d)[-/]?(\d\d)(?!\d)")
# A blank before an offset from UTC: "14:24:45 -0600".
_OFFSET: Final = re.compile(r"\s(?=[+-]\d\d:?\d\d$)")
# What stands before a byline's names: "By ", "Written by: ", "Author: ".
_BY: Final = re.compile(
    r"^\W{0,3}(?:(?:written|reported|posted|words|story|text|article) )?(?:by|von|par|por|di|door|av|author|authors)\b[:\s]{1,3}",
    re.IGNORECASE,
)
# What parts the names of a byline: ", ", " and ", " & ", ";".
_BETWEEN: Final = re.compile(r"\s{0,3}[;,|]\s{0,3}(?:and )?|\s(?:and|und|et|y|&|with)\s")
# What is no name: an address, a handle, a number, a role.
_NO_NAME: Final = re.compile(
    r"https?:|www\.|@|\d|\.com\b|^(?:staff|admin|editor|editors|editorial|newsroom|redaktion|contributor|updated|published|guest|team)\b",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|contributor|journalist|columnist|producer|director|staff|desk)\b",
    re.IGNORECASE,
)
_SUFFIX: Final = re.compile(r"(?:Jr|Sr|II|III|PhD|MD)\.?")
_BYLINES: Final = frozenset({"byline", "author", "authors", "bylines", "contributor"})
_DATELINES: Final = frozenset(
    {"date", "published", "publish", "timestamp", "time", "dateline", "posted", "datetime", "byline", "meta", "info"}
)

_TITLES: Final = ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title", "sailthru.title")
_OUTLETS: Final = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
_AUTHORS: Final = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "citation_author", "byl", "og:article:author")
_DATES: Final = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "publish-date", "publication_date", "pubdate", "publishdate", "article.published", "citation_publication_date", "citation_date",
    "cxenseparse:recs:publishtime", "originalpublicationdate", "article_date_original", "displaydate",
)
_DESCRIPTIONS: Final = ("og:description", "description", "twitter:description")
MAX_NAME: Final = 60
"""A longer run of characters is not a name."""
AGREE: Final = 0.5
"""Two titles agree when they share at least this share of the words of the shorter one."""
NEAR: Final = 60
"""Two times are the same when they lie at most this many seconds apart."""
HEAD: Final = 30
"""How many blocks around the title may hold the byline and the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page states of its article; a field is empty where it does not say."""

    title: str = ""
    outlet: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    language: str = ""
    description: str = ""
    body: str = ""


def describe(document: Document, base: str = "") -> Metadata:
    """What the page states of itself; `base` is the address that it was saved from, where that is known."""
    metas, linked = _metas(document.root), find_linked_data(document.root)
    outlet = _outlet(document.root, metas, linked)
    title = _title(document, metas, linked, outlet)
    head = _head(document.blocks, title)
    return Metadata(
        title=title,
        outlet=outlet,
        url=_url(document.root, metas, linked, base),
        authors=_authors(head, metas, linked, outlet),
        published=_published(document.root, metas, linked, head),
        language=_language(document.root, metas, linked),
        description=_first(metas, _DESCRIPTIONS) or linked.description,
        body=linked.body,
    )


def day_of(text: str) -> date | None:
    """The day that a machine-readable date states, in its own calendar; None where it is none."""
    moment = _moment(text)
    return moment.date() if moment else None


def names_of(byline: str, outlet: str = "") -> tuple[str, ...]:
    """The persons' names of a byline, without roles, addresses and the name of the outlet."""
    names: list[str] = []
    for part in _BETWEEN.split(_BY.sub("", " ".join(byline.split()))):
        name = _BY.sub("", part).strip(" .:-–—·\"'")
        if part and _SUFFIX.fullmatch(part.strip()) and names:
            names[-1] += f", {part.strip()}"
        elif _is_name(name, outlet):
            names.append(name.title() if name.isupper() and len(name) > 4 else name)
    return tuple(dict.fromkeys(names))


def _is_name(name: str, outlet: str) -> bool:
    if not 2 < len(name) <= MAX_NAME or _NO_NAME.search(name) or len(name.split()) > 5:
        return False
    if _ROLE.search(name) or not name[0].isalpha() or name[0].islower():
        return False
    return not outlet or fold(name).removeprefix("the ") != fold(outlet).removeprefix("the ")


# ---------------------------------------------------------------- what the head states


def _metas(root: html.HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join(normalise(meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(metas: dict[str, list[str]], names: Sequence[str]) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _outlet(root: html.HtmlElement, metas: dict[str, list[str]], linked: LinkedData) -> str:
    titled = {fold(part) for part in _PARTS.split(_head_title(root))}
    names = [_first(metas, _OUTLETS).lstrip("@"), linked.publisher]
    names = [name for name in names if name and len(name) <= MAX_NAME]
    agreed = [name for name in names if fold(name) in titled]
    return (agreed or names or [""])[0]


def _head_title(root: html.HtmlElement) -> str:
    title = next(root.iter("title"), None)
    return " ".join(normalise(title.text or "").split()) if title is not None else ""


def _url(root: html.HtmlElement, metas: dict[str, list[str]], linked: LinkedData, base: str) -> str:
    stated = [
        link.get("href") or ""
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for address in (*stated, *metas.get("og:url", ()), linked.url, base):
        if is_address(whole := _joined(base, address.strip())):
            return whole
    return ""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address) if address else ""
    except ValueError:
        return ""


def is_address(text: str) -> bool:
    """Whether `text` is a whole web address without user name, blanks or control characters."""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    plain = text.isprintable() and not any(c in text for c in " \"'<>\\")
    return parts.scheme in {"http", "https"} and "." in host and "@" not in parts.netloc and plain


def _language(root: html.HtmlElement, metas: dict[str, list[str]], linked: LinkedData) -> str:
    tops = [root, *root.iter("html")]
    stated = [element.get("lang") or "" for element in tops]
    for tag in (*stated, *metas.get("og:locale", ()), linked.language, *metas.get("language", ())):
        code = re.split(r"[-_]", tag.strip().lower())[0]
        if re.fullmatch(r"[a-z]{2,3}", code):
            return code
    return ""


# ---------------------------------------------------------------- title


def _title(document: Document, metas: dict[str, list[str]], linked: LinkedData, outlet: str) -> str:
    """The headline printed on the page that the statements of its head agree with best."""
    stated = [linked.headline, *(metas[name][0] for name in _TITLES if name in metas)]
    stated = [_cut(title, outlet) for title in (*stated, _head_title(document.root)) if title]
    printed = [block.text for block in document.blocks if block.tag == "h1"]
    if not printed:
        return stated[0] if stated else _first_heading(document.blocks)
    best = max(printed, key=lambda text: sum(_agreement(text, title) for title in stated))
    if not stated or any(_agreement(best, title) >= AGREE for title in stated):
        return best
    alone = len(printed) == 1 and fold(best) != fold(outlet) and len(best.split()) > 3
    return best if alone else stated[0]


def _first_heading(blocks: Sequence[Block]) -> str:
    return next((block.text for block in blocks if block.is_heading), "")


def _agreement(one: str, other: str) -> float:
    first, second = set(fold(one).split()), set(fold(other).split())
    shorter = min(len(first), len(second))
    longer = max(len(first), len(second))
    if not shorter:
        return 0.0
    return len(first & second) / shorter * (0.5 + 0.5 * shorter / longer)


def _cut(title: str, outlet: str) -> str:
    """`title` without the site's name at its end or its start."""
    for m in reversed(list(_PARTS.finditer(title))):
        before, behind = title[: m.start()], title[m.end() :]
        if _names_site(behind, outlet):
            return _cut(before, outlet)
        if _names_site(before, outlet):
            return behind
    return title


def _names_site(part: str, outlet: str) -> bool:
    text, site = fold(part), fold(outlet)
    if not text:
        return True
    if site:
        return text == site or (len(text) > 2 and (text in site or site in text) and len(text.split()) < 6)
    return len(text.split()) < 3


# ---------------------------------------------------------------- authors and day


def _head(blocks: Sequence[Block], title: str) -> Sequence[Block]:
    known = fold(title)
    at = next((i for i, block in enumerate(blocks) if fold(block.text) == known), 0)
    return blocks[max(0, at - HEAD // 3) : at + HEAD]


def _authors(
    head: Sequence[Block], metas: dict[str, list[str]], linked: LinkedData, outlet: str
) -> tuple[str, ...]:
    stated = names_of("; ".join(linked.authors), outlet)
    if stated:
        return stated
    for name in _AUTHORS:
        if found := names_of("; ".join(metas.get(name, ())), outlet):
            return found
    printed = (
        names_of(block.text, outlet)
        for block in head
        if not _BYLINES.isdisjoint(block.words) and len(block.text) < 2 * MAX_NAME
    )
    return next((names for names in printed if names), ())


def _published(
    root: html.HtmlElement, metas: dict[str, list[str]], linked: LinkedData, head: Sequence[Block]
) -> date | None:
    """The day stated first; where the same moment is also given in a local time, the local day."""
    stated = (*linked.published, *(text for name in _DATES for text in metas.get(name, ())), *_times(root))
    moments = [moment for text in stated if (moment := _moment(text))]
    if not moments:
        return _printed_day(head)
    first = moments[0]
    if first.tzinfo is None or first.utcoffset():
        return first.date()
    local = (m for m in moments if m.utcoffset() and abs((m - first).total_seconds()) <= NEAR)
    return next(local, first).date()


def _times(root: html.HtmlElement) -> Iterator[str]:
    times = [time for time in root.iter("time") if time.get("datetime")]
    marked = [time for time in times if "publi" in " ".join(map(str, time.values())).lower()]
    for time in (*marked, *times[:1]):
        yield time.get("datetime") or ""


def _moment(text: str) -> datetime | None:
    text = _OFFSET.sub("", text.strip())
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = _loose_moment(text)
    if moment is None or not 1900 <= moment.year <= 2200 or (moment.year, moment.month, moment.day) == (1970, 1, 1):  # noqa: PLR2004 - the years of newspapers
        return None
    return moment


def _loose_moment(text: str) -> datetime | None:
    if m := _YEAR_FIRST.match(text):
        try:
            return datetime(int(m[1]), int(m[2]), int(m[3]))  # noqa: DTZ001 - a day in the outlet's own calendar
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return _day_in_words(text)


def _day_in_words(text: str) -> datetime | None:
    for mention in find_dates(text[:200], None):
        value = iso(mention)
        if value and len(value) == len("2023-12-21"):
            return datetime.fromisoformat(value)
    return None


def _printed_day(head: Sequence[Block]) -> date | None:
    marked = [block for block in head if not _DATELINES.isdisjoint(block.words) or block.tag == "time"]
    for block in (*marked, *(b for b in head if len(b.text) < MAX_NAME)):
        if moment := _day_in_words(block.text):
            return moment.date()
    return None



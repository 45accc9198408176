"""Turns a page into what it states of its article: title, outlet, address, authors, day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import html
from msgspec import Struct

from clipbook.model import Published
from clipbook.readers.web.blocks import Block, PageTree
from clipbook.readers.web.bylines import find_authors
from clipbook.readers.web.linked_data import ARTICLES, LinkedData, find_linked_data
from clipbook.readers.web.moments import Clues, find_published, named_times
from clipbook.text.addresses import joined, linkable
from clipbook.text.normalise import fold, normalise

# A site's name behind or before a title: " | World Report", " - CNET", " – POLITICO".
_PART: Final = re.compile(r"\s[|\-–—·:»•]{1,2}\s|\s?\|\s?")
AGREE: Final = 0.5
"""Two titles agree when their agreement is at least this; 1 is the same words."""
HEADLINE: Final = 4
"""A heading of at least this many words may be a headline though nothing agrees with it."""
SITE_WORDS: Final = 5
"""A site's name has at most this many words."""
UNKNOWN_SITE_WORDS: Final = 2
"""At a title's end at most this many words are cut where the site's name is not known."""


def find_title(blocks: Sequence[Block], stated: Sequence[str], outlet: str) -> str:
    """The headline printed on the page that the stated titles agree with best."""
    titles = [without_site(title, outlet) for title in stated if title]
    printed = [block for block in blocks if block.tag == "h1"]
    if not printed:
        heading = next((block.text for block in blocks if block.is_heading), "")
        return titles[0] if titles else heading
    best = max(printed, key=lambda block: sum(agreement(block.text, title) for title in titles))
    if not titles or any(agreement(best.text, title) >= AGREE for title in titles):
        return best.text
    long = len(best.text.split()) >= HEADLINE or "article" in best.within
    alone = len(printed) == 1 and long and fold(best.text) != fold(outlet)
    return best.text if alone else titles[0]


def agreement(one: str, other: str) -> float:
    """How far two titles agree: 1 for the same words, 0 for none in common."""
    first, second = set(fold(one).split()), set(fold(other).split())
    shorter, longer = sorted((len(first), len(second)))
    if not shorter:
        return 0.0
    return len(first & second) / shorter * (0.5 + 0.5 * shorter / longer)


def parts(title: str) -> list[str]:
    """The parts of a title between its marks: the headline, perhaps a section, the site's name."""
    return _PART.split(title)


def without_site(title: str, outlet: str) -> str:
    """`title` without the site's name at its end or its start."""
    for m in reversed(list(_PART.finditer(title[:500]))):
        before, behind = title[: m.start()], title[m.end() :]
        if _names_site(behind, outlet):
            return without_site(before, outlet)
        if _names_site(before, outlet):
            return behind
    return title


def _names_site(part: str, outlet: str) -> bool:
    text, site = fold(part), fold(outlet)
    words = len(text.split())
    if not site:
        return words <= UNKNOWN_SITE_WORDS
    within = text in site or site in text
    return text == site or (within and words <= SITE_WORDS)


Metas = dict[str, list[str]]

_TITLES: Final = (
    "og:title",
    "twitter:title",
    "dc.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
)
_OUTLETS: Final = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
_DESCRIPTIONS: Final = ("og:description", "description", "twitter:description")
# The language of a tag: "en" of "en-GB", "zh" of "zh_Hans".
_LANGUAGE: Final = re.compile(r"([a-z]{2,3})(?:[-_]|$)")
MAX_OUTLET: Final = 60
"""A longer run of characters is not an outlet's name."""
PARAGRAPH: Final = 80
"""A block of at least so many characters is a paragraph,"""
OPENING: Final = 2
"""of which so many may stand before the day: a deck, and a first one. Behind is another story."""
HEAD: Final = 20
"""How many blocks behind the title may hold the byline and the day; a quarter as many before it."""


class Metadata(Struct, frozen=True, kw_only=True):
    """What a page states of its article; a field is empty where it does not say."""

    title: str = ""
    outlet: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    published: Published | None = None
    language: str = ""
    description: str = ""
    body: str = ""


def describe(document: PageTree, base: str = "") -> Metadata:
    """What the page states of itself; `base` is the address it was saved from, where known."""
    root, metas = document.root, _metas(document.root)
    linked = find_linked_data(root)
    outlet = _outlet(root, metas, linked)
    stated = (linked.headline, *(metas[name][0] for name in _TITLES if name in metas))
    title = find_title(document.blocks, (*stated, _head_title(root)), outlet)
    head = _head(document.blocks, title)
    url = _url(root, metas, linked, base)
    stated_times = (*linked.published, *named_times(metas), *_marked_times(root))
    times = [time.get("datetime") or "" for time in root.iter("time")]
    clues = Clues(stated_times, times, _own(head, title), url, _tag(root))
    return Metadata(
        title=title,
        outlet=outlet,
        url=url,
        authors=find_authors(root, metas, linked.authors, head, outlet),
        published=find_published(clues),
        language=_language(root, metas, linked),
        description=_first(metas, _DESCRIPTIONS) or linked.description,
        body=linked.body,
    )


def language_of(tag: str) -> str:
    """The language of a tag such as `en-GB` or `zh_Hans`, in lower case; '' where it is none."""
    m = _LANGUAGE.match(tag.strip().lower())
    return m[1] if m else ""


def _metas(root: html.HtmlElement) -> Metas:
    found: Metas = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join(normalise(meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(metas: Metas, names: Sequence[str]) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _outlet(root: html.HtmlElement, metas: Metas, linked: LinkedData) -> str:
    """The outlet's name; where the head names it differently, as the page's title has it."""
    titled = {fold(part) for part in parts(_head_title(root))}
    names = [_first(metas, _OUTLETS).lstrip("@"), linked.publisher]
    names = [part for name in names if name for part in (name, *reversed(parts(name)))]
    names = [name for name in names if len(name) <= MAX_OUTLET and name != _head_title(root)]
    agreed = [name for name in names if fold(name) in titled]
    return (agreed or names or [""])[0]


def _head_title(root: html.HtmlElement) -> str:
    title = next(root.iter("title"), None)
    return " ".join(normalise(title.text or "").split()) if title is not None else ""


def _url(root: html.HtmlElement, metas: Metas, linked: LinkedData, base: str) -> str:
    canonical = (
        link.get("href") or ""
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    stated = (*canonical, *metas.get("og:url", ()), linked.url, base)
    whole = (joined(base, address.strip()) for address in stated)
    return next(filter(None, map(linkable, whole)), "")


def _language(root: html.HtmlElement, metas: Metas, linked: LinkedData) -> str:
    tags = [element.get("lang") or "" for element in root.iter("html", "body")]
    stated = (*tags, *metas.get("og:locale", ()), linked.language, *metas.get("language", ()))
    return next(filter(None, map(language_of, stated)), "")


def _marked_times(root: html.HtmlElement) -> Iterator[str]:
    """The times that microdata gives as the day an article was published, and no comment."""
    for time in root.iter("time"):
        if "datePublished" in (time.get("itemprop") or "").split():
            scope = next(
                (each for each in time.iterancestors() if "itemscope" in each.attrib), None
            )
            kind = "" if scope is None else scope.get("itemtype") or ""
            if not kind or kind.endswith(ARTICLES):
                yield time.get("datetime") or ""


def _tag(root: html.HtmlElement) -> str:
    """The language and country that the page states, such as `en-US`; '' where it does not."""
    return next((tag for element in root.iter("html") if (tag := element.get("lang") or "")), "")


def _head(blocks: Sequence[Block], title: str) -> Sequence[Block]:
    known = fold(title)
    at = next((i for i, block in enumerate(blocks) if fold(block.text) == known), 0)
    return blocks[max(0, at - HEAD // 4) : at + HEAD]


# Words of classes around what belongs to other stories, to a picture, or to the page as a whole.
_ELSEWHERE: Final = frozenset(
    "comment comments related sidebar teaser trending ticker recommended popular widget breaking "
    "today clock caption credit".split()
)
_ASIDE: Final = frozenset({"aside", "nav", "footer", "figure", "figcaption"})


def _own(head: Sequence[Block], title: str) -> Sequence[Block]:
    """The blocks of the head that are about its article: below the title, or beside it."""
    known = fold(title)
    at = next((i for i, block in enumerate(head) if fold(block.text) == known), 0)
    prose = [i for i, block in enumerate(head) if i > at and len(block.text) >= PARAGRAPH]
    head = head[: prose[OPENING] if len(prose) > OPENING else None]
    beside = {head[at].trail[-2:-1], head[at].trail[-3:-2]} if head else set()
    return [
        block
        for i, block in enumerate(head)
        if (i >= at or not beside.isdisjoint(zip(block.trail)))
        and _ASIDE.isdisjoint(block.within)
        and _ELSEWHERE.isdisjoint(block.words)
        and not (block.tag == "li" and block.linked)
    ]

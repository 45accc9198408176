"""Turns the articles of an event into those that are one source, saved twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from clipbook.findings.evidence.once import once
from clipbook.model import Article, Event
from clipbook.text.normalise import fold

# The share of the longer paragraphs of an article that stand in the other one.
_SHARE: Final = 0.9
# A paragraph of so many characters is no headline or credit that two articles may share by chance.
_LONG: Final = 60


@once
def find_saved_twice(event: Event) -> Mapping[str, str]:
    """The articles that are another one, saved again, each with the one that stands for both.

    They have one address, or one outlet or none and nearly all of the shorter in the longer: what
    another outlet prints of a wire is a copy, but a source of its own. The longest stands for all.
    """
    order = sorted(event.articles, key=lambda article: (-len(article.body), article.id))
    kept: list[Article] = []
    saved: dict[str, str] = {}
    for article in order:
        same = next((other.id for other in kept if _is_same(article, other)), "")
        if same:
            saved[article.id] = same
        else:
            kept.append(article)
    return saved


def _is_same(article: Article, other: Article) -> bool:
    address = _address(article.url)
    if address and address == _address(other.url):
        return True
    outlets = {name for name in (article.outlet.casefold(), other.outlet.casefold()) if name}
    own, others = _paragraphs(article.body), _paragraphs(other.body)
    return len(outlets) <= 1 and bool(own) and len(own & others) >= _SHARE * len(own)


def _address(url: str) -> str:
    """What two addresses of one page share: without scheme, `www.`, fragment and last slash."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    query = f"?{parts.query}" if parts.query and "utm_" not in parts.query else ""
    host = parts.netloc.casefold().removeprefix("www.")
    is_page = host and parts.path.strip("/")
    return f"{host}{parts.path.rstrip('/')}{query}" if is_page else ""


def _paragraphs(body: str) -> frozenset[str]:
    return frozenset(fold(block) for block in body.split("\n\n") if len(block) >= _LONG)

"""Turns the articles of an event into those that are one source, saved twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from clipbook.findings.evidence.once import once
from clipbook.findings.evidence.twins import long_sentences
from clipbook.model import Article, Event
from clipbook.notes import Note, Severity, Span, note_on

# The share of an article's text whose longer sentences stand in the other one.
_SHARE: Final = 0.8


@once
def find_saved_twice(event: Event) -> Mapping[str, str]:
    """The articles that are another one, saved again, each with the one that stands for both.

    They have one address, or one outlet or none and one `guid` of a feed, or nearly all of the
    shorter in the longer: what another outlet prints of a wire is a copy, but a source of its own.
    The longest stands for all, but the person's word of what is a copy comes first.
    """
    told = {a.id: copied for a in event.articles if (copied := _copied(event, a))}
    order = sorted(event.articles, key=lambda a: (a.id in told, -len(a.body), a.id))
    texts = {a.id: long_sentences(a, event.annotations) for a in event.articles}
    kept: list[Article] = []
    saved: dict[str, str] = {}
    for article in order:
        originals = _follow(told, article.id)
        same = next((a.id for a in kept if a.id in originals or _is_same(article, a, texts)), "")
        if same:
            saved[article.id] = same
        else:
            kept.append(article)
    return saved


def note_saved_twice(event: Event) -> Iterator[Note]:
    """A note `saved-twice` on each article that confirms nothing, naming the one that is counted.

    Where `copy_of` names no other article of the event, a note `bad-value`. Files are named as the
    articles lie in the content folder.
    """
    for article in event.articles:
        if article.copy_of and not _copied(event, article):
            message = (
                f"`copy_of: {article.copy_of}` names no other article of this event, "
                "expected its file, clipping or address"
            )
            place = f"content/{event.id}/{article.id}.md"
            yield note_on(place, Severity.WARNING, "bad-value", message)
    for name, other in sorted(find_saved_twice(event).items()):
        message = f"a copy of `{other}.md`, counted once: it confirms nothing"
        yield note_on(f"content/{event.id}/{name}.md", Severity.INFO, "saved-twice", message)


def _follow(told: Mapping[str, str], name: str) -> frozenset[str]:
    """What an article copies, and what that copies, and so on; itself, too, where it is a ring."""
    found: set[str] = set()
    while (name := told.get(name, "")) and name not in found:
        found.add(name)
    return frozenset(found)


def _copied(event: Event, article: Article) -> str:
    """The article that `copy_of` names: by its id, file, clipping or address; '' where none."""
    named = article.copy_of
    address = _address(named)
    others = (other for other in event.articles if named and other.id != article.id)
    return next(
        (
            other.id
            for other in others
            if named in (other.id, f"{other.id}.md", other.clipping)
            or (address and address == _address(other.url))
        ),
        "",
    )


def _is_same(article: Article, other: Article, texts: Mapping[str, Mapping[str, Span]]) -> bool:
    address = _address(article.url)
    if address and address == _address(other.url):
        return True
    outlets = {name for name in (article.outlet.casefold(), other.outlet.casefold()) if name}
    if len(outlets) > 1:
        return False
    if article.guid and article.guid == other.guid:
        return True
    own, others = texts[article.id], texts[other.id]
    shared = sum(len(own[text]) for text in own.keys() & others.keys())
    return shared > 0 and shared >= _SHARE * len(article.body)


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

"""Turns the articles of an event into groups of one text, and into those saved twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

from clipbook.findings.evidence.once import once
from clipbook.model import Annotations, Article, Event
from clipbook.notes import Note, Severity, Span, note_on
from clipbook.text.normalise import fold

# The share of an article's text whose longer sentences stand in the other one.
_SHARE: Final = 0.8
# The share of an article's sentences that stand word for word in the other one.
_MOST_SENTENCES: Final = 0.5
_FEWEST_WORDS: Final = 6
_FEWEST_SENTENCES: Final = 3


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


class Twin(Struct, frozen=True):
    """An article that prints much of another one: how many of its sentences, and the longest."""

    other: str
    shared: int
    sentences: int
    longest: Span


@once
def find_twins(event: Event) -> Mapping[str, Twin]:
    """The articles most of whose sentences stand in another one, with that other one."""
    texts = {article.id: long_sentences(article, event.annotations) for article in event.articles}
    order = {name: number for number, name in enumerate(texts)}
    holders: dict[str, list[str]] = defaultdict(list)
    for name, own in texts.items():
        for text in own:
            holders[text].append(name)
    twins = {}
    for name, own in texts.items():
        counts = Counter(other for text in own for other in holders[text] if other != name)
        best = min(counts, key=lambda other: (-counts[other], order[other]), default="")
        if counts[best] < max(_FEWEST_SENTENCES, _MOST_SENTENCES * len(own)):
            continue
        shared = own.keys() & texts[best].keys()
        longest = max((own[text] for text in shared), key=lambda span: (len(span), span))
        twins[name] = Twin(best, len(shared), len(own), longest)
    return twins


@once
def find_texts(event: Event) -> Mapping[str, str]:
    """For each article the first of those that print the same text, itself where none does."""
    first = {article.id: article.id for article in event.articles}
    for name, twin in find_twins(event).items():
        one, other = first[name], first[twin.other]
        first = {
            key: min(one, other) if value in {one, other} else value for key, value in first.items()
        }
    return first


def long_sentences(article: Article, annotations: Mapping[str, Annotations]) -> Mapping[str, Span]:
    """The longer sentences of an article, folded, with where the last of that wording stands."""
    found = annotations.get(article.id, Annotations())
    spans = [sentence.span for sentence in found.sentences]
    folded = {fold(span.of(article.body)): span for span in spans}
    return {text: span for text, span in folded.items() if text.count(" ") >= _FEWEST_WORDS}

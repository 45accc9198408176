"""Turns what the editor names, by its id or by its words, into the statements that are meant.

An id is a digest of an article's name and the words, so that mending a comma or renaming the file
would lose it. What a name was found to mean is therefore kept in a file of the program's own, and
the name follows its sentence to the nearest one of the same article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.annotations import find_article_sentences
from clipbook.content import EVENT_FILE, Content, EventFile, Kept
from clipbook.model import Article, Statement, state
from clipbook.notes import Note, Severity, note_on
from clipbook.text.english import content_words
from clipbook.text.markup import plain
from clipbook.text.normalise import fold

# The id of a statement: "s0123456789".
_ID: Final = re.compile(r"s[0-9a-f]{10}")
_LEAST_WORDS: Final = 3
"""Fewer words are no part by which a sentence is known."""
_SHOWN: Final = 100
"""So many characters of a sentence are shown in a note."""


class NamedStatements(Struct, frozen=True):
    """The event files with ids in place of names, what is to be kept of these, and notes."""

    events: Mapping[str, EventFile]
    kept: tuple[Kept, ...]
    notes: tuple[Note, ...]


class _Found(Struct, frozen=True):
    """The statements that a name means, with their articles; `followed` those that were edited."""

    stated: tuple[tuple[Article, Statement], ...] = ()
    followed: tuple[Statement, ...] = ()


def find_named(content: Content) -> NamedStatements:
    """The statements that the event files of a content folder hide or correct.

    What an event file hides stays hidden where its article was moved to another event. Notes:
    `unknown-statement`, `followed-statement`.
    """
    search = _Search(content)
    hidden: dict[str, list[str]] = defaultdict(list)
    events, kept, notes = dict[str, EventFile](), list[Kept](), list[Note]()
    for event, file in sorted(content.events.items()):
        found = {name: search.find(event, name) for name in file.names}
        for name, each in found.items():
            notes += _said(file, name, each)
            kept += search.keep(name, each)
        for name in file.hidden:
            for article, statement in found[name].stated:
                hidden[article.event].append(statement.id)
        corrections = (
            replace(each, statement=_first(found.get(each.statement))) for each in file.corrections
        )
        events[event] = replace(file, corrections=tuple(corrections))
    for event in sorted({*events, *hidden}):
        file = events.get(event, EventFile(event=event))
        events[event] = replace(file, hidden=tuple(dict.fromkeys(hidden[event])))
    return NamedStatements(events, tuple(sorted(set(kept))), tuple(notes))


def _first(found: _Found | None) -> str:
    return found.stated[0][1].id if found and found.stated else ""


def _said(file: EventFile, name: str, found: _Found) -> Iterator[Note]:
    """What the person is to know of a name that means nothing, or what it does not say."""
    place, line = f"content/{file.folder}/{EVENT_FILE}", file.names[name]
    if not found.stated:
        message = (
            f"`{name[:_SHOWN]}` names no sentence, expected an id that `clipbook explain` prints, "
            "or the words of a sentence"
        )
        yield note_on(place, Severity.WARNING, "unknown-statement", message, line)
    for statement in found.followed:
        message = (
            f"`{name[:_SHOWN]}` was edited since; it is taken for "
            f"`{statement.excerpt.text[:_SHOWN]}`"
        )
        yield note_on(place, Severity.INFO, "followed-statement", message, line)


class _Search:
    """Looks for statements in the articles of an event, then in all others."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._kept: dict[str, list[Kept]] = defaultdict(list)
        for each in content.kept:
            self._kept[each.name].append(each)
        self._stated: dict[tuple[str, str], tuple[Statement, ...]] = {}

    @cached_property
    def _articles(self) -> tuple[Article, ...]:
        """All articles, once a name is looked for: those of a large site fill the memory."""
        return tuple(self._content.articles.values())

    def find(self, event: str, name: str) -> _Found:
        """What `name` means in the file of an event."""
        is_id = _ID.fullmatch(name) is not None
        own = [article for article in self._articles if article.event == event]
        others = [article for article in self._articles if article.event != event]
        match = self._of_id if is_id else self._of_words
        stated = match(own, name) or match(others, name)
        followed = list(self._followed(name, [article for article, _ in stated]))
        if not stated and not followed and not is_id:
            nearest = next(filter(None, (self._near(group, name) for group in (own, others))), [])
            followed += nearest
        return _Found((*stated, *followed), tuple(statement for _, statement in followed))

    def keep(self, name: str, found: _Found) -> Iterator[Kept]:
        """Where the sentences of a name stand now, and where those stood that are gone."""
        places = {article.id for article, _ in found.stated}
        yield from (each for each in self._kept[name] if each.article not in places)
        for article, statement in found.stated:
            yield Kept(name, article.id, article.clipping_sha256, statement.excerpt.text)

    def _followed(self, name: str, exact: Sequence[Article]) -> Iterator[tuple[Article, Statement]]:
        """The statements that a name was found to mean once, in the articles not among `exact`."""
        for kept in self._kept[name]:
            homes = [article for article in self._articles if _is_home(article, kept)]
            if not homes and not exact:  # a file renamed that came from no clipping
                homes = [article for article, _ in self._of_words(self._articles, kept.text)]
            yield from self._of_words([home for home in homes if home not in exact], kept.text) or (
                self._near([home for home in homes if home not in exact], kept.text)
            )

    def _of_id(self, articles: Iterable[Article], name: str) -> list[tuple[Article, Statement]]:
        return [(a, s) for a in articles for s in self._statements(a) if s.id == name][:1]

    def _of_words(self, articles: Iterable[Article], name: str) -> list[tuple[Article, Statement]]:
        """The statements that say just these words, or hold them or are held by them."""
        wanted = fold(plain(name))
        return [
            (article, statement)
            for article in articles
            for statement in self._statements(article)
            if _is_same(wanted, fold(plain(statement.excerpt.text)))
        ]

    def _near(self, articles: Iterable[Article], text: str) -> list[tuple[Article, Statement]]:
        """The statement that shares most words in order with `text`, and all that are part of it.

        Nearest is one that shares more than half of the words of both.
        """
        scored = [
            (_nearness(text, statement.excerpt.text), article, statement)
            for article in articles
            for statement in self._statements(article)
        ]
        best = max((score for score, *_ in scored), default=0.0)
        return [
            (article, statement)
            for score, article, statement in scored
            if score == best > 1 / 2 or _is_part(text, statement.excerpt.text)
        ]

    def _statements(self, article: Article) -> tuple[Statement, ...]:
        key = article.event, article.id
        if key not in self._stated:
            sentences = find_article_sentences(article)
            self._stated[key] = tuple(state(article, sentence.span) for sentence in sentences)
        return self._stated[key]


def _is_home(article: Article, kept: Kept) -> bool:
    """Whether an article is the one in which a name was found, perhaps under another name."""
    digest = article.clipping_sha256
    return article.id == kept.article or bool(digest and digest == kept.clipping_sha256)


def _is_same(wanted: str, words: str) -> bool:
    """Whether one is the other, or several words in a row of it."""
    short, long = sorted((wanted, words), key=len)
    is_part = short.count(" ") >= _LEAST_WORDS - 1 and f" {short} " in f" {long} "
    return wanted == words or is_part


def _nearness(first: str, second: str) -> float:
    """The share of words that two sentences have in common in their order, 1 for all of them."""
    return SequenceMatcher(None, _units(first), _units(second), autojunk=False).ratio()


def _units(text: str) -> list[str]:
    """The content words of a sentence; its characters where it has few, or no blanks between."""
    words = content_words(plain(text))
    return words if len(words) >= _LEAST_WORDS else list(fold(plain(text)))


def _is_part(first: str, second: str) -> bool:
    """Whether all words of one sentence are words of the other."""
    short, long = sorted((set(content_words(plain(t))) for t in (first, second)), key=len)
    return len(short) >= _LEAST_WORDS and short <= long

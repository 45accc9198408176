"""Turns content into what its briefings are made of: the articles of each event, found again.

Of an event it holds the names of its files; what a step is given is made when it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from clipbook.annotations import has_rules
from clipbook.briefing_pages import LARGEST, EventSource, Outlined, outline_event
from clipbook.content import EVENT_FILE, Content, EventFile
from clipbook.events import Outline, relate, represent
from clipbook.importer import story
from clipbook.model import Article, Clipping, Relation, Removed
from clipbook.notes import Note, Severity, note_on
from clipbook.readers import read
from clipbook.shelf import Lazy, Means, Shelf


class Plan(Struct, frozen=True):
    """What a briefing is to be made of: the files of articles, and of those listed only."""

    file: EventFile
    articles: tuple[PurePosixPath, ...]
    further: tuple[PurePosixPath, ...] = ()


def plan_events(
    held: Content, clippings: Sequence[Clipping]
) -> tuple[tuple[Plan, ...], tuple[Note, ...]]:
    """The events of the articles that are built, and notes on those that are not."""
    known = {name for clipping in clippings for name in (clipping.path, clipping.sha256)}
    members: dict[str, list[PurePosixPath]] = defaultdict(list)
    taken: dict[str, str] = {}
    gone: list[Note] = []
    for path, article in held.articles.items():
        taken[article.event] = article.event
        if clippings and not _is_present(article, known):
            gone.append(_gone(path, article))
        elif not article.draft:
            members[article.event].append(path)
    events, notes = _with_free_aliases(held.events, taken)
    files = [events.get(event, EventFile(event=event)) for event in sorted(members)]
    plans = (_plan(held, file, members[file.event]) for file in files if not file.draft)
    return tuple(plans), (*gone, *notes)


def _plan(held: Content, file: EventFile, paths: Sequence[PurePosixPath]) -> Plan:
    """What a briefing is made of: of a large event those articles that stand for all."""
    if len(paths) <= LARGEST:
        return Plan(file, tuple(paths))
    stories = [story(article.id, article) for article in map(held.articles.__getitem__, paths)]
    chosen = represent(stories, LARGEST)
    is_kept = [each.id in chosen for each in stories]
    return Plan(
        file,
        tuple(compress(paths, is_kept)),
        further=tuple(path for path, kept in zip(paths, is_kept, strict=True) if not kept),
    )


def find_sources(
    held: Content, plans: Sequence[Plan], clippings: Sequence[Clipping], means: Means
) -> Lazy[Plan, EventSource]:
    """What the briefings are made of."""
    removed = _removed(held, plans, clippings, means)

    def read_all(paths: Iterable[PurePosixPath]) -> tuple[Article, ...]:
        articles = map(held.articles.__getitem__, paths)
        return tuple(replace(article, removed=removed(article)) for article in articles)

    def source(plan: Plan) -> EventSource:
        event, further = plan.file.event, read_all(plan.further)
        return EventSource(event, read_all(plan.articles), plan.file, further=further)

    return Lazy(source, plans)


def _with_free_aliases(
    given: Mapping[str, EventFile], taken: dict[str, str]
) -> tuple[dict[str, EventFile], list[Note]]:
    """The event files with those aliases that are no other event's: `same-address`.

    `taken` are the events of all addresses, to which those of the aliases are added.
    """
    events, notes = dict(given), list[Note]()
    for event, file in sorted(given.items()):
        free = tuple(alias for alias in file.aliases if taken.setdefault(alias, event) == event)
        kept = tuple(alias for alias in free if alias != event)
        events[event] = replace(file, aliases=kept)
        for alias in dict.fromkeys(file.aliases):
            if alias not in free:
                message = f"the alias `{alias}` is the address of `content/{taken[alias]}`"
                place = f"content/{file.folder}/{EVENT_FILE}"
                notes.append(note_on(place, Severity.ERROR, "same-address", message))
    return events, notes


def _is_present(article: Article, known: AbstractSet[str]) -> bool:
    """Whether a person wrote an article, or its clipping is there: its path or digest is known."""
    return article.edited or not known.isdisjoint({article.clipping, article.clipping_sha256})


def _gone(path: PurePosixPath, article: Article) -> Note:
    """A note on an untouched article that waits for its clipping to return: `clipping-gone`."""
    message = (
        f"its clipping `{article.clipping}` is no longer in seeds/, so it is not built; "
        "put it back, or edit this file to keep it"
    )
    return note_on(f"content/{path}", Severity.WARNING, "clipping-gone", message)


def _removed(
    held: Content, plans: Sequence[Plan], clippings: Sequence[Clipping], means: Means
) -> Callable[[Article], tuple[Removed, ...]]:
    """Gives the lines that reading the clipping of an article again removes."""
    found = Shelf[tuple[str, str], tuple[Removed, ...]](tuple[Removed, ...], means.keep())
    if clippings:
        paths = (path for plan in plans for path in (*plan.articles, *plan.further))
        wanted = {held.articles[path].clipping_sha256 for path in paths}
        used = [clipping for clipping in clippings if clipping.sha256 in wanted]
        for clipping, result in zip(used, means.run(read, used), strict=True):
            for reading in result.values:
                title = reading.title if len(result.values) > 1 else ""
                found.put((clipping.sha256, title), reading.removed)

    def removed(article: Article) -> tuple[Removed, ...]:
        alone = found.get((article.clipping_sha256, ""))
        return alone or found.get((article.clipping_sha256, article.title), ())

    return removed


def outline_all(sources: Iterable[EventSource], means: Means) -> Shelf[int, Outlined]:
    """The events in short, by their numbers."""
    outlined = Shelf[int, Outlined](Outlined, means.keep())
    for at, each in enumerate(means.run(outline_event, sources)):
        outlined.put(at, each)
    return outlined


def place(
    plans: Sequence[Plan],
    sources: Sequence[EventSource],
    outlined: Mapping[int, Outlined],
    numbers: Sequence[int],
    means: Means,
) -> Sequence[EventSource]:
    """The events of those numbers with their titles and words, and with those near each."""
    outlines = tuple(outlined[at].outline for at in numbers)
    (found,) = means.run(find_neighbours, [outlines])
    related = Shelf[str, tuple[Relation, ...]](tuple[Relation, ...], means.keep())
    for event, relations in found.items():
        related.put(event, relations)

    def placed(at: int) -> EventSource:
        each = outlined[at]
        return replace(
            sources[at],
            title=each.outline.title,
            terms=each.terms,
            abroad=each.abroad,
            related=related.get(plans[at].file.event, ()),
        )

    return Lazy(placed, numbers)


def find_neighbours(outlines: tuple[Outline, ...]) -> Mapping[str, tuple[Relation, ...]]:
    """The events near each event that has any, the nearest first."""
    return relate(outlines)


def note_unanalysed(
    sources: Sequence[EventSource], outlined: Mapping[int, Outlined]
) -> Iterator[Note]:
    """A note on each language of which less is said than of English: `unanalysed-language`."""
    found: dict[str, list[Article]] = defaultdict(list)
    for at, abroad in [(at, each.abroad) for at, each in outlined.items() if each.abroad]:
        for article in sources[at].articles:
            if article.id in abroad:
                found[article.language.partition("-")[0].lower()].append(article)
    for language, articles in sorted(found.items()):
        first = articles[0]
        clippings = f"{len(articles)} clipping{'s' if len(articles) > 1 else ''}"
        read = "title, lead, quotations and days" if has_rules(first) else "title and lead"
        message = (
            f"{clippings} in `{language or 'an unknown language'}`: {read} "
            "are read, but what is said is not compared with others; expected English for that"
        )
        place = f"content/{first.event}/{first.id}.md"
        yield note_on(place, Severity.INFO, "unanalysed-language", message)

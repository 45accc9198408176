"""The second journey: content becomes a site. Files in, files out.

Articles are put together by event; each event is briefed and its pages are written and checked;
pages that list events are made of the little that each gives them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from clipbook.annotations import has_rules
from clipbook.briefing_pages import (
    LARGEST,
    EventSource,
    Front,
    Outlined,
    SiteFrame,
    Written,
    brief_event,
    outline_event,
    write_event,
    write_front,
)
from clipbook.check import dead_links
from clipbook.content import EVENT_FILE, Content, EventFile, read_content
from clipbook.events import relate, represent
from clipbook.findings import extend
from clipbook.importer import story
from clipbook.model import (
    Article,
    Briefing,
    Clipping,
    Files,
    Mark,
    Output,
    OwnPage,
    Relation,
    Removed,
    Run,
    Settings,
    Site,
)
from clipbook.named_statements import find_named
from clipbook.notes import Note, Severity, note_on
from clipbook.pages import FRONT_PAGES, deal, plan_sitemap
from clipbook.readers import read
from clipbook.render import render
from clipbook.static_files import fingerprint


class SiteAccount(Struct, frozen=True):
    """What a site came to: its notes, how many articles its pages have, what its events tell."""

    notes: tuple[Note, ...]
    articles: int
    marks: Mapping[str, Mark]


class Looks(Struct, frozen=True):
    """What a site has besides its events.

    That are settings, templates by name, static files, the person's own pages, and the names of
    what other packages add.
    """

    settings: Settings
    templates: Mapping[str, str]
    static: Files
    own: tuple[OwnPage, ...] = ()
    extensions: tuple[str, ...] = ()


def build(content: Files, clippings: Sequence[Clipping], looks: Looks, run: Run = map) -> Output:
    """The files of the site, its manifest not among them; for the notes see `write_site`."""
    files: dict[PurePosixPath, bytes] = {}
    account = write_site(content, clippings, looks, files.update, (run, map))
    return Output(files, account.notes)


def find_briefings(
    content: Files, clippings: Sequence[Clipping] = (), run: Run = map
) -> tuple[Briefing, ...]:
    """What the site tells of each event, as values, by the names of the events' folders.

    With `clippings`, articles whose clipping was taken away are left out, and the removed lines of
    the others are looked at for signs of what kind of copy they are.
    """
    held, _ = read_content(content, run)
    sources, _ = _sources(held, clippings, run)
    found = (extend(brief_event(source, run)) for source in _placed(sources, run))
    return tuple(briefing for result in found for briefing in result.values)


def write_site(
    content: Files,
    clippings: Sequence[Clipping],
    looks: Looks,
    write: Callable[[Files], None],
    runs: tuple[Run, Run] = (map, map),
) -> SiteAccount:
    """Gives `write` the files of the site, some at a time: all of a large one fill the memory.

    The second of `runs` is for the steps inside those that the first runs. An event with a copy
    that has no right address is left out. Notes: those of the content's readers and of `check`,
    `clipping-gone`, `unanalysed-language`, `left-out`.
    """
    run, inside = runs
    held, known = read_content(content, run)
    named = find_named(held)  # its notes hold words that are hidden, so no page prints them
    held = replace(held, events=named.events)
    sources, gone = _sources(held, clippings, run)
    placed = _placed(sources, run)
    names, assets = fingerprint(looks.static)
    frame = _frame(looks, names)
    paths: list[str] = []

    def put(files: Mapping[str, bytes]) -> None:
        paths.extend(files)
        write({PurePosixPath(path): data for path, data in files.items()})

    events: dict[str, Written] = {}
    for source, written in zip(
        placed, run(partial(write_event, frame, inside), placed), strict=True
    ):
        if written.is_safe:
            put(written.files)
        events[source.event] = replace(written, files={})
    safe = {event: written for event, written in events.items() if written.is_safe}
    lists = []
    for written in run(partial(write_front, frame), _fronts(safe, known, looks.own)):
        put(written.files)
        lists.append(replace(written, files={}))
    put({str(path): data for path, data in assets.items()})
    write(render(plan_sitemap(frame.site, _own_pages(paths, placed)), frame.templates))
    wrong = (note for written in (*events.values(), *lists) for note in written.notes)
    dead = _dead_links([*safe.values(), *lists], frozenset(paths))
    return SiteAccount(
        notes=(
            *known,
            *named.notes,
            *gone,
            *_unanalysed(placed),
            *wrong,
            *_left_out(events),
            *dead,
        ),
        articles=sum(len(source.articles) for source in placed if source.event in safe),
        marks={event: written.mark for event, written in safe.items() if written.mark},
    )


def _frame(looks: Looks, assets: Mapping[str, str]) -> SiteFrame:
    """What all pages share; every page links to the person's own, whose texts none needs."""
    site = Site(
        settings=looks.settings,
        briefings=(),
        assets=assets,
        own=tuple(replace(page, text="") for page in looks.own),
        extensions=looks.extensions,
    )
    return SiteFrame(site, looks.templates)


def _own_pages(paths: Iterable[str], sources: Iterable[EventSource]) -> list[str]:
    """The pages among the paths of a site, those left out that only lead on to another one."""
    moved = {f"{alias}/index.html" for source in sources for alias in source.file.aliases}
    return [path for path in paths if path.endswith(".html") and path not in moved]


def _sources(
    held: Content, clippings: Sequence[Clipping], run: Run
) -> tuple[list[EventSource], tuple[Note, ...]]:
    """The events of the articles that are built, and notes on those that are not."""
    present, gone = _present_only(held.articles, clippings)
    events, taken = _with_free_aliases(held)
    removed = _removed(present.values(), clippings, run)
    members: dict[str, list[Article]] = defaultdict(list)
    for article in present.values():
        if not article.draft:
            members[article.event].append(replace(article, removed=removed(article)))
    files = {event: events.get(event, EventFile(event=event)) for event in sorted(members)}
    sources = [_source(file, members[event]) for event, file in files.items() if not file.draft]
    return sources, (*gone, *taken)


def _source(file: EventFile, articles: Sequence[Article]) -> EventSource:
    """What a briefing is made of: of a large event those articles that stand for all."""
    if len(articles) <= LARGEST:
        return EventSource(file.event, tuple(articles), file)
    kept = represent([story(article.id, article) for article in articles], LARGEST)
    return EventSource(
        file.event,
        tuple(article for article in articles if article.id in kept),
        file,
        further=tuple(article for article in articles if article.id not in kept),
    )


def _with_free_aliases(held: Content) -> tuple[dict[str, EventFile], list[Note]]:
    """The event files with those aliases that are no other event's: `same-address`."""
    taken = {article.event: article.event for article in held.articles.values()}
    events, notes = dict(held.events), list[Note]()
    for event, file in sorted(held.events.items()):
        free = tuple(alias for alias in file.aliases if taken.setdefault(alias, event) == event)
        kept = tuple(alias for alias in free if alias != event)
        events[event] = replace(file, aliases=kept)
        for alias in dict.fromkeys(file.aliases):
            if alias not in free:
                message = f"the alias `{alias}` is the address of `content/{taken[alias]}`"
                place = f"content/{file.folder}/{EVENT_FILE}"
                notes.append(note_on(place, Severity.ERROR, "same-address", message))
    return events, notes


def _present_only(
    articles: Mapping[PurePosixPath, Article], clippings: Sequence[Clipping]
) -> tuple[Mapping[PurePosixPath, Article], tuple[Note, ...]]:
    """The articles to build, and notes on untouched ones that wait for their clipping to return.

    Without any clipping all are built: the content is all there is. Notes: `clipping-gone`.
    """
    if not clippings:
        return articles, ()
    known = {name for clipping in clippings for name in (clipping.path, clipping.sha256)}
    present, notes = {}, []
    for path, article in articles.items():
        if article.edited or known & {article.clipping, article.clipping_sha256}:
            present[path] = article
            continue
        message = (
            f"its clipping `{article.clipping}` is no longer in seeds/, so it is not built; "
            "put it back, or edit this file to keep it"
        )
        notes.append(note_on(f"content/{path}", Severity.WARNING, "clipping-gone", message))
    return present, tuple(notes)


def _removed(
    articles: Iterable[Article], clippings: Sequence[Clipping], run: Run
) -> Callable[[Article], tuple[Removed, ...]]:
    """Gives the lines that reading the clipping of an article again removes."""
    wanted = {article.clipping_sha256 for article in articles}
    used = [clipping for clipping in clippings if clipping.sha256 in wanted]
    found = {
        (clipping.sha256, reading.title if len(result.values) > 1 else ""): reading.removed
        for clipping, result in zip(used, run(read, used) if used else (), strict=True)
        for reading in result.values
    }

    def removed(article: Article) -> tuple[Removed, ...]:
        alone = found.get((article.clipping_sha256, ""))
        return alone or found.get((article.clipping_sha256, article.title), ())

    return removed


def _placed(sources: Sequence[EventSource], run: Run) -> list[EventSource]:
    """The events with their titles and words, and with the events near each."""
    outlined = list(run(outline_event, sources))
    (related,) = run(find_neighbours, [tuple(outlined)])
    return [
        replace(
            source,
            title=each.outline.title,
            terms=each.terms,
            abroad=each.abroad,
            related=related.get(source.event, ()),
        )
        for source, each in zip(sources, outlined, strict=True)
    ]


def find_neighbours(outlined: tuple[Outlined, ...]) -> Mapping[str, tuple[Relation, ...]]:
    """The events near each event that has any, the nearest first."""
    return relate(each.outline for each in outlined)


def _unanalysed(sources: Iterable[EventSource]) -> Iterable[Note]:
    """A note on each language of which less is said than of English: `unanalysed-language`."""
    found: dict[str, list[Article]] = defaultdict(list)
    for source in sources:
        for article in source.articles:
            if article.id in source.abroad:
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


def _left_out(events: Mapping[str, Written]) -> Iterable[Note]:
    """Notes on the events that are not published: `left-out`."""
    message = "a copy on its pages has no right address, so the event is not published; report it"
    return [
        note_on(f"content/{event}", Severity.ERROR, "left-out", message)
        for event, written in events.items()
        if not written.is_safe
    ]


def _fronts(
    events: Mapping[str, Written], notes: tuple[Note, ...], own: tuple[OwnPage, ...]
) -> list[Front]:
    """What the pages are made of that list all events, that list none, and that list a share."""
    fronts = [
        Front(kind, tuple(each.listed[kind] for each in events.values()), notes=notes)
        for kind in FRONT_PAGES
    ]
    shares = [
        Front(kind, tuple(events[event].listed[kind] for event in share), share=number)
        for kind, number, share in deal([*events])
    ]
    return [*fronts, Front("", (), notes=notes, own=own), *shares]


def _dead_links(parts: Sequence[Written], paths: frozenset[str]) -> tuple[Note, ...]:
    """The links from one part to another that lead nowhere; for the notes see `dead_links`."""
    links = [link for part in parts for link in part.links]
    wanted = {str(link.target) for link in links if link.anchor}
    anchors = {
        PurePosixPath(path): frozenset(found)
        for part in parts
        for path, found in part.anchors.items()
        if path in wanted
    }
    there = {link.target for link in links if str(link.target) in paths}
    return dead_links(links, there, anchors)

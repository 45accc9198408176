"""The second journey: content becomes a site. Files in, files out.

Articles are put together by event; each event is briefed and its pages are written and checked;
pages that list events are made of the little that each gives them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain, compress
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
from clipbook.events import Outline, relate, represent
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
from clipbook.shelf import ALONE, Lazy, Means, Shelf
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
    means = Means(run)
    account = write_site(read_content(content, means), clippings, looks, files.update, means)
    return Output(files, account.notes)


def find_briefings(
    content: Files, clippings: Sequence[Clipping] = (), run: Run = map
) -> tuple[Briefing, ...]:
    """What the site tells of each event, as values, by the names of the events' folders.

    With `clippings`, articles whose clipping was taken away are left out, and the removed lines of
    the others are looked at for signs of what kind of copy they are.
    """
    means = Means(run)
    held, _ = read_content(content, means)
    plans, _ = _plans(held, clippings)
    placed, _ = _placed(plans, _sources(held, plans, clippings, means), means)
    found = (extend(brief_event(source, run)) for source in placed)
    return tuple(briefing for result in found for briefing in result.values)


def write_site(
    content: tuple[Content, tuple[Note, ...]],
    clippings: Sequence[Clipping],
    looks: Looks,
    write: Callable[[Files], None],
    means: Means = ALONE,
) -> SiteAccount:
    """Gives `write` the files of the site, some at a time: all of a large one fill the memory.

    Of an event only its pages travel and its account is put aside. One with a copy that has no
    right address is left out. Notes: those of the content's readers and of `check`,
    `clipping-gone`, `unanalysed-language`, `left-out`.
    """
    held, known = content
    named = find_named(held)  # its notes hold words that are hidden, so no page prints them
    held = replace(held, events=named.events)
    plans, gone = _plans(held, clippings)
    placed, unanalysed = _placed(plans, _sources(held, plans, clippings, means), means)
    names, assets = fingerprint(looks.static)
    frame = _frame(looks, names)
    paths: list[str] = []

    def put(files: Mapping[str, bytes]) -> None:
        paths.extend(files)
        write({PurePosixPath(path): data for path, data in files.items()})

    wrong, left_out = list[Note](), list[Note]()
    safe = Shelf[str, Written](Written, means.keep())
    marks = Shelf[str, Mark](Mark, means.keep())
    results = means.run(partial(write_event, frame, means.inside), placed)
    for plan, written in zip(plans, results, strict=True):
        event = plan.file.event
        wrong += written.notes
        if not written.is_safe:
            left_out.append(_left_out(event))
            continue
        put(written.files)
        if written.mark:
            marks.put(event, written.mark)
        safe.put(event, replace(written, files={}, notes=(), mark=None))
    lists = []
    for written in means.run(partial(write_front, frame), _fronts(safe, known, looks.own)):
        put(written.files)
        wrong += written.notes
        lists.append(replace(written, files={}))
    put({str(path): data for path, data in assets.items()})
    write(render(plan_sitemap(frame.site, _own_pages(paths, plans)), frame.templates))
    dead = _dead_links(lambda: chain(safe.values(), lists), frozenset(paths))
    return SiteAccount(
        notes=(*known, *named.notes, *gone, *unanalysed, *wrong, *left_out, *dead),
        articles=sum(len(plan.articles) for plan in plans if plan.file.event in safe),
        marks=marks,
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


def _own_pages(paths: Iterable[str], plans: Iterable[_Plan]) -> list[str]:
    """The pages among the paths of a site, those left out that only lead on to another one."""
    moved = {f"{alias}/index.html" for plan in plans for alias in plan.file.aliases}
    return [path for path in paths if path.endswith(".html") and path not in moved]


class _Plan(Struct, frozen=True):
    """What a briefing is to be made of: the files of articles, and of those listed only."""

    file: EventFile
    articles: tuple[PurePosixPath, ...]
    further: tuple[PurePosixPath, ...] = ()


def _plans(
    held: Content, clippings: Sequence[Clipping]
) -> tuple[tuple[_Plan, ...], tuple[Note, ...]]:
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


def _plan(held: Content, file: EventFile, paths: Sequence[PurePosixPath]) -> _Plan:
    """What a briefing is made of: of a large event those articles that stand for all."""
    if len(paths) <= LARGEST:
        return _Plan(file, tuple(paths))
    stories = [story(article.id, article) for article in map(held.articles.__getitem__, paths)]
    chosen = represent(stories, LARGEST)
    is_kept = [each.id in chosen for each in stories]
    return _Plan(
        file,
        tuple(compress(paths, is_kept)),
        further=tuple(path for path, kept in zip(paths, is_kept, strict=True) if not kept),
    )


def _sources(
    held: Content, plans: Sequence[_Plan], clippings: Sequence[Clipping], means: Means
) -> Lazy[_Plan, EventSource]:
    """What the briefings are made of."""
    removed = _removed(held, plans, clippings, means)

    def read_all(paths: Iterable[PurePosixPath]) -> tuple[Article, ...]:
        articles = map(held.articles.__getitem__, paths)
        return tuple(replace(article, removed=removed(article)) for article in articles)

    def source(plan: _Plan) -> EventSource:
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
    held: Content, plans: Sequence[_Plan], clippings: Sequence[Clipping], means: Means
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


def _placed(
    plans: Sequence[_Plan], sources: Sequence[EventSource], means: Means
) -> tuple[Lazy[int, EventSource], tuple[Note, ...]]:
    """The events with their titles and words, and with the events near each.

    Notes: `unanalysed-language`.
    """
    outlined = Shelf[int, Outlined](Outlined, means.keep())
    for at, each in enumerate(means.run(outline_event, sources)):
        outlined.put(at, each)
    outlines = tuple(each.outline for each in outlined.values())
    (found,) = means.run(find_neighbours, [outlines])
    related = Shelf[str, tuple[Relation, ...]](tuple[Relation, ...], means.keep())
    for event, relations in found.items():
        related.put(event, relations)

    def place(at: int) -> EventSource:
        each = outlined[at]
        return replace(
            sources[at],
            title=each.outline.title,
            terms=each.terms,
            abroad=each.abroad,
            related=related.get(plans[at].file.event, ()),
        )

    abroad = (place(at) for at, each in outlined.items() if each.abroad)
    return Lazy(place, range(len(plans))), tuple(_unanalysed(abroad))


def find_neighbours(outlines: tuple[Outline, ...]) -> Mapping[str, tuple[Relation, ...]]:
    """The events near each event that has any, the nearest first."""
    return relate(outlines)


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


def _left_out(event: str) -> Note:
    """A note on an event that is not published: `left-out`."""
    message = "a copy on its pages has no right address, so the event is not published; report it"
    return note_on(f"content/{event}", Severity.ERROR, "left-out", message)


def _fronts(
    events: Mapping[str, Written], notes: tuple[Note, ...], own: tuple[OwnPage, ...]
) -> Lazy[tuple[Front, Sequence[str]], Front]:
    """What the pages are made of that list all events, that list none, and that list a share."""
    whole = [(Front(kind, notes=notes), (*events,)) for kind in FRONT_PAGES]
    shares = [(Front(kind, share=number), share) for kind, number, share in deal((*events,))]

    def front(given: tuple[Front, Sequence[str]]) -> Front:
        bare, listed = given
        return replace(bare, listed=tuple(events[event].listed[bare.kind] for event in listed))

    return Lazy(front, [*whole, (Front("", notes=notes, own=own), ()), *shares])


def _dead_links(
    parts: Callable[[], Iterable[Written]], paths: AbstractSet[str]
) -> tuple[Note, ...]:
    """The links from one part to another that lead nowhere; for the notes see `dead_links`."""
    wanted = {str(link.target) for part in parts() for link in part.links if link.anchor}
    anchors = {
        PurePosixPath(path): frozenset(found)
        for part in parts()
        for path, found in part.anchors.items()
        if path in wanted
    }
    return tuple(
        note
        for part in parts()
        for note in dead_links(
            part.links, {k.target for k in part.links if str(k.target) in paths}, anchors
        )
    )

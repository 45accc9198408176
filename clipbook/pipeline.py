"""The second journey: content becomes a site. Files in, files out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath

from msgspec import Struct

from clipbook.chapters import (
    Chapter,
    Frame,
    Front,
    Member,
    Neighbourhood,
    Outlined,
    Source,
    Survey,
    find_neighbours,
    outline_event,
    write_event,
    write_front,
)
from clipbook.check import UNSAFE, dead_links
from clipbook.content import (
    Card,
    Folio,
    Index,
    present_only,
    read_event,
    read_index,
)
from clipbook.model import (
    Clipping,
    Relation,
    Removed,
    Settings,
    Site,
)
from clipbook.notes import Note, Severity, note_on
from clipbook.pages import FRONT_PAGES, deal, plan_sitemap
from clipbook.paths import folder_of
from clipbook.readers import read
from clipbook.render import fingerprint, render
from clipbook.workers import Files, Output, Run, part_of


class Looks(Struct, frozen=True):
    """What decides how a site looks: its settings, templates by name, and static files."""

    settings: Settings
    templates: Mapping[str, str]
    static: Files


def build(content: Files, clippings: Sequence[Clipping], looks: Looks, run: Run = map) -> Output:
    """The files of the site, its manifest not among them.

    An event with a copy that has no right address is left out. Notes: those of the content's
    readers and of `check`, `clipping-gone`, `left-out`.
    """
    return build_indexed(read_index(content, run), clippings, looks, run)


def build_indexed(
    index: Index, clippings: Sequence[Clipping], looks: Looks, run: Run = map
) -> Output:
    """The same where the index of the content is known."""
    sources, gone = _sources(index, clippings, run)
    outlined = run(outline_event, sources)  # where there are processes, they begin
    names, assets = fingerprint(looks.static)
    frame = Frame(Site(settings=looks.settings, briefings=(), assets=names), looks.templates)
    made = run(partial(write_event, frame), _neighbourhoods(sources, tuple(outlined), run))
    written = {source.event: chapter for source, chapter in zip(sources, made, strict=True)}
    safe, left_out = _safe_only(written)
    given = (note for chapter in written.values() for note in chapter.given)
    notes = (*index.notes, *given, *_notes_on_the_rest(index, sources))
    write = partial(write_front, frame)
    front = (*run(write, _fronts(safe, notes)), *run(write, _shares(safe)))
    chapters = (*safe.values(), *front)
    files: dict[PurePosixPath, bytes] = {}
    kept: dict[str, str] = {}
    for chapter in chapters:
        files.update(chapter.files)
        kept.update(chapter.kept)
    paths = [*map(str, files), *kept]
    files |= {**assets, **render(plan_sitemap(frame.site, paths), frame.templates)}
    wrong = (note for chapter in (*written.values(), *front) for note in chapter.notes)
    dead = _dead_links(chapters, {*paths, *map(str, assets)})
    return Output(files, (*notes, *gone, *wrong, *left_out, *dead), kept)


def _safe_only(chapters: Mapping[str, Chapter]) -> tuple[Mapping[str, Chapter], tuple[Note, ...]]:
    """The chapters of events whose every copy has its right address, and notes on the others."""
    safe = {
        event: chapter
        for event, chapter in chapters.items()
        if all(note.code not in UNSAFE for note in chapter.notes)
    }
    message = "a copy on its pages has no right address, so the event is not published; report it"
    notes = (
        note_on(f"content/{event}", Severity.ERROR, "left-out", message)
        for event in chapters
        if event not in safe
    )
    return safe, tuple(notes)


def _fronts(chapters: Mapping[str, Chapter], notes: tuple[Note, ...]) -> list[Front]:
    """What the pages are made of that list all events, and those that list none."""
    listed = [chapter.listed for chapter in chapters.values()]
    kinds = [Front(kind, tuple(each[kind] for each in listed), notes) for kind in FRONT_PAGES]
    return [*kinds, Front("", (), notes)]


def _shares(chapters: Mapping[str, Chapter]) -> list[Front]:
    """What the files are made of that list a share of the events each."""
    return [
        Front(kind, tuple(chapters[event].listed[kind] for event in share), share=number)
        for kind, number, share in deal([*chapters])
    ]


def _neighbourhoods(
    sources: Sequence[Source], outlined: Sequence[Outlined], run: Run
) -> list[Neighbourhood]:
    """The sources of events beside their outlines and the events near each."""
    (related,) = run(find_neighbours, [Survey(tuple(each.outline for each in outlined))])
    nothing = part_of(tuple[Relation, ...]())
    return [
        Neighbourhood(source, in_short, related.get(source.event, nothing))
        for source, in_short in zip(sources, outlined, strict=True)
    ]


def _dead_links(chapters: Sequence[Chapter], paths: Container[str]) -> tuple[Note, ...]:
    """The links from one chapter to another that lead nowhere; for the notes see `dead_links`."""
    targets = set().union(*(chapter.targets for chapter in chapters))
    wanted = {path for path, anchor in targets if anchor}
    anchors: dict[PurePosixPath, tuple[str, ...]] = {}
    for chapter in chapters:
        if wanted and not wanted.isdisjoint(chapter.paths):
            anchors |= chapter.anchors.get()
    dead = {
        (path, anchor)
        for path, anchor in targets
        if path not in paths or (anchor and anchor not in anchors.get(PurePosixPath(path), ()))
    }
    suspects = [chapter for chapter in chapters if not dead.isdisjoint(chapter.targets)]
    links = [link for chapter in suspects for link in chapter.links.get()]
    there = {link.target for link in links if str(link.target) in paths}
    return dead_links(links, there, anchors)


def _sources(
    index: Index, clippings: Sequence[Clipping], run: Run
) -> tuple[list[Source], tuple[Note, ...]]:
    """The events of the articles that are built, and notes on those that are not.

    Where no clipping has a say, a folder that holds one whole event is taken as it is.
    """
    count = Counter(event for folio in index.folios for event in folio.filed.events)
    whole = [f for f in index.folios if not clippings and count[f.filed.event] == 1]
    held: dict[str, Folio | tuple[Member, ...]] = {f.filed.event: f for f in whole}
    if len(whole) < len(index.folios):
        rest = [f for f in index.folios if f.filed.event not in held]
        present, gone = present_only(index.cards_of(rest), clippings)
        held |= _members(rest, present, _removed(present.values(), clippings, run))
    else:
        gone = ()
    return [
        Source(event, found, index.events.get(event, ())) for event, found in sorted(held.items())
    ], gone


def _members(
    folios: Iterable[Folio],
    present: Mapping[str, Card],
    removed: Callable[[Card], tuple[Removed, ...]],
) -> dict[str, tuple[Member, ...]]:
    """The articles that are built of some folders, by their events."""
    shelves = {folio.shelf.folder: folio for folio in folios}
    members: dict[str, list[Member]] = defaultdict(list)
    for path, card in present.items():
        if not card.draft:
            folio = shelves[folder_of(path)]
            member = Member(folio.shelf.file(path), folio.filed.articles[path], removed(card))
            members[card.event].append(member)
    return {event: tuple(found) for event, found in members.items()}


def _notes_on_the_rest(index: Index, sources: Iterable[Source]) -> Iterator[Note]:
    """The notes on the editor's files for which there is no event, and those on the ledger."""
    told = {source.event for source in sources}
    for event, files in index.events.items():
        if event not in told:
            for file in files:
                yield from read_event(PurePosixPath(file.path), file.read()).notes
    yield from index.ledger.notes


def _removed(
    cards: Iterable[Card],
    clippings: Sequence[Clipping],
    run: Run,
) -> Callable[[Card], tuple[Removed, ...]]:
    """Gives the lines that reading the clipping of an article again removes."""
    if not clippings:
        return lambda _: ()
    wanted = {card.clipping_sha256 for card in cards}
    used = [clipping for clipping in clippings if clipping.sha256 in wanted]
    found = {
        (clipping.sha256, reading.title if len(result.values) > 1 else ""): reading.removed
        for clipping, result in zip(used, run(read, used) if used else (), strict=True)
        for reading in result.values
    }

    def removed(card: Card) -> tuple[Removed, ...]:
        alone = found.get((card.clipping_sha256, ""))
        return alone or found.get((card.clipping_sha256, card.title), ())

    return removed

"""The second journey: content becomes a site. Files in, files out.

Articles are put together by event; each event is briefed and its pages are written and checked;
pages that list events are made of the little that each gives them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from clipbook.briefing_pages import (
    EventSource,
    Front,
    Listed,
    Outlined,
    SiteFrame,
    Written,
    brief_event,
    write_event,
    write_front,
)
from clipbook.check import dead_links
from clipbook.content import Content, read_content
from clipbook.event_sources import (
    Plan,
    find_sources,
    note_unanalysed,
    outline_all,
    place,
    plan_events,
)
from clipbook.findings import extend
from clipbook.model import (
    Briefing,
    Clipping,
    Files,
    Mark,
    Output,
    OwnPage,
    Run,
    Settings,
    Site,
)
from clipbook.named_statements import find_named
from clipbook.notes import Note, Severity, note_on
from clipbook.pages import (
    FRONT_PAGES,
    UNDATED,
    YearSite,
    deal,
    name_year,
    plan_sitemap,
    plan_years,
    read_entry,
)
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
    plans, _ = plan_events(held, clippings)
    sources = find_sources(held, plans, clippings, means)
    outlined = outline_all(sources, means)
    placed = place(plans, sources, outlined, [*outlined], means)
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
    plans, gone = plan_events(held, clippings)
    sources = find_sources(held, plans, clippings, means)
    outlined = outline_all(sources, means)
    names, assets = fingerprint(looks.static)
    frame = _frame(looks, names)
    common = _Shared(frame, {str(path): data for path, data in assets.items()}, known, looks.own)
    told = [tuple(note_unanalysed(sources, outlined))]
    found, marks, articles = list[YearSite](), Shelf[str, Mark](Mark, means.keep()), 0
    for folder, numbers in _parts(outlined, looks.settings).items():
        placed = place(plans, sources, outlined, numbers, means)
        part = _YearPlan(folder, [plans[at] for at in numbers], placed)
        account = _write_part(_within(common, folder), part, write, means)
        told.append(account.notes)
        articles += account.articles
        found.append(YearSite(folder, len(account.marks), account.articles))
        for event, mark in account.marks.items():
            marks.put(event, mark)
    if looks.settings.sites == "yearly":
        pages = render(plan_years(frame.site, found), frame.templates, looks.settings.language)
        write({**pages, **assets})
    notes = (*known, *named.notes, *gone, *chain.from_iterable(told))
    return SiteAccount(notes, articles, marks)


class _YearPlan(Struct, frozen=True):
    """The events of a site, which is the whole or one of a year, and the folder where it stands."""

    folder: str
    plans: Sequence[Plan]
    placed: Sequence[EventSource]


class _Shared(Struct, frozen=True):
    """What the sites of all years have in common: static files, notes that are shown, own pages."""

    frame: SiteFrame
    assets: Mapping[str, bytes]
    known: tuple[Note, ...]
    own: tuple[OwnPage, ...]


def _within(common: _Shared, folder: str) -> _Shared:
    """What a site in a folder has: its title names the year, its address the folder."""
    if not folder:
        return common
    site = common.frame.site
    base = site.settings.base_url
    settings = replace(
        site.settings,
        title=f"{site.settings.title} · {name_year(site, folder)}",
        base_url=f"{base.rstrip('/')}/{folder}/" if base else "",
    )
    frame = replace(common.frame, site=replace(site, settings=settings))
    return replace(common, frame=frame)


def _parts(outlined: Mapping[int, Outlined], settings: Settings) -> dict[str, list[int]]:
    """The numbers of the events of each site by its folder, the newest first; '' for the whole."""
    if settings.sites != "yearly":
        return {"": [*outlined]}
    parts: dict[str, list[int]] = defaultdict(list)
    for at, each in outlined.items():
        parts[str(each.outline.day.year) if each.outline.day else UNDATED].append(at)
    newest = sorted(parts, key=lambda folder: (folder != UNDATED, folder), reverse=True)
    return {folder: parts[folder] for folder in newest}


def _write_part(
    common: _Shared, part: _YearPlan, write: Callable[[Files], None], means: Means
) -> SiteAccount:
    """Gives `write` the files of one site."""
    frame = common.frame
    paths: list[str] = []

    def put(files: Mapping[str, bytes]) -> None:
        paths.extend(files)
        write({PurePosixPath(part.folder, path): data for path, data in files.items()})

    wrong, left_out = list[Note](), list[Note]()
    safe = Shelf[str, Written](Written, means.keep())
    marks = Shelf[str, Mark](Mark, means.keep())
    listed = Shelf[str, dict[str, Listed]](dict[str, Listed], means.keep())
    results = means.run(partial(write_event, frame, means.inside), part.placed)
    for plan, written in zip(part.plans, results, strict=True):
        event = plan.file.event
        wrong += written.notes
        if not written.is_safe:
            left_out.append(_left_out(event))
            continue
        put(written.files)
        if written.mark:
            marks.put(event, written.mark)
        listed.put(event, dict(written.listed))
        safe.put(event, replace(written, files={}, notes=(), listed={}, mark=None))
    lists = []
    fronts = _fronts(frame.site, listed, common.known, common.own)
    for written in means.run(partial(write_front, frame), fronts):
        put(written.files)
        wrong += written.notes
        lists.append(replace(written, files={}))
    put(common.assets)
    sitemap = plan_sitemap(frame.site, _own_pages(paths, part.plans))
    put({str(path): data for path, data in render(sitemap, frame.templates).items()})
    dead = _dead_links(lambda: chain(safe.values(), lists), frozenset(paths))
    notes = (*wrong, *left_out, *dead)
    return SiteAccount(
        notes=tuple(_below(part.folder, note) for note in notes) if part.folder else notes,
        articles=sum(len(plan.articles) for plan in part.plans if plan.file.event in safe),
        marks=marks,
    )


def _below(folder: str, note: Note) -> Note:
    """A note on a page of a site, with the folder where that stands."""
    first, slash, rest = note.place.path.partition("/")
    if first != "site":
        return note
    return replace(note, place=replace(note.place, path=f"{first}/{folder}{slash}{rest}"))


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


def _own_pages(paths: Iterable[str], plans: Iterable[Plan]) -> list[str]:
    """The pages among the paths of a site, those left out that only lead on to another one."""
    moved = {f"{alias}/index.html" for plan in plans for alias in plan.file.aliases}
    return [path for path in paths if path.endswith(".html") and path not in moved]


def _left_out(event: str) -> Note:
    """A note on an event that is not published: `left-out`."""
    message = "a copy on its pages has no right address, so the event is not published; report it"
    return note_on(f"content/{event}", Severity.ERROR, "left-out", message)


def _fronts(
    site: Site,
    listed: Mapping[str, Mapping[str, Listed]],
    notes: tuple[Note, ...],
    own: tuple[OwnPage, ...],
) -> Lazy[tuple[Front, Sequence[str]], Front]:
    """What the pages are made of that list all events, that list none, and that list a share."""

    def entry_of(kind: str, event: str) -> object:
        return read_entry(kind, listed[event][kind].entry)

    whole = [(Front(kind, notes=notes), (*listed,)) for kind in FRONT_PAGES]
    dealt = deal(site, (*listed,), entry_of)
    shares = [(Front(kind, share=share), share.events) for kind, share in dealt]

    def front(given: tuple[Front, Sequence[str]]) -> Front:
        bare, events = given
        return replace(bare, listed=tuple(listed[event][bare.kind] for event in events))

    return Lazy(front, [*whole, (Front("", notes=notes, own=own), ()), *shares])


def _dead_links(
    parts: Callable[[], Iterable[Written]], paths: AbstractSet[str]
) -> tuple[Note, ...]:
    """The links from one part to another that lead nowhere; for the notes see `dead_links`."""
    links = (link for part in parts() for link in part.links)
    suspects = [link for link in links if link.anchor or str(link.target) not in paths]
    wanted = {str(link.target) for link in suspects if link.anchor}
    anchors = {
        PurePosixPath(path): frozenset(found)
        for part in (parts() if wanted else ())
        for path, found in part.anchors.items()
        if path in wanted
    }
    there = {link.target for link in suspects if str(link.target) in paths}
    return dead_links(suspects, there, anchors)

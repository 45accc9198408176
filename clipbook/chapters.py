"""Turns what an event is made of into its chapter, and what pages list of events into theirs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from msgspec.structs import replace

from clipbook.annotations import annotate
from clipbook.check import Account, Link, Witness, dead_links, examine, examine_lists, vouch
from clipbook.content import EventFile, Folio, read_event
from clipbook.events import Outline, find_terms, name_event, outline, relate
from clipbook.findings import brief, without_hidden
from clipbook.importer import story
from clipbook.model import Annotations, Article, Briefing, Event, Relation, Removed, Site, Term
from clipbook.notes import Note, Result
from clipbook.pages import (
    FRONT_PAGES,
    Entry,
    list_event,
    plan_event,
    plan_front,
    plan_share,
    plan_site,
    subject,
)
from clipbook.render import render
from clipbook.workers import File, Files, Part, Run, part_of

Anchors = Mapping[PurePosixPath, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages share: the site without its events, and the templates by name."""

    site: Site
    templates: Mapping[str, str]


class Member(NamedTuple):  # there is one for each article, as of files
    """A content file of an event, its article, and the lines that reading its clipping removes."""

    file: File
    read: Part[Article]
    removed: tuple[Removed, ...]

    @property
    def key(self) -> bytes:
        """The key of the file: the removed lines are no part of what is told from others."""
        return self.file.key

    @property
    def article(self) -> Article:
        """The article with its removed lines."""
        return replace(self.read.get(), removed=self.removed)


class Opened(NamedTuple):
    """An article that was read, under the key of its file."""

    key: bytes
    article: Article


@dataclass(frozen=True, slots=True)
class Source:
    """What an event is made of: its id, its content files, and the editor's files, if any.

    `held` are all article files of a folder, or members one by one, where there is more to tell.
    """

    event: str
    held: Folio | tuple[Member, ...]
    files: tuple[File, ...]
    key: bytes = field(init=False, repr=False)
    """The digest of all of it, which is asked for often."""

    def __post_init__(self) -> None:
        held = (
            self.held.key
            if isinstance(self.held, Folio)
            else [(member.removed, member.file.key) for member in self.held]
        )
        whole = repr((self.event, held, [file.key for file in self.files])).encode()
        object.__setattr__(self, "key", hashlib.sha256(whole).digest())

    @property
    def members(self) -> tuple[Member, ...]:
        """The content files one by one."""
        if not isinstance(self.held, Folio):
            return self.held
        articles = self.held.filed.articles
        return tuple(Member(file, articles[file.path], ()) for file in self.held.shelf.files)

    def __len__(self) -> int:
        """The number of its content files."""
        held = self.held
        return len(held.shelf.digests if isinstance(held, Folio) else held)


class Outlined(NamedTuple):
    """An event in short, and the words that tell each of its articles from others, by its id."""

    outline: Part[Outline]
    terms: Part[Mapping[str, tuple[Term, ...]]]


class Neighbourhood(NamedTuple):
    """What an event is made of, its outline, and the events near it, of which its page tells."""

    source: Source
    outlined: Outlined
    related: Part[tuple[Relation, ...]]

    @property
    def key(self) -> bytes:
        """The digest of the first and the last: the outline is made of the first alone."""
        return hashlib.sha256(self.source.key + self.related.digest).digest()


class Survey(NamedTuple):
    """The outlines of all events: what decides which of them are near which."""

    outlines: tuple[Part[Outline], ...]

    @property
    def key(self) -> bytes:
        """The digest of all of it."""
        return hashlib.sha256(b"".join([part.digest for part in self.outlines])).digest()


class Listed(NamedTuple):
    """What pages that list events show of one, and what this one knows of their words."""

    entry: Entry
    witness: Witness


class Chapter(NamedTuple):  # there is one for each event, as of files
    """Pages that are made together: their files, what is wrong with them, and what others need.

    `kept` holds the digests of files that are not in `files` because the site has them already.
    `given` are the notes on what they were made of, `notes` those on the files. `targets` are the
    places elsewhere in the site that they link to, each path with its anchor, and `links` the links
    themselves. `listed` is what pages that list events need, by their kind.
    """

    files: Files
    notes: tuple[Note, ...]
    targets: tuple[tuple[str, str], ...]
    links: Part[tuple[Link, ...]]
    anchors: Part[Anchors]
    kept: Mapping[str, str] = {}
    given: tuple[Note, ...] = ()
    listed: Mapping[str, Part[Listed]] = {}

    @property
    def paths(self) -> Iterable[str]:
        """The paths of all files."""
        return (*map(str, self.files), *self.kept)


class Front(NamedTuple):
    """What the pages of one kind that list events are made of, and the notes that they show.

    `share` is the number, from 1, of those that list a share of the events; 0 where they list all.
    """

    kind: str
    listed: tuple[Part[Listed], ...]
    notes: tuple[Note, ...] = ()
    share: int = 0

    @property
    def key(self) -> bytes:
        """The digest of all of it."""
        whole = hashlib.sha256(repr((self.kind, self.notes, self.share)).encode())
        for part in self.listed:
            whole.update(part.digest)
        return whole.digest()


def annotate_member(opened: Opened) -> Annotations:
    """What the text of a content file says."""
    return annotate(opened.article)


def study(event: Event, _: Source) -> Briefing:
    """What the articles of an event say all together, but for what is hidden, without them."""
    found = without_hidden(brief(event))
    return replace(found, event=replace(found.event, articles=(), annotations={}, terms={}))


def _briefing(placed: Neighbourhood, run: Run) -> Result[Briefing]:
    """The briefing of an event, and the notes on the editor's file."""
    source = placed.source
    opened = [Opened(member.key, member.article) for member in source.members]
    articles = tuple(each.article for each in opened)
    ids = (article.id for article in articles)
    annotations = dict(zip(ids, run(annotate_member, opened), strict=True))
    found = _event_file(source)
    (file,) = found.values
    event = Event(
        id=source.event,
        title=placed.outlined.outline.get().title,
        articles=articles,
        annotations=annotations,
        terms=placed.outlined.terms.get(),
        period=file.period,
        places=file.places,
        lead=file.lead,
        corrections=file.corrections,
        hidden=file.hidden,
    )
    (studied,) = run(partial(study, event), [source])
    whole = replace(
        studied.event,
        articles=articles,
        annotations=annotations,
        terms=event.terms,
        related=placed.related.get(),
    )
    return Result((replace(studied, event=whole),), found.notes)


def _event_file(source: Source) -> Result[EventFile]:
    """What the editor says of an event; of several files the last that can be read."""
    found = [read_event(PurePosixPath(file.path), file.read()) for file in source.files]
    said = [event for result in found for event in result.values]
    file = said[-1] if said else EventFile(event=source.event)
    return Result((file,), tuple(note for result in found for note in result.notes))


def outline_event(source: Source) -> Outlined:
    """An event in short, with its title: nothing but its articles and the editor's is looked at."""
    articles = [member.article for member in source.members]
    stories = tuple(story(article.id, article) for article in articles)
    (file,) = _event_file(source).values
    title, terms = file.title or name_event(stories).title, find_terms(stories)
    return Outlined(part_of(outline(source.event, title, stories, terms)), part_of(terms))


def find_neighbours(survey: Survey) -> Mapping[str, Part[tuple[Relation, ...]]]:
    """The events near each event that has any, the nearest first."""
    related = relate(part.get() for part in survey.outlines)
    return {event: part_of(near) for event, near in related.items()}


def write_event(frame: Frame, placed: Neighbourhood, run: Run = map) -> Chapter:
    """The pages of one event, and what pages that list events need of it."""
    found = _briefing(placed, run)
    (briefing,) = found.values
    articles = briefing.event.articles
    of = subject(frame.site, briefing)
    files = render(plan_event(of), frame.templates)
    account = examine(files, articles)
    places = {str(path): account.anchors.get(path, frozenset()) for path in files}
    entries = list_event(of)
    given = {
        kind: [(page.path, page.data) for page in plan_front(frame.site, kind, [entry])]
        for kind, entry in entries.items()
        if kind in FRONT_PAGES
    }
    witnesses = vouch(given, articles, places)
    listed = {
        kind: part_of(Listed(entry, witnesses.get(kind, Witness())))
        for kind, entry in entries.items()
    }
    return _chapter(files, account)._replace(given=found.notes, listed=listed)


def write_front(frame: Frame, front: Front) -> Chapter:
    """The pages of one kind that list events; those that list none where the kind is ''."""
    files, witnesses = _front_files(frame, front)
    account = examine_lists(files, witnesses)
    known = {target for witness in witnesses for target in witness.targets}
    links = (k for k in account.links if (str(k.target), k.anchor) not in known)
    return _chapter(files, replace(account, links=tuple(links)))


def _front_files(frame: Frame, front: Front) -> tuple[Files, list[Witness]]:
    """The files of a front, and what events know of them: all that is held while they are checked.

    What they were made of is large where there are many events.
    """
    site = replace(frame.site, notes=front.notes)
    listed = [part.get() for part in front.listed]
    entries = [each.entry for each in listed]
    if front.share:
        pages = plan_share(front.kind, front.share, entries)
    else:
        pages = plan_front(site, front.kind, entries) if front.kind else plan_site(site)
    return render(pages, frame.templates), [each.witness for each in listed]


def _chapter(files: Files, account: Account) -> Chapter:
    """The chapter of files that have been looked at, but for what else it holds."""
    inside = [link for link in account.links if link.target in files]
    outside = tuple(link for link in account.links if link.target not in files)
    return Chapter(
        files=files,
        notes=(*account.notes, *dead_links(inside, files, account.anchors)),
        targets=tuple(sorted({(str(link.target), link.anchor) for link in outside})),
        links=part_of(outside),
        anchors=part_of({path: tuple(sorted(a)) for path, a in account.anchors.items()}),
    )

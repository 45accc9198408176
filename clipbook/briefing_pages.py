"""Turns an event into its checked pages, and what pages list of events into theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from clipbook.annotations import annotate, is_english
from clipbook.check import (
    UNSAFE,
    Account,
    Link,
    Witness,
    dead_links,
    examine,
    examine_lists,
    find_unproved,
    vouch,
)
from clipbook.content import EventFile
from clipbook.events import Outline, find_terms, name_event, outline
from clipbook.findings import brief, extend, note_saved_twice, note_unread, without_hidden
from clipbook.importer import story
from clipbook.model import Article, Briefing, Event, Files, Mark, OwnPage, Relation, Run, Site, Term
from clipbook.notes import Note, Severity, note_on
from clipbook.pages import (
    Share,
    find_parts,
    list_event,
    plan_added,
    plan_alone,
    plan_event,
    plan_front,
    plan_share,
    plan_site,
    read_entry,
    subject,
    take_mark,
)
from clipbook.render import render

LARGEST: Final = 300
"""So many articles of an event are analysed and have a page each."""


class SiteFrame(Struct, frozen=True):
    """What all pages share: the site without its events, and the templates by name."""

    site: Site
    templates: Mapping[str, str]


class EventSource(Struct, frozen=True):
    """What a briefing is made of; `terms` tell articles from others, `related` are near events.

    `abroad` are the ids of those articles that are not in English,
    `further` are articles of the event that are listed only.
    """

    event: str
    articles: tuple[Article, ...]
    file: EventFile
    further: tuple[Article, ...] = ()
    title: str = ""
    terms: Mapping[str, tuple[Term, ...]] = {}
    abroad: frozenset[str] = frozenset()
    related: tuple[Relation, ...] = ()


class Outlined(Struct, frozen=True):
    """An event in short; what tells each article from others, by its id; those not in English."""

    outline: Outline
    terms: Mapping[str, tuple[Term, ...]]
    abroad: frozenset[str]


class Listed(Struct, frozen=True):
    """What pages that list events show of one, and what it knows of their words, as msgpack."""

    entry: bytes
    witness: bytes


class Written(Struct, frozen=True):
    """Pages that are made together, what is wrong with them, and what others need of them.

    `links` are those that lead to other pages than these, `anchors` are by page, `listed` is what
    pages that list events need, by their kind, and `mark` what the briefing tells. `unproved` are
    the articles whose words stand on a page without their right address.
    """

    files: Mapping[str, bytes]
    notes: tuple[Note, ...]
    links: tuple[Link, ...]
    anchors: Mapping[str, tuple[str, ...]]
    listed: Mapping[str, Listed] = {}
    mark: Mark | None = None
    unproved: frozenset[str] = frozenset()

    @property
    def is_safe(self) -> bool:
        """Whether every copy has its right address."""
        return all(note.code not in UNSAFE for note in self.notes)


class Front(Struct, frozen=True):
    """What the pages of one kind that list events are made of, and the notes that they show.

    `own` are the person's pages, where the kind is ''.
    `share` is that of the events of which they are, where they do not list all.
    """

    kind: str
    listed: tuple[Listed, ...] = ()
    notes: tuple[Note, ...] = ()
    share: Share | None = None
    own: tuple[OwnPage, ...] = ()


def outline_event(source: EventSource) -> Outlined:
    """An event in short, with its title: nothing but its articles and the editor's is looked at."""
    stories = tuple(story(article.id, article) for article in source.articles)
    title, terms = source.file.title or name_event(stories).title, find_terms(stories)
    abroad = frozenset(article.id for article in source.articles if not is_english(article))
    return Outlined(outline(source.event, title, stories, terms), terms, abroad)


def study(event: Event) -> Briefing:
    """What the articles of an event say all together, but for what is hidden, without them."""
    found = without_hidden(brief(event))
    event = replace(found.event, articles=(), further=(), annotations={}, terms={})
    return replace(found, event=event)


def brief_event(source: EventSource, run: Run) -> Briefing:
    """The briefing of an event."""
    ids = (article.id for article in source.articles)
    annotations = dict(zip(ids, run(annotate, source.articles), strict=True))
    file = source.file
    event = Event(
        id=source.event,
        title=source.title,
        articles=source.articles,
        annotations=annotations,
        terms=source.terms,
        further=source.further,
        period=file.period,
        places=file.places,
        lead=file.lead,
        corrections=file.corrections,
        hidden=file.hidden,
        aliases=file.aliases,
        mark=file.mark,
    )
    (studied,) = run(study, [event])
    whole = replace(
        studied.event,
        articles=source.articles,
        annotations=annotations,
        terms=source.terms,
        further=source.further,
        related=source.related,
    )
    return replace(studied, event=whole)


def write_event(frame: SiteFrame, run: Run, source: EventSource) -> Written:
    """The pages of one event, and what pages that list events need of it.

    An article whose words cannot be proved to stand where a page says so is left out with what
    rests on it, and the event is briefed without it. Notes: those of `check.examine`, `left-out`,
    `saved-twice`, `not-analysed`, `large-event`.
    """
    written = _write_event(frame, run, source)
    left_out: list[Note] = []
    while written.unproved and len(written.unproved) < len(source.articles):
        wrong = next(note for note in written.notes if note.code in UNSAFE)
        left_out += (_left_out(source, name, wrong) for name in sorted(written.unproved))
        kept = tuple(a for a in source.articles if a.id not in written.unproved)
        source = replace(source, articles=kept)
        written = _write_event(frame, run, source)
    return replace(written, notes=(*left_out, *written.notes))


def _write_event(frame: SiteFrame, run: Run, source: EventSource) -> Written:
    extended = extend(brief_event(source, run))
    (briefing,) = extended.values
    of = subject(frame.site, briefing)
    planned = plan_event(of)
    added = plan_added(of, planned)
    files = render((*planned, *added.values), frame.templates, frame.site.settings.language)
    articles = (*source.articles, *source.further)
    account = examine(files, articles)
    written = _written(files, account)
    if not written.is_safe:
        return replace(written, unproved=find_unproved(files, source.articles))
    places = {str(path): account.anchors.get(path, frozenset()) for path in files}
    entries = list_event(of)
    given = {
        kind: [(page.path, page.data) for page in pages]
        for kind, pages in plan_alone(frame.site, entries).items()
    }
    witnesses = vouch(given, articles, places)
    listed = {
        kind: Listed(_encode(entry), _encode(witnesses[kind])) for kind, entry in entries.items()
    }
    event = briefing.event
    notes = (*written.notes, *note_saved_twice(event), *note_unread(event), *_note_further(event))
    notes += (*extended.notes, *added.notes)
    return replace(written, notes=notes, listed=listed, mark=take_mark(of.briefing))


def _left_out(source: EventSource, name: str, wrong: Note) -> Note:
    page = wrong.place.path
    message = f"on `{page}` {wrong.message}; the article is left out, please report it"
    return note_on(f"content/{source.event}/{name}.md", Severity.ERROR, "left-out", message)


def _note_further(event: Event) -> Iterator[Note]:
    """A note `large-event` where some articles of an event are listed only."""
    if event.further:
        message = (
            f"{event.clippings:,} clippings: the {len(event.articles)} "
            "that print most of what all do are analysed and have pages, the others are listed; "
            f"expected no more than {LARGEST}"
        )
        yield note_on(f"content/{event.id}", Severity.WARNING, "large-event", message)


def write_front(frame: SiteFrame, front: Front) -> Written:
    """The pages of one kind that list events; those that list none where the kind is ''."""
    site = replace(frame.site, notes=front.notes)
    entries = [read_entry(front.kind, each.entry) for each in front.listed]
    if front.share:
        pages = plan_share(site, front.kind, front.share, entries)
    elif front.kind:
        pages = plan_front(site, front.kind, entries)
    else:
        pages = plan_site(replace(site, own=front.own))
    files = render(pages, frame.templates, frame.site.settings.language)
    witnesses = [_WITNESS.decode(each.witness) for each in front.listed]
    account = examine_lists(files, witnesses)
    known = {target for each in witnesses for target in each.targets}
    if front.share:
        known.update((str(path), "") for path in find_parts(front.kind, front.share))
    links = tuple(k for k in account.links if (str(k.target), k.anchor) not in known)
    return _written(files, replace(account, links=links))


def _written(files: Files, account: Account) -> Written:
    """The pages that have been looked at, with the notes on the links among them."""
    inside = [link for link in account.links if link.target in files]
    return Written(
        files={str(path): data for path, data in files.items()},
        notes=(*account.notes, *dead_links(inside, files, account.anchors)),
        links=tuple(link for link in account.links if link.target not in files),
        anchors={str(path): tuple(sorted(a)) for path, a in account.anchors.items()},
    )


_encode: Final = msgspec.msgpack.encode
_WITNESS: Final = msgspec.msgpack.Decoder(Witness)

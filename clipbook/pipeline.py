"""The second journey: content becomes a site. Files in, files out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import PurePosixPath

from clipbook.annotations import annotate
from clipbook.check import Account, Link, dead_links, examine
from clipbook.content import EventFile, read_content
from clipbook.findings import brief
from clipbook.group import name_event
from clipbook.importing import story
from clipbook.model import Article, Briefing, Clipping, Event, Settings, Site
from clipbook.pages import plan_events, plan_front
from clipbook.readers import read
from clipbook.render import fingerprint, render
from clipbook.source import Note, Severity, note_on
from clipbook.steps import Files, Output, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What decides how a site looks: its settings, templates by name, and static files."""

    settings: Settings
    templates: Mapping[str, str]
    static: Files


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages share: the site without its events, and the templates by name."""

    site: Site
    templates: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The files of one event, what is wrong with them, their anchors, and where they link to.

    `kept` holds the digests of files that are not in `files` because the site has them already.
    """

    files: Files
    kept: Mapping[PurePosixPath, str] = field(default_factory=dict)
    notes: tuple[Note, ...]
    anchors: Mapping[PurePosixPath, frozenset[str]]
    links: tuple[Link, ...]


def build(content: Files, clippings: Sequence[Clipping], looks: Looks, run: Run = map) -> Output:
    """The files of the site, its manifest not among them.

    Notes: those of the content's readers and of `check`, `clipping-gone`.
    """
    held, notes = read_content(content, run)
    present, gone = _present(held.articles, clippings)
    articles = _with_removed(present, clippings, run)
    briefings = tuple(run(study, _events(articles, held.events)))
    names, assets = fingerprint(looks.static)
    frame = Frame(Site(settings=looks.settings, briefings=(), assets=names), looks.templates)
    chapters = tuple(run(partial(write_chapter, frame), briefings))
    files = {path: data for chapter in chapters for path, data in chapter.files.items()}
    kept = {path: digest for chapter in chapters for path, digest in chapter.kept.items()}
    front, account = _write_front(frame, briefings, notes, sorted((*files, *kept)))
    files |= {**assets, **front}
    anchors = {**account.anchors}
    for chapter in chapters:
        anchors |= chapter.anchors
    wrong = (note for chapter in chapters for note in chapter.notes)
    links = (*account.links, *(link for chapter in chapters for link in chapter.links))
    dead = dead_links(links, {*files, *kept}, anchors)
    return Output(files, (*notes, *gone, *account.notes, *wrong, *dead), kept)


def study(event: Event) -> Briefing:
    """What the articles of an event say, each alone and all together, but for what is hidden."""
    annotations = {article.id: annotate(article) for article in event.articles}
    return _without_hidden(brief(replace(event, annotations=annotations)))


def write_chapter(frame: Frame, briefing: Briefing) -> Chapter:
    """The pages of one event."""
    site = replace(frame.site, briefings=(briefing,))
    files = render(plan_events(site), frame.templates)
    account = examine(files, briefing.event.articles)
    inside = [link for link in account.links if link.target in files]
    return Chapter(
        files=files,
        notes=(*account.notes, *dead_links(inside, files, account.anchors)),
        anchors=account.anchors,
        links=tuple(link for link in account.links if link.target not in files),
    )


def _write_front(
    frame: Frame,
    briefings: Sequence[Briefing],
    notes: tuple[Note, ...],
    others: Iterable[PurePosixPath],
) -> tuple[Files, Account]:
    """The pages that belong to no single event, and their account."""
    ordered = tuple(sorted(briefings, key=_newest_first))
    site = replace(frame.site, briefings=ordered, notes=notes)
    files = render(plan_front(site, others), frame.templates)
    articles = [article for briefing in briefings for article in briefing.event.articles]
    return files, examine(files, articles)


def _present(
    articles: Mapping[PurePosixPath, Article],
    clippings: Sequence[Clipping],
) -> tuple[list[Article], tuple[Note, ...]]:
    """The articles to build, and notes on untouched ones that wait for their clipping to return.

    Without any clipping all are built: the content is all there is.
    """
    if not clippings:
        return list(articles.values()), ()
    known = {name for clipping in clippings for name in (clipping.path, clipping.sha256)}
    present, notes = [], []
    for path, article in articles.items():
        if article.edited or known & {article.clipping, article.clipping_sha256}:
            present.append(article)
            continue
        message = (
            f"its clipping `{article.clipping}` is no longer in seeds/, so it is not built; "
            "put it back, or edit this file to keep it"
        )
        notes.append(note_on(f"content/{path}", Severity.WARNING, "clipping-gone", message))
    return present, tuple(notes)


def _with_removed(
    articles: Iterable[Article],
    clippings: Sequence[Clipping],
    run: Run,
) -> tuple[Article, ...]:
    """The articles that are built, with the lines that reading their clippings removes."""
    wanted = {article.clipping_sha256 for article in articles}
    used = [clipping for clipping in clippings if clipping.sha256 in wanted]
    read_again = {
        (clipping.sha256, reading.title if len(result.values) > 1 else ""): reading.removed
        for clipping, result in zip(used, run(read, used), strict=True)
        for reading in result.values
    }
    return tuple(
        replace(
            article,
            removed=read_again.get((article.clipping_sha256, ""))
            or read_again.get((article.clipping_sha256, article.title), ()),
        )
        for article in articles
        if not article.draft
    )


def _events(
    articles: Sequence[Article],
    files: Mapping[str, EventFile],
) -> tuple[Event, ...]:
    """The events of the articles, by their folders, with what the editor set."""
    members: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        members[article.event].append(article)
    events = []
    for name, group_ in sorted(members.items()):
        file = files.get(name) or EventFile(event=name)
        title = file.title or name_event(tuple(story(a.id, a) for a in group_)).title
        events.append(
            Event(
                id=name,
                title=title,
                articles=tuple(group_),
                period=file.period,
                places=file.places,
                lead=file.lead,
                corrections=file.corrections,
                hidden=file.hidden,
            ),
        )
    return tuple(events)


def _without_hidden(briefing: Briefing) -> Briefing:
    """The briefing without the statements that the editor hides."""
    hidden = set(briefing.event.hidden)
    if not hidden:
        return briefing
    return replace(
        briefing,
        key_points=tuple(s for s in briefing.key_points if s not in hidden),
        timeline=tuple(entry for entry in briefing.timeline if entry.statement not in hidden),
        differences=tuple(
            difference
            for difference in briefing.differences
            if not any(hidden & set(side.statements) for side in difference.sides)
        ),
        speakers=tuple(
            replace(speaker, utterances=kept)
            for speaker in briefing.speakers
            if (kept := tuple(u for u in speaker.utterances if u.statement not in hidden))
        ),
        facts=tuple(fact for fact in briefing.facts if not hidden & set(fact.statements)),
    )


def _newest_first(briefing: Briefing) -> tuple[int, str]:
    days = [a.published.period.latest for a in briefing.event.articles if a.published]
    return -max(days, default=date.min).toordinal(), briefing.event.id

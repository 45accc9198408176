"""The two journeys: clippings become content, and content becomes a site. Files in, files out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import PurePosixPath
from typing import Final, Protocol, TypeVar

from clipbook.annotations import annotate
from clipbook.check import Account, Link, dead_links, examine
from clipbook.content import (
    EVENT_FILE,
    LEDGER,
    Entry,
    EventFile,
    read_article,
    read_event,
    read_ledger,
    write_article,
    write_ledger,
)
from clipbook.dating import date_articles
from clipbook.findings import brief
from clipbook.group import Story, group, name_event
from clipbook.model import Article, Briefing, Clipping, Event, Settings, Site
from clipbook.pages import plan_events, plan_front
from clipbook.readers import read
from clipbook.render import fingerprint, render
from clipbook.source import Note, Place, Result, Severity
from clipbook.text.normalise import slug

Files = Mapping[PurePosixPath, bytes]
A = TypeVar("A")
B = TypeVar("B")

_LEDGER_PATH: Final = PurePosixPath(LEDGER)


class Run(Protocol):
    """Calls a function on each item; the built-in `map` does, and so does a pool of processes."""

    def __call__(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        """The results, in the order of the items."""


@dataclass(frozen=True, slots=True)
class Content:
    """What content/ holds: articles and event files by their paths, and the ledger."""

    articles: Mapping[PurePosixPath, Article]
    events: Mapping[str, EventFile]
    ledger: tuple[Entry, ...]


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


@dataclass(frozen=True, slots=True)
class Output:
    """Files made, notes, and the digests of files that the site has already and keeps."""

    files: Files
    notes: tuple[Note, ...]
    kept: Mapping[PurePosixPath, str] = field(default_factory=dict)


# ---------------------------------------------------------------- clippings become content


def import_seeds(
    clippings: Sequence[Clipping],
    content: Files,
    again: frozenset[str] = frozenset(),
    run: Run = map,
) -> Output:
    """The content files of the clippings that were never met or that `again` names, and the ledger.

    What a person edited, moved or deleted stays as it is. An import that broke off is completed as
    if it had not. Notes: those of the readers, `changed-clipping`, `same-clipping`.
    """
    held, _ = read_content(content, run)
    strays = _strays(held)
    if strays:
        rest = Content(
            {path: article for path, article in held.articles.items() if path not in strays},
            held.events,
            held.ledger,
        )
        output = _import(clippings, rest, again, run)
        if all(output.files.get(path) == content[path] for path in strays):
            new = {path: data for path, data in output.files.items() if path not in strays}
            return Output(new, output.notes)
    return _import(clippings, held, again, run)


def _strays(content: Content) -> frozenset[PurePosixPath]:
    """Untouched files that the ledger does not know: remains of an import that broke off."""
    met = {entry.sha256 for entry in content.ledger}
    return frozenset(
        path
        for path, article in content.articles.items()
        if article.clipping_sha256 and article.clipping_sha256 not in met and not article.edited
    )


def _import(
    clippings: Sequence[Clipping],
    held: Content,
    again: frozenset[str],
    run: Run,
) -> Output:
    files = _files_by_digest(held.articles)
    todo, notes = _unmet(clippings, held, files, again)
    results = list(run(read, todo))
    drafts = [
        replace(article, url=article.url or clipping.address)
        for clipping, result in zip(todo, results, strict=True)
        for article in result.values
    ]
    made = _place(drafts, held.articles)
    entries = _account(clippings, held.ledger, _files_by_digest({**held.articles, **made}))
    new = {path: write_article(article) for path, article in made.items()}
    if entries != held.ledger:
        new[_LEDGER_PATH] = write_ledger(entries)
    return Output(new, (*notes, *(_in_seeds(note) for result in results for note in result.notes)))


def read_content(files: Files, run: Run = map) -> tuple[Content, tuple[Note, ...]]:
    """Everything in content/; an article whose address another one has already is left out.

    Notes: those of the files' readers, `same-address`.
    """
    paths = sorted(path for path in files if path.suffix == ".md")
    pages = [path for path in paths if path.name != EVENT_FILE]
    results = run(_read_article, [(path, files[path]) for path in pages])
    articles: dict[PurePosixPath, Article] = {}
    taken: dict[tuple[str, str], PurePosixPath] = {}
    notes: list[Note] = []
    for path, result in zip(pages, results, strict=True):
        notes += result.notes
        for article in result.values:
            first = taken.setdefault((article.event, article.id), path)
            if first == path:
                articles[path] = article
            else:
                notes.append(_same_address(path, first))
    events: dict[str, EventFile] = {}
    for path in paths:
        if path.name == EVENT_FILE:
            found = read_event(path, files[path])
            notes += found.notes
            events |= {event.event: event for event in found.values}
    ledger = read_ledger(files.get(_LEDGER_PATH, b""))
    return Content(articles, events, ledger.values), (*notes, *ledger.notes)


def _read_article(named: tuple[PurePosixPath, bytes]) -> Result[Article]:
    return read_article(*named)


def _files_by_digest(articles: Mapping[PurePosixPath, Article]) -> dict[str, tuple[str, ...]]:
    """The content files made from each clipping, by the digest of the clipping."""
    files: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for path, article in sorted(articles.items()):
        if article.clipping_sha256:
            files[article.clipping_sha256] += (str(path),)
    return files


def _unmet(
    clippings: Sequence[Clipping],
    content: Content,
    files: Mapping[str, tuple[str, ...]],
    again: frozenset[str],
) -> tuple[list[Clipping], list[Note]]:
    """The clippings to read into content, and notes on those that are passed over."""
    met = {entry.path: entry.sha256 for entry in content.ledger}
    digests = {*met.values(), *files}
    todo: dict[str, Clipping] = {}
    notes = []
    for clipping in clippings:
        if clipping.sha256 in todo:
            twin = f"the same bytes as `{todo[clipping.sha256].path}`; it is read once"
            notes.append(_note(Severity.INFO, "same-clipping", twin, f"seeds/{clipping.path}"))
        elif clipping.path in again and clipping.sha256 not in files:
            todo[clipping.sha256] = clipping
        elif clipping.path in met and met[clipping.path] != clipping.sha256:
            changed = (
                "changed since it was read; its content file stays as it is, "
                f"`build --again {clipping.path}` reads it anew"
            )
            place = f"seeds/{clipping.path}"
            notes.append(_note(Severity.WARNING, "changed-clipping", changed, place))
        elif clipping.sha256 not in digests:
            todo[clipping.sha256] = clipping
    return list(todo.values()), notes


def _account(
    clippings: Sequence[Clipping],
    ledger: tuple[Entry, ...],
    files: Mapping[str, tuple[str, ...]],
) -> tuple[Entry, ...]:
    """The ledger as it stands now: every clipping met, with its content files.

    A clipping that had a file once and has none now was dismissed; one that could not be read is
    not met, so that every build complains of it.
    """
    met = {entry.path: entry.sha256 for entry in ledger}
    met |= {clipping.path: clipping.sha256 for clipping in clippings if clipping.sha256 in files}
    return tuple(Entry(path, digest, files.get(digest, ())) for path, digest in sorted(met.items()))


def _place(
    drafts: Sequence[Article],
    held: Mapping[PurePosixPath, Article],
) -> dict[PurePosixPath, Article]:
    """The drafts with their days, by the content files they go to, folder by event."""
    if not drafts:
        return {}
    stories = {f"{a.event}/{a.id}": story(f"{a.event}/{a.id}", a) for a in held.values()}
    placed = {key: key.rpartition("/")[0] for key in stories}
    keyed = {f"{draft.clipping}#{n}": draft for n, draft in enumerate(drafts)}
    stories |= {key: story(key, draft) for key, draft in keyed.items()}
    members: dict[str, list[str]] = defaultdict(list)
    for placement in group(tuple(stories.values()), placed):
        if placement.id in keyed:
            members[placement.event].append(placement.id)
    folders, taken = set(placed.values()), set(held)
    made: dict[PurePosixPath, Article] = {}
    for event, keys in sorted(members.items()):
        settled = [article for article in held.values() if article.event == event]
        folder = event
        if not settled:
            name = name_event(tuple(stories[key] for key in keys))
            folder = _free(name.slug or "event", folders)
            folders.add(folder)
        for draft in date_articles([keyed[key] for key in keys], settled):
            path = _content_path(folder, draft, taken)
            taken.add(path)
            made[path] = replace(draft, id=path.stem, event=folder)
    return made


def story(key: str, article: Article) -> Story:
    """What grouping looks at of an article, under the id `key`."""
    published = article.published
    return Story(
        id=key,
        title=article.title,
        day=published.period.earliest if published else None,
        text=article.body,
        outlet=article.outlet,
    )


def _content_path(folder: str, article: Article, taken: set[PurePosixPath]) -> PurePosixPath:
    """A free path for an article in the folder of its event, named after its title."""
    stem = slug(article.title) or slug(PurePosixPath(article.clipping).stem) or "article"
    free = _free(stem, {path.stem for path in taken if str(path.parent) == folder})
    return PurePosixPath(folder, f"{free}.md")


def _free(name: str, taken: set[str]) -> str:
    """`name`, or the first of `name-2`, `name-3` ... that is not taken."""
    if name not in taken:
        return name
    return next(other for n in count(2) if (other := f"{name}-{n}") not in taken)


# ---------------------------------------------------------------- content becomes a site


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
        notes.append(_note(Severity.WARNING, "clipping-gone", message, f"content/{path}"))
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


def _in_seeds(note: Note) -> Note:
    """A reader's note, its place below seeds/."""
    return replace(note, place=Place(f"seeds/{note.place.path}", note.place.line))


def _same_address(path: PurePosixPath, first: PurePosixPath) -> Note:
    message = f"has the same address as `content/{first}`; rename one of them"
    return _note(Severity.ERROR, "same-address", message, f"content/{path}")


def _note(severity: Severity, code: str, message: str, path: str) -> Note:
    return Note(severity=severity, code=code, message=message, place=Place(path))

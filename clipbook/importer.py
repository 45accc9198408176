"""The first journey: clippings become content. Files in, files out."""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.content import (
    LEDGER_PATH,
    Content,
    LedgerEntry,
    aside,
    read_content,
    write_article,
    write_ledger,
)
from clipbook.dating import date_articles
from clipbook.events import Means, Story, Wishes, group, name_event
from clipbook.model import Article, Clipping, Files, Output, Run
from clipbook.notes import Note, Place, Severity, note_on
from clipbook.readers import read
from clipbook.text.normalise import name_of, slug

_STEM: Final = 60
"""So many characters of a title name a file; addresses are long enough as it is."""


class Move(Struct, frozen=True, order=True):
    """A content file that grouping anew would put elsewhere: both paths below content/."""

    source: PurePosixPath
    target: PurePosixPath


def import_seeds(
    clippings: Sequence[Clipping],
    content: Files,
    again: frozenset[str] = frozenset(),
    run: Run = map,
) -> Output:
    """The content files of the clippings that were never met or that `again` names, and the ledger.

    What a person edited, moved or deleted stays as it is. An import that broke off is completed as
    if it had not. A ledger that cannot be read is kept aside and written anew. Notes: those of the
    readers, `merged-ledger`, `changed-clipping`, `same-clipping`, `already-read`, `bad-ledger`.
    """
    held, _ = read_content(content, run)
    output = _import_or_complete(clippings, (content, held), again, run)
    complaints = held.ledger.notes
    if not any(note.code == "bad-ledger" for note in complaints):
        return Output(output.files, (*complaints, *output.notes))
    data = content[LEDGER_PATH]
    files = {PurePosixPath(aside(data)): data, LEDGER_PATH: write_ledger(()), **output.files}
    return Output(files, (*complaints, *output.notes))


def restore(clippings: Sequence[Clipping], content: Files, run: Run = map) -> Output:
    """What stands in for content files whose bytes are no text: the readings of their clippings.

    It does where an import of the clipping gives a file of the same path. The damaged file itself
    stays as it is. Notes: `damaged-file`.
    """
    held, _ = read_content(content, run)
    if not held.damaged:
        return Output({}, ())
    gone = {str(path) for path in held.damaged}
    lost = {entry.path for entry in held.ledger.values if not gone.isdisjoint(entry.articles)}
    sound = {path: data for path, data in content.items() if path not in held.damaged}
    made = import_seeds(clippings, sound, frozenset(lost), run).files
    found = {path: made[path] for path in sorted(held.damaged & made.keys())}
    message = (
        "its bytes are no text any more; its clipping is read in its place, without what you "
        "changed: restore the file from a backup, or delete it and `build --again` its clipping"
    )
    notes = [
        note_on(f"content/{path}", Severity.WARNING, "damaged-file", message) for path in found
    ]
    return Output(found, tuple(notes))


def _import_or_complete(
    clippings: Sequence[Clipping],
    given: tuple[Files, Content],
    again: frozenset[str],
    run: Run,
) -> Output:
    content, held = given
    strays = _strays(held.articles, held.ledger.values)
    if strays:
        articles = {path: each for path, each in held.articles.items() if path not in strays}
        output = _import(clippings, replace(held, articles=articles), again, run)
        if all(output.files.get(path) == content[path] for path in strays):
            new = {path: data for path, data in output.files.items() if path not in strays}
            return Output(new, output.notes)
    return _import(clippings, held, again, run)


def _strays(
    articles: Mapping[PurePosixPath, Article], ledger: Iterable[LedgerEntry]
) -> frozenset[PurePosixPath]:
    """Untouched files that the ledger does not know: remains of an import that broke off."""
    met = {entry.sha256 for entry in ledger}
    return frozenset(
        path
        for path, article in articles.items()
        if article.clipping_sha256 and article.clipping_sha256 not in met and not article.edited
    )


def _import(
    clippings: Sequence[Clipping],
    held: Content,
    again: frozenset[str],
    run: Run,
) -> Output:
    files = _files_by_digest(held.articles)
    todo, notes = _unmet(clippings, held.ledger.values, files, again)
    results = list(run(read, todo))
    drafts = [
        replace(article, url=article.url or clipping.address)
        for clipping, result in zip(todo, results, strict=True)
        for article in result.values
    ]
    made = _place(drafts, held, run)
    entries = _account(clippings, held.ledger.values, _files_by_digest({**held.articles, **made}))
    new = {path: write_article(article) for path, article in made.items()}
    if entries != held.ledger.values or held.ledger.notes:
        new[LEDGER_PATH] = write_ledger(entries)
    return Output(new, (*notes, *(_in_seeds(note) for result in results for note in result.notes)))


def _files_by_digest(articles: Mapping[PurePosixPath, Article]) -> dict[str, tuple[str, ...]]:
    """The content files made from each clipping, by the digest of the clipping."""
    files: dict[str, tuple[str, ...]] = defaultdict(tuple)
    made = [(str(path), each.clipping_sha256) for path, each in articles.items()]
    made = [(path, digest) for path, digest in made if digest]
    for path, digest in sorted(made, key=lambda item: item[0].split("/")):
        files[digest] += (path,)
    return files


def _unmet(
    clippings: Sequence[Clipping],
    ledger: Iterable[LedgerEntry],
    files: Mapping[str, tuple[str, ...]],
    again: frozenset[str],
) -> tuple[list[Clipping], list[Note]]:
    """The clippings to read into content, and notes on those that are passed over."""
    met = {entry.path: entry.sha256 for entry in ledger}
    digests = {*met.values(), *files}
    todo: dict[str, Clipping] = {}
    notes = []
    for clipping in clippings:
        if clipping.sha256 in todo:
            twin = f"the same bytes as `{todo[clipping.sha256].path}`; it is read once"
            notes.append(note_on(f"seeds/{clipping.path}", Severity.INFO, "same-clipping", twin))
        elif clipping.path in again and clipping.sha256 in files:
            there = (
                f"is read into `content/{files[clipping.sha256][0]}`, which stays as it is; "
                "delete that file to have it read anew"
            )
            place = f"seeds/{clipping.path}"
            notes.append(note_on(place, Severity.WARNING, "already-read", there))
        elif clipping.path in again:
            todo[clipping.sha256] = clipping
        elif clipping.path in met and met[clipping.path] != clipping.sha256:
            changed = (
                "changed since it was read; its content file stays as it is, "
                f"`clipbook build --again {shlex.quote(clipping.path)}` reads it anew"
            )
            place = f"seeds/{clipping.path}"
            notes.append(note_on(place, Severity.WARNING, "changed-clipping", changed))
        elif clipping.sha256 not in digests:
            todo[clipping.sha256] = clipping
    return list(todo.values()), notes


def _account(
    clippings: Sequence[Clipping],
    ledger: tuple[LedgerEntry, ...],
    files: Mapping[str, tuple[str, ...]],
) -> tuple[LedgerEntry, ...]:
    """The ledger as it stands now: every clipping met, with its content files.

    A clipping that had a file once and has none now was dismissed; one that could not be read is
    not met, so that every build complains of it.
    """
    met = {entry.path: entry.sha256 for entry in ledger}
    met |= {clipping.path: clipping.sha256 for clipping in clippings if clipping.sha256 in files}
    before = {entry.path: entry for entry in ledger}
    return tuple(
        LedgerEntry(path, digest, found, _moved(before.get(path), found))
        for path, digest in sorted(met.items())
        for found in (files.get(digest, ()),)
    )


def _moved(before: LedgerEntry | None, files: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a clipping's files that a person put into another folder, now or earlier."""
    if before is None or not before.articles:
        return ()
    folders = {path.rpartition("/")[0] for path in {*before.articles} - {*before.moved}}
    return tuple(
        path for path in files if path in before.moved or path.rpartition("/")[0] not in folders
    )


def _place(drafts: Sequence[Article], content: Content, run: Run) -> dict[PurePosixPath, Article]:
    """The drafts with their days, by the content files they go to, folder by event.

    What was placed before stays; a draft that names its event goes there.
    """
    if not drafts:
        return {}
    held = content.articles
    settled = {f"{article.event}/{article.id}": article for article in held.values()}
    keyed = {f"{draft.clipping}#{n}": draft for n, draft in enumerate(drafts)}
    stories = {key: story(key, article) for key, article in (settled | keyed).items()}
    placed = {key: article.event for key, article in settled.items()}
    placed |= {key: slug(draft.pinned) for key, draft in keyed.items() if slug(draft.pinned)}
    members: dict[str, list[str]] = defaultdict(list)
    for placement in group(tuple(stories.values()), placed, _wishes(settled | keyed), Means(run)):
        if placement.id in keyed:
            members[placement.event].append(placement.id)
    taken = _names_by_folder((*held, *content.unread))
    folders = {*placed.values(), *taken}
    made: dict[PurePosixPath, Article] = {}
    for event, keys in sorted(members.items()):
        folder = event
        if event not in placed.values():
            name = name_event(tuple(stories[key] for key in keys))
            folder = _free(name.slug or "event", folders)
            folders.add(folder)
        others = [article for article in held.values() if article.event == event]
        for draft in date_articles([keyed[key] for key in keys], others):
            path = _content_path(folder, draft, taken[folder])
            taken[folder].add(path.stem)
            made[path] = replace(draft, id=path.stem, event=folder)
    return made


def regroup(content: Files, run: Run = map) -> tuple[Move, ...]:
    """The files that would lie in another folder if all articles were grouped anew.

    An article that names its event, or whose file a person moved, stays with it; a group keeps the
    folder that most of its articles lie in.
    """
    held, _ = read_content(content, run)
    keyed = {str(path): article for path, article in held.articles.items()}
    moved = {path for entry in held.ledger.values for path in entry.moved}
    placed = {key: keyed[key].event for key in sorted(moved & keyed.keys())}
    placed |= {key: slug(article.pinned) for key, article in keyed.items() if slug(article.pinned)}
    stories = tuple(story(key, article) for key, article in keyed.items())
    members: dict[str, list[str]] = defaultdict(list)
    for placement in group(stories, placed, _wishes(keyed), Means(run)):
        members[placement.event].append(placement.id)
    taken = _names_by_folder((*held.articles, *held.unread))
    used, moves = set[str](), list[Move]()
    for event, keys in sorted(members.items(), key=lambda item: (-len(item[1]), item[0])):
        folder = event
        if event not in placed.values():
            folder = _settled_folder([keyed[key] for key in keys], used)
            used.add(folder)
        for path in (PurePosixPath(key) for key in sorted(keys)):
            if slug(path.parent.as_posix()) != folder:
                renamed = replace(keyed[str(path)], title=path.stem)
                target = _content_path(folder, renamed, taken[folder])
                taken[folder].add(target.stem)
                moves.append(Move(path, target))
    return tuple(sorted(moves))


def after_moves(content: Files, moves: Iterable[Move]) -> bytes:
    """The ledger once files were moved by grouping, and not by a person."""
    held, _ = read_content(content)
    places = {str(move.source): str(move.target) for move in moves}
    entries = (
        replace(entry, articles=tuple(sorted(places.get(path, path) for path in entry.articles)))
        for entry in held.ledger.values
    )
    return write_ledger(entries)


def _settled_folder(articles: Sequence[Article], used: set[str]) -> str:
    """The folder most of the articles lie in, if it is free; else a new one after their event."""
    folders = Counter(article.event for article in articles if article.event not in used)
    if folders:
        return max(folders, key=lambda name: (folders[name], name))
    name = name_event(tuple(story(article.id, article) for article in articles))
    return _free(name.slug or "event", used)


def _wishes(keyed: Mapping[str, Article]) -> Wishes:
    """What the person's front matter asks of grouping, by the keys of the articles.

    `not_with` names an article by its id, its file or its clipping.
    """
    names: dict[str, list[str]] = defaultdict(list)
    for key, article in keyed.items():
        for name in {key, article.id, article.clipping, f"{article.id}.md"} - {""}:
            names[name].append(key)
    pairs = (
        (key, other)
        for key, article in keyed.items()
        for name in article.not_with
        for other in names.get(name, ())
        if other != key
    )
    return Wishes(
        apart=frozenset(pairs),
        solo=frozenset(key for key, article in keyed.items() if article.solo),
    )


def story(key: str, article: Article) -> Story:
    """What grouping looks at of an article, under the id `key`."""
    published = article.published
    return Story(
        id=key,
        title=article.title,
        day=published.period.earliest if published and published.day else None,
        text=article.body,
        outlet=article.outlet,
    )


def _names_by_folder(paths: Iterable[PurePosixPath]) -> dict[str, set[str]]:
    """The names that files have in each folder, as the addresses of pages tell them apart."""
    names: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        names[name_of(path.parent.as_posix())].add(name_of(path.stem))
    return names


def _content_path(folder: str, article: Article, taken: set[str]) -> PurePosixPath:
    """A path for an article in the folder of its event, named after its title, not as `taken`."""
    clipping = PurePosixPath(article.clipping)
    stem = slug(article.title, _STEM) or slug(clipping.stem, _STEM) or "article"
    return PurePosixPath(folder, f"{_free(stem, taken)}.md")


def _free(name: str, taken: set[str]) -> str:
    """`name`, or the first of `name-2`, `name-3` ... that is not taken."""
    if name not in taken:
        return name
    return next(other for n in count(2) if (other := f"{name}-{n}") not in taken)


def _in_seeds(note: Note) -> Note:
    """A reader's note, its place below seeds/."""
    return replace(note, place=Place(f"seeds/{note.place.path}", note.place.line))

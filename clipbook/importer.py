"""The first journey: clippings become content. Files in, files out."""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
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
from clipbook.events import Story, Wishes, group, name_event
from clipbook.model import Article, Clipping, Files, Output
from clipbook.notes import Note, Place, Severity, note_on
from clipbook.readers import read
from clipbook.shelf import ALONE, Lazy, Means, Shelf
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
    means: Means = ALONE,
) -> Output:
    """The content files of the clippings that were never met or that `again` names, and the ledger.

    What a person edited, moved or deleted stays as it is. An import that broke off is completed as
    if it had not. A ledger that cannot be read is kept aside and written anew. Notes: those of the
    readers, `merged-ledger`, `changed-clipping`, `same-clipping`, `already-read`, `bad-ledger`.
    """
    held, _ = read_content(content, means)
    return import_into((content, held), clippings, again, means)


def import_into(
    given: tuple[Files, Content],
    clippings: Sequence[Clipping],
    again: frozenset[str],
    means: Means,
) -> Output:
    """What `import_seeds` gives, for content that has been read: its files, and what they hold."""
    content, held = given
    output = _import_or_complete(clippings, given, again, means)
    complaints = held.ledger.notes
    if not any(note.code == "bad-ledger" for note in complaints):
        return Output(output.files, (*complaints, *output.notes))
    data = content[LEDGER_PATH]
    files = {PurePosixPath(aside(data)): data, LEDGER_PATH: write_ledger(()), **output.files}
    return Output(files, (*complaints, *output.notes))


def restore(
    clippings: Sequence[Clipping], given: tuple[Files, Content], means: Means = ALONE
) -> Output:
    """What stands in for content files whose bytes are no text: the readings of their clippings.

    It does where an import of the clipping gives a file of the same path. The damaged file itself
    stays as it is. `given` are the files and what they hold. Notes: `damaged-file`.
    """
    content, held = given
    if not held.damaged:
        return Output({}, ())
    gone = {str(path) for path in held.damaged}
    lost = {entry.path for entry in held.ledger.values if not gone.isdisjoint(entry.articles)}
    sound = {path: data for path, data in content.items() if path not in held.damaged}
    made = import_seeds(clippings, sound, frozenset(lost), means).files
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
    means: Means,
) -> Output:
    content, held = given
    strays = _strays(held.articles, held.ledger.values)
    if strays:
        articles = {path: each for path, each in held.articles.items() if path not in strays}
        output = _import(clippings, replace(held, articles=articles), again, means)
        if all(output.files.get(path) == content[path] for path in strays):
            new = {path: data for path, data in output.files.items() if path not in strays}
            return Output(new, output.notes)
    return _import(clippings, held, again, means)


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
    means: Means,
) -> Output:
    files = _files_by_digest(held.articles.items())
    todo, notes = _unmet(clippings, held.ledger.values, files, again)
    drafts = Shelf[int, Article](Article, means.keep())
    for clipping, result in zip(todo, means.run(read, todo), strict=True):
        notes += map(_in_seeds, result.notes)
        for article in result.values:
            drafts.put(len(drafts), replace(article, url=article.url or clipping.address))
    made = _place(Lazy(drafts.__getitem__, drafts), held, means)
    both = chain(held.articles.items(), made.items())
    entries = _account(clippings, held.ledger.values, _files_by_digest(both))
    new = Shelf[PurePosixPath, bytes](bytes, means.keep())
    for path, article in made.items():
        new.put(path, write_article(article))
    if entries != held.ledger.values or held.ledger.notes:
        new.put(LEDGER_PATH, write_ledger(entries))
    return Output(new, tuple(notes))


def _files_by_digest(
    articles: Iterable[tuple[PurePosixPath, Article]],
) -> dict[str, tuple[str, ...]]:
    """The content files made from each clipping, by the digest of the clipping."""
    files: dict[str, tuple[str, ...]] = defaultdict(tuple)
    made = [(str(path), each.clipping_sha256) for path, each in articles]
    made = [(path, digest) for path, digest in made if digest]
    for path, digest in sorted(made, key=lambda item: item[0].split("/")):
        files[digest] += (path,)
    return files


def _unmet(
    clippings: Sequence[Clipping],
    ledger: Iterable[LedgerEntry],
    files: Mapping[str, tuple[str, ...]],
    again: frozenset[str],
) -> tuple[Sequence[Clipping], list[Note]]:
    """The clippings to read into content, and notes on those that are passed over."""
    met = {entry.path: entry.sha256 for entry in ledger}
    digests = {*met.values(), *files}
    todo: dict[str, int] = {}
    notes = []
    for at, clipping in enumerate(clippings):
        digest, place = clipping.sha256, f"seeds/{clipping.path}"
        if digest in todo:
            twin = f"the same bytes as `{clippings[todo[digest]].path}`; it is read once"
            notes.append(note_on(place, Severity.INFO, "same-clipping", twin))
        elif clipping.path in again and digest in files:
            there = (
                f"is read into `content/{files[digest][0]}`, which stays as it is; "
                "delete that file to have it read anew"
            )
            notes.append(note_on(place, Severity.WARNING, "already-read", there))
        elif clipping.path in again:
            todo[digest] = at
        elif clipping.path in met and met[clipping.path] != digest:
            changed = (
                "changed since it was read; its content file stays as it is, "
                f"`clipbook build --again {shlex.quote(clipping.path)}` reads it anew"
            )
            notes.append(note_on(place, Severity.WARNING, "changed-clipping", changed))
        elif digest not in digests:
            todo[digest] = at
    return Lazy(clippings.__getitem__, todo.values()), notes


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
    found = ((clipping.path, clipping.sha256) for clipping in clippings)
    met |= {path: digest for path, digest in found if digest in files}
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


def _place(
    drafts: Sequence[Article], content: Content, means: Means
) -> Mapping[PurePosixPath, Article]:
    """The drafts with their days, by the content files they go to, folder by event.

    What was placed before stays; a draft that names its event goes there.
    """
    made = Shelf[PurePosixPath, Article](Article, means.keep())
    if not drafts:
        return made
    held = content.articles
    folder_of, homes = dict[str, str](), defaultdict[str, list[PurePosixPath]](list)
    for path, article in held.items():
        folder_of[f"{article.event}/{article.id}"] = article.event
        homes[article.event].append(path)
    keys = {f"{draft.clipping}#{n}": n for n, draft in enumerate(drafts)}
    pinned = {key: slug(draft.pinned) for key, draft in zip(keys, drafts, strict=True)}
    placed = folder_of | {key: folder for key, folder in pinned.items() if folder}

    def keyed() -> Iterator[tuple[str, Article]]:
        return chain(zip(folder_of, held.values(), strict=True), zip(keys, drafts, strict=True))

    members: dict[str, list[str]] = defaultdict(list)
    stories = (story(key, article) for key, article in keyed())
    for placement in group(stories, placed, _wishes(keyed), means):
        if placement.id in keys:
            members[placement.event].append(placement.id)
    taken = _names_by_folder((*held, *content.unread))
    settled = {*placed.values()}
    folders = {*settled, *taken}
    for event, several in sorted(members.items()):
        folder, own = event, [drafts[keys[key]] for key in several]
        if event not in settled:
            name = name_event(tuple(map(story, several, own)))
            folder = _free(name.slug or "event", folders)
            folders.add(folder)
        for draft in date_articles(own, [held[path] for path in homes.get(event, ())]):
            path = _content_path(folder, draft, taken[folder])
            taken[folder].add(path.stem)
            made.put(path, replace(draft, id=path.stem, event=folder))
    return made


def regroup(content: Files, means: Means = ALONE) -> tuple[Move, ...]:
    """The files that would lie in another folder if all articles were grouped anew.

    An article that names its event, or whose file a person moved, stays with it; a group keeps the
    folder that most of its articles lie in.
    """
    held, _ = read_content(content, means)
    keyed = {str(path): article for path, article in held.articles.items()}
    moved = {path for entry in held.ledger.values for path in entry.moved}
    placed = {key: keyed[key].event for key in sorted(moved & keyed.keys())}
    placed |= {key: slug(article.pinned) for key, article in keyed.items() if slug(article.pinned)}
    stories = tuple(story(key, article) for key, article in keyed.items())
    members: dict[str, list[str]] = defaultdict(list)
    for placement in group(stories, placed, _wishes(keyed.items), means):
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


def _wishes(keyed: Callable[[], Iterable[tuple[str, Article]]]) -> Wishes:
    """What the person's front matter asks of grouping; `keyed` gives the articles by their keys.

    `not_with` names an article by its id, its file or its clipping.
    """
    names: dict[str, list[str]] = defaultdict(list)
    for key, article in keyed():
        for name in {key, article.id, article.clipping, f"{article.id}.md"} - {""}:
            names[name].append(key)
    pairs = (
        (key, other)
        for key, article in keyed()
        for name in article.not_with
        for other in names.get(name, ())
        if other != key
    )
    return Wishes(
        apart=frozenset(pairs),
        solo=frozenset(key for key, article in keyed() if article.solo),
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

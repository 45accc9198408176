"""Turns the finished files of a site into notes on what is wrong with them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from clipbook.html_audit import PageAudit, audit
from clipbook.model import Article
from clipbook.notes import Note, Severity, note_on
from clipbook.text.english import find_words
from clipbook.text.language import UNSPACED
from clipbook.text.markup import plain

RUN_WORDS: Final = 8
"""So many words in a row of an article, printed without an address, are a copy without one."""

UNSAFE: Final = frozenset({"wrong-copy", "no-address"})
"""The codes of notes with which a page is not published."""

# A text of eight words of one letter each, and what parts them: no shorter one can be a copy.
_SHORTEST: Final = 2 * RUN_WORDS - 1
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
# What of a word is counted as one: "青河" and "大桥" of "青河大桥", "bridge".
_PARTS: Final = re.compile(f"[{UNSPACED}]{{1,2}}|[^{UNSPACED}]+")
_WHITE: Final = re.compile(r"\s+")
# A place in an article, "1024"; no article is so long that one has more digits.
_OFFSET: Final = re.compile(r"[0-9]{1,9}")

Run = tuple[str, ...]
_Noting = Callable[[str, str, int], Note]


class Link(Struct, frozen=True):
    """A link as written, the page and line where it stands, and the page and anchor it leads to."""

    page: PurePosixPath
    line: int
    written: str
    target: PurePosixPath
    anchor: str


class Account(Struct, frozen=True):
    """What is wrong inside some pages, the anchors that they have, and their links to elsewhere."""

    notes: tuple[Note, ...]
    anchors: Mapping[PurePosixPath, frozenset[str]]
    links: tuple[Link, ...]


class Witness(Struct, frozen=True):
    """What an event knows of the words and links that pages which list it are given.

    `texts` are the words at addresses in its articles, `runs` the runs of RUN_WORDS words that
    stand in its articles and in no name of theirs, `targets` the places of its pages, each path
    with its anchor.
    """

    texts: Mapping[str, str] = {}
    runs: tuple[Run, ...] = ()
    targets: tuple[tuple[str, str], ...] = ()


def check(files: Mapping[PurePosixPath, bytes], articles: Sequence[Article]) -> tuple[Note, ...]:
    """What is wrong with the files of a site, page by page; the articles are what it may copy from.

    Notes: those of `examine` and of `dead_links`.
    """
    account = examine(files, articles)
    return (*account.notes, *dead_links(account.links, files, account.anchors))


def examine(files: Mapping[PurePosixPath, bytes], articles: Sequence[Article]) -> Account:
    """The account of the pages among `files`; `articles` are all that they could copy from.

    A link that leads to one of `files`, and to an anchor that is there, is no link to elsewhere; of
    those that a page has several times it is the first.
    Notes: `duplicate-id`, `wrong-copy` (an addressed text that is not what stands there),
    `no-address` (eight words or more of an article printed without an address, headlines and
    outlets apart: events and sources are called after them).
    """
    bodies = {f"{a.event}/{a.id}": a.body for a in articles}
    return _account(files, partial(_stands, bodies), partial(_copied_runs, articles))


def find_unproved(
    files: Mapping[PurePosixPath, bytes], articles: Sequence[Article]
) -> frozenset[str]:
    """The ids of those articles whose words stand on the pages without their right address."""
    pages = [audit(data, _SHORTEST) for path, data in files.items() if path.suffix == ".html"]
    stands = partial(_stands, {f"{a.event}/{a.id}": a.body for a in articles})
    wrong = {
        address.rsplit(" ", 2)[0]
        for page in pages
        for address, text, _ in page.copied
        if not _is_copy(text, stands(address))
    }
    loose = {run for page in pages for text, _ in page.loose for run in _runs(text)}
    return frozenset(
        a.id for a in articles if f"{a.event}/{a.id}" in wrong or _copied_runs([a], loose)
    )


def examine_lists(files: Mapping[PurePosixPath, bytes], witnesses: Iterable[Witness]) -> Account:
    """The account of pages that list events, given what these know; `check` looks at everything."""
    texts: dict[str, str] = {}
    runs: set[Run] = set()
    for witness in witnesses:
        texts |= witness.texts
        runs.update(witness.runs)
    return _account(files, texts.get, runs.intersection)


def vouch(
    given: Mapping[str, Iterable[tuple[PurePosixPath, object]]],
    articles: Sequence[Article],
    places: Mapping[str, Container[str]],
) -> Mapping[str, Witness]:
    """What an event knows of what is `given` to each kind of pages that list it, by their paths.

    `places` are the files of the event, each with its anchors.
    """
    strings = {
        kind: {
            (folder, text)
            for path, data in pages
            if path.suffix == ".html"
            for folder in (path.parent.as_posix(),)
            for text in _strings(data)
        }
        for kind, pages in given.items()
    }
    texts = {text for found in strings.values() for _, text in found}
    stands = cache(partial(_stands, {f"{a.event}/{a.id}": a.body for a in articles}))
    runs = {text: frozenset(_runs(text)) for text in texts if len(text) >= _SHORTEST}
    copied = _copied_runs(articles, set[Run]().union(*runs.values()))
    return {
        kind: Witness(
            texts={
                text: words
                for text in sorted({text for _, text in found if text.count(" ") > 1})
                if (words := stands(text)) is not None
            },
            runs=tuple(sorted({r for _, text in found for r in runs.get(text, ()) if r in copied})),
            targets=tuple(sorted(_targets(found, places))),
        )
        for kind, found in strings.items()
    }


def _targets(
    strings: Iterable[tuple[str, str]], places: Mapping[str, Container[str]]
) -> set[tuple[str, str]]:
    """Those of `places`, each with an anchor or '', that texts on a page of a folder lead to."""
    targets = set()
    names = {posixpath.basename(place) for place in places}
    for folder, text in strings:
        path, _, anchor = text.partition("#")
        if posixpath.basename(path) in names:
            target = posixpath.normpath(posixpath.join(folder, path))
            if target in places and (not anchor or anchor in places[target]):
                targets.add((target, anchor))
    return targets


def _account(
    files: Mapping[PurePosixPath, bytes],
    stands_at: Callable[[str], str | None],
    copied_of: Callable[[set[Run]], set[Run]],
) -> Account:
    """The account of pages, given what stands at an address and which runs are copied."""
    pages = {
        path: audit(data, _SHORTEST)
        for path, data in sorted(files.items())
        if path.suffix == ".html"
    }
    anchors = {path: frozenset(name for name, _ in page.ids) for path, page in pages.items()}
    stands = cache(stands_at)
    copied = _copied_texts(pages.values(), copied_of)
    leading = cache(_leading)
    places = {path.as_posix(): anchors.get(path, ()) for path in files}
    notes: list[Note] = []
    links: list[Link] = []
    for path, page in pages.items():
        note = partial(_note, path)
        notes += _duplicate_ids(note, page.ids)
        notes += _wrong_copies(note, page.copied, stands)
        notes += _without_address(note, page.loose, copied)
        links += _elsewhere(path, page.links, leading, places)
    return Account(tuple(notes), anchors, tuple(links))


def dead_links(
    links: Iterable[Link],
    paths: Container[PurePosixPath],
    anchors: Mapping[PurePosixPath, Container[str]],
) -> tuple[Note, ...]:
    """The links that lead nowhere, given all `paths` of the site and the anchors of its pages.

    Notes: `dead-link`, `dead-anchor`.
    """
    notes = []
    for link in links:
        if link.target not in paths:
            message = f"a link to `{link.written}`, which is not there"
            notes.append(_note(link.page, "dead-link", message, link.line))
        elif link.anchor and link.anchor not in anchors.get(link.target, ()):
            message = f"a link to `{link.written}`, a page without that anchor"
            notes.append(_note(link.page, "dead-anchor", message, link.line))
    return tuple(notes)


def _copied_texts(
    pages: Iterable[PageAudit], copied_of: Callable[[set[Run]], set[Run]]
) -> set[str]:
    """The texts without an address that hold a run that is copied."""
    texts = {text for page in pages for text, _ in page.loose}
    loose = {text: frozenset(_runs(text)) for text in texts}
    copied = copied_of(set[Run]().union(*loose.values()))
    return {text for text, own in loose.items() if not own.isdisjoint(copied)}


def _copied_runs(articles: Sequence[Article], runs: set[Run]) -> set[Run]:
    """Those of the runs of words that stand in an article, but in no name."""
    longest = {max(run, key=len) for run in runs}  # few articles hold one of them
    copied: set[Run] = set()
    for article in articles:
        body = article.body.casefold()
        if any(word in body for word in longest):
            row = _words(body)
            near = set(filter(frozenset(row).issuperset, runs))
            copied |= near.intersection(_rows(row)) if near else near
    if copied:
        for article in articles:
            copied.difference_update(_runs(article.title), _runs(article.outlet))
    return copied


def _strings(value: object) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | Mapping):  # most are dicts, which are told faster
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, Iterable):
        for each in value:
            yield from _strings(each)


def _duplicate_ids(note: _Noting, ids: Sequence[tuple[str, int]]) -> Iterator[Note]:
    seen: set[str] = set()
    for name, line in ids:
        if name in seen:
            yield note("duplicate-id", f"the id `{name}` a second time", line)
        seen.add(name)


def _elsewhere(
    page: PurePosixPath,
    links: Mapping[str, int],
    leading: Callable[[str, str], str | None],
    anchors: Mapping[str, Container[str]],
) -> Iterator[Link]:
    """The links of a page that lead to a place of the site, but to none of `anchors`."""
    folder, own = page.parent.as_posix(), page.as_posix()
    for link, line in links.items():
        path, _, anchor = link.partition("#")
        target = leading(folder, path) if path else own
        if target is None:
            continue
        anchor = unquote(anchor)
        if target not in anchors or (anchor and anchor not in anchors[target]):
            yield Link(page, line, link, PurePosixPath(target), anchor)


def _leading(folder: str, link: str) -> str | None:
    """The path that a link without an anchor leads to from `folder`; None for one to outside."""
    try:
        parts = urlsplit(link)
    except ValueError:  # no address at all, "http://[": it leads to a file that nobody has
        return posixpath.join(folder, link)
    if parts.scheme or parts.netloc:
        return None
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path)))


def _wrong_copies(
    note: _Noting,
    copied: Iterable[tuple[str, str, int]],
    stands: Callable[[str], str | None],
) -> Iterator[Note]:
    for address, text, line in copied:
        there = stands(address)
        if there is None:
            message = f"the address `{address}`, expected one of an article"
            yield note("wrong-copy", message, line)
        elif not _is_copy(text, there):
            message = f"`{_cut(text)}` at `{address}`, expected `{_cut(there)}`"
            yield note("wrong-copy", message, line)


def _is_copy(text: str, there: str | None) -> bool:
    return text == there or (there is not None and _white(text) == _white(there))


def _without_address(
    note: _Noting, loose: Iterable[tuple[str, int]], copied: Container[str]
) -> Iterator[Note]:
    for text, line in loose:
        if text in copied:
            message = f"`{_cut(text)}` stands in an article, expected its address"
            yield note("no-address", message, line)


def _stands(bodies: Mapping[str, str], address: str) -> str | None:
    """What is printed of the words at an address; None for no address of an article."""
    rest, _, end = address.rpartition(" ")
    article, _, start = rest.rpartition(" ")  # a file's name may hold spaces
    if article not in bodies or not (_OFFSET.fullmatch(start) and _OFFSET.fullmatch(end)):
        return None
    return plain(bodies[article][int(start) : int(end)])


def _runs(text: str) -> Iterator[Run]:
    """Every run of RUN_WORDS words of `text`, in lower case."""
    return _rows(_words(text.casefold()))


def _words(text: str) -> list[str]:
    """The words of a text; two letters each where scripts have no blanks between words."""
    words = find_words(text)
    if text.isascii() or not _UNSPACED.search(text):
        return words
    return [part for word in words for part in _PARTS.findall(word)]


def _rows(words: Sequence[str]) -> Iterator[Run]:
    return zip(*(words[n:] for n in range(RUN_WORDS)), strict=False)


def _cut(text: str) -> str:
    return _white(text)[:80]


def _white(text: str) -> str:
    return _WHITE.sub(" ", text).strip()


def _note(path: PurePosixPath, code: str, message: str, line: int) -> Note:
    return note_on(f"site/{path}", Severity.ERROR, code, message, line)

"""Turns what a feed holds now into clippings of the entries that were never met."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import asdict, replace

from clipbook.clippings import SIDE, free_path
from clipbook.content.ledger import read_rows, write_rows
from clipbook.errors import ClipbookError
from clipbook.fetch import Fetched
from clipbook.model import Files
from clipbook.readers.decode import decode
from clipbook.strict_yaml import dump
from clipbook.text.normalise import slug

if TYPE_CHECKING:
    from clipbook.readers.web.entries import FeedEntry

FEEDS_PATH: Final = PurePosixPath("_feeds.yaml")

_HEAD: Final = (
    "# What `clipbook fetch` met of each feed. Written by clipbook; keep it with the content.\n"
)
_STEM: Final = 80


class FeedState(Struct, frozen=True, order=True):
    """What is known of a feed: its validators, and digests of the entries met, in their order."""

    address: str
    etag: str = ""
    modified: str = ""
    seen: tuple[str, ...] = ()

    @property
    def validators(self) -> Mapping[str, str]:
        """The headers that ask for the feed only if it changed."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in headers.items() if value}


class News(Struct, frozen=True):
    """What came of a feed: files for the seeds folder, how many new entries, its state now."""

    files: Files
    entries: int
    state: FeedState


def take_new(page: Fetched, state: FeedState, met: frozenset[str], taken: Files) -> News:
    """The entries of a fetched feed that are not among `met`, each as a clipping of its own.

    An entry is told by its guid, else by its address. `taken` are the files that are there. Raises
    ClipbookError where it is no feed.
    """
    from clipbook.readers.web.entries import FeedError, split  # noqa: PLC0415 - loads lxml

    headers = {name.casefold(): value for name, value in page.headers}
    files: dict[PurePosixPath, bytes] = {}
    seen = list(state.seen)
    try:
        found = split(decode(page.data).text)
    except FeedError as error:
        raise ClipbookError(f"{state.address}: {error.message}") from error
    for entry, source in found:
        digest = _digest(state.address, entry)
        if digest not in met and digest not in seen:
            seen.append(digest)
            files |= _clipping(entry, source, page, {**taken, **files})
    now = FeedState(
        address=state.address,
        etag=headers.get("etag", ""),
        modified=headers.get("last-modified", ""),
        seen=tuple(seen),
    )
    return News(files, len(seen) - len(state.seen), now)


def _digest(feed: str, entry: FeedEntry) -> str:
    """What an entry is known by; a guid that is no address is one within its feed only."""
    identity = entry.guid or entry.link or f"{entry.title}\n{entry.content or entry.summary}"
    whole = identity if "://" in identity else f"{feed}\n{identity}"
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _clipping(entry: FeedEntry, source: str, page: Fetched, taken: Files) -> Files:
    """The files of an entry: a feed that holds it alone, and where and when it came from."""
    data = source.encode("utf-8", "replace")
    host = (urlsplit(entry.link or page.address).hostname or "").removeprefix("www.")
    ending = ".json" if source.startswith("{") else ".xml"
    name = slug(f"{host} {entry.title}", _STEM) or "entry"
    path = free_path(PurePosixPath(name + ending), data, taken)
    side: dict[str, object] = {
        "address": entry.link,
        "asked": page.asked,
        "fetched": page.at.isoformat(timespec="seconds"),
    }
    return {path: data, PurePosixPath(f"{path}{SIDE}"): dump(side).encode()}


def read_states(data: bytes) -> dict[str, FeedState]:
    """The states of feeds by their addresses; of one that stands twice, what both met."""
    found: dict[str, FeedState] = {}
    for state in read_rows(data, FeedState):
        before = found.get(state.address, state)
        seen = tuple(dict.fromkeys((*before.seen, *state.seen)))
        found[state.address] = replace(state, seen=seen)
    return found


def write_states(states: Iterable[FeedState]) -> bytes:
    """The file of the states, a feed a line."""
    return write_rows(_HEAD, map(asdict, sorted(states)))


def listed_feeds(name: str, data: bytes) -> tuple[str, ...]:
    """The addresses in a list of subscriptions as readers of feeds export it (OPML).

    Raises ClipbookError where it is none.
    """
    from clipbook.readers.web.entries import FeedError, feeds_of  # noqa: PLC0415 - loads lxml

    try:
        found = feeds_of(decode(data).text)
    except FeedError as error:
        raise ClipbookError(f"{name}: {error.message}") from error
    if not found:
        raise ClipbookError(f"{name}: lists no feed, expected an OPML file")
    return found

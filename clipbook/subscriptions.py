"""Turns what a feed holds now into clippings of the entries that were never met."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from msgspec import Struct

from clipbook.clippings import SIDE, free_path
from clipbook.errors import ClipbookError
from clipbook.fetch import Fetched
from clipbook.model import Files
from clipbook.readers.web.decode import decode
from clipbook.strict_yaml import YamlError, dump, load
from clipbook.text.normalise import slug

if TYPE_CHECKING:
    from clipbook.readers.web.entries import Entry

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


def _digest(feed: str, entry: Entry) -> str:
    """What an entry is known by; a guid that is no address is one within its feed only."""
    identity = entry.guid or entry.link or f"{entry.title}\n{entry.content or entry.summary}"
    whole = identity if "://" in identity else f"{feed}\n{identity}"
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _clipping(entry: Entry, source: str, page: Fetched, taken: Files) -> Files:
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
    """The states of feeds by their addresses; of one that stands twice, what both met.

    A line that cannot be read is passed over.
    """
    found: dict[str, FeedState] = {}
    for line in data.decode(errors="replace").split("\n"):
        for parts in _records(line):
            address = parts.get("address", ("",))[0]
            before = found.get(address, FeedState(address))
            found[address] = FeedState(
                address,
                etag="".join(parts.get("etag", ())[:1]),
                modified="".join(parts.get("modified", ())[:1]),
                seen=tuple(dict.fromkeys((*before.seen, *parts.get("seen", ())))),
            )
    found.pop("", None)
    return found


def _records(line: str) -> Iterator[Mapping[str, tuple[str, ...]]]:
    try:
        items = load(line).items or ()
    except YamlError:
        return
    for item in items:
        entries = (item.entries or {}).items()
        yield {key: texts for key, value in entries if (texts := value.texts())}


def write_states(states: Iterable[FeedState]) -> bytes:
    """The file of the states: a feed a line, so that git can merge it."""
    rows = (
        {name: getattr(state, name) for name in FeedState.__struct_fields__}
        for state in sorted(states)
    )
    return (_HEAD + "".join(f"- {json.dumps(row, ensure_ascii=False)}\n" for row in rows)).encode()


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

"""The commands `add` and `fetch`: files, pages of the web and entries of feeds become clippings."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from clipbook import filesystem
from clipbook.cli.notes import print_notes
from clipbook.clippings import free_path, write_fetched
from clipbook.config import read_config
from clipbook.errors import ClipbookError, counted, printable
from clipbook.fetch import UnchangedError, fetch
from clipbook.model import Files
from clipbook.subscriptions import (
    FEEDS_PATH,
    FeedState,
    listed_feeds,
    read_states,
    take_new,
    write_states,
)
from clipbook.text.normalise import slug


def fetch_feeds(options: Namespace) -> int:
    """Fetches every feed once; 1 where one could not be had. Raises ClipbookError without any."""
    feeds = _feeds(options)
    path = options.content / FEEDS_PATH
    states = read_states(filesystem.read_file(path) if path.is_file() else b"")
    new = failed = unchanged = 0
    for number, address in enumerate(feeds):
        time.sleep(options.pause if number else 0)
        try:
            entries, states[address] = _take(address, states, options)
            _say(f"{address}: {counted(entries, 'new clipping')}", options)
            new += entries
        except UnchangedError:
            _say(f"{address}: unchanged", options)
            unchanged += 1
        except ClipbookError as error:
            print(printable(f"clipbook: {error}"), file=sys.stderr)
            failed += 1
        filesystem.write_new(
            options.content, {FEEDS_PATH: write_states(states.values())}, FEEDS_PATH
        )
    parts = [
        f"{number} {what}"
        for number, what in ((unchanged, "unchanged"), (failed, "failed"))
        if number
    ]
    summary = ", ".join([counted(len(feeds), "feed"), counted(new, "new clipping"), *parts])
    _say(f"{summary}{'; `clipbook build` reads them' if new else ''}", options)
    return int(failed > 0)


def _say(line: str, options: Namespace) -> None:
    if not options.quiet:
        print(printable(line), file=sys.stderr)


def _feeds(options: Namespace) -> list[str]:
    """The addresses of the feeds, each once; those of a list of subscriptions among them."""
    if not options.config.is_file():
        raise ClipbookError(f"{options.config}: no such file, expected one with `feeds:`")
    result = read_config(str(options.config), filesystem.read_file(options.config))
    print_notes(result.notes, options)
    found = [feed for settings in result.values for feed in settings.feeds]
    if not found:
        raise ClipbookError(
            f"{options.config}: names no feed, expected a line `feeds: [https://example.org/feed.xml]`"
        )
    return list(dict.fromkeys(address for feed in found for address in _listed(feed, options)))


def _listed(feed: str, options: Namespace) -> Iterator[str]:
    """The address itself, or those in the file of subscriptions beside the settings."""
    if "://" in feed:
        yield feed
        return
    path = options.config.parent / feed
    yield from listed_feeds(str(path), filesystem.read_file(path))


def _take(address: str, states: dict[str, FeedState], options: Namespace) -> tuple[int, FeedState]:
    """How many entries of a feed are new, once they are written into seeds/; its state now."""
    state = states.get(address, FeedState(address))
    page = fetch(address, datetime.now(UTC), validators=state.validators)
    taken = filesystem.read_if_there(options.seeds, "seeds").files
    met = frozenset(digest for other in states.values() for digest in other.seen)
    news = take_new(page, state, met, taken)
    filesystem.write_new(options.seeds, news.files)
    return news.entries, news.state


def add(options: Namespace) -> int:
    """Puts each file or page into seeds/; 1 where one could not be had, and says why."""
    failed = False
    for name in options.names:
        taken = filesystem.read_if_there(options.seeds, "seeds").files
        try:
            new = _fetched(name, taken, options) if "://" in name else _copied(Path(name), taken)
        except ClipbookError as error:
            print(f"clipbook: {printable(str(error))}", file=sys.stderr)
            failed = True
            continue
        filesystem.write_new(options.seeds, new)
        for path in new or ("nothing: it is there already",):
            said = f"{name}: added {options.seeds / path if new else path}"
            print(printable(said), file=sys.stderr)
    return int(failed)


def _fetched(address: str, taken: Files, options: Namespace) -> dict[PurePosixPath, bytes]:
    fetched = fetch(address, datetime.now(UTC), private=options.allow_private)
    return write_fetched(fetched, taken)


def _copied(file: Path, taken: Files) -> dict[PurePosixPath, bytes]:
    data = filesystem.read_file(file)
    safe = file.name if file.name.isprintable() else (slug(file.stem) or "clipping") + _ending(file)
    path = free_path(PurePosixPath(safe), data, taken)
    return {} if path in taken else {path: data}


def _ending(file: Path) -> str:
    return file.suffix if file.suffix.isprintable() else ""

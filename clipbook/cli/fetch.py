"""The command `fetch`: new entries of the feeds in site.yaml become clippings in seeds/."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from clipbook import filesystem
from clipbook.cli.notes import print_notes
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


def fetch_feeds(options: Namespace) -> int:
    """Fetches every feed once; 1 where one could not be had. Raises ClipbookError without any."""
    feeds = _feeds(options)
    states = read_states(_read(options.content / FEEDS_PATH))
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
    taken = _taken(options.seeds)
    met = frozenset(digest for other in states.values() for digest in other.seen)
    news = take_new(page, state, met, taken)
    filesystem.write_new(options.seeds, news.files)
    return news.entries, news.state


def _taken(seeds: Path) -> Files:
    return filesystem.read_if_there(seeds, "seeds").files


def _read(path: Path) -> bytes:
    return filesystem.read_file(path) if path.is_file() else b""

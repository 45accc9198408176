"""Turns a published site into notes on what is not as its account and its content have it.

The account, `manifest-sha256.txt`, tells what a disk or a stranger changed in one file. Who changes
both is found by what the content gives when it is built again, in memory.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import Final

from clipbook.filesystem import MANIFEST
from clipbook.model import Files
from clipbook.notes import Note, Severity, note_on

ACTIVE: Final = frozenset(
    ".css .htm .html .js .json .mjs .pdf .shtml .svg .swf .wasm .xhtml .xht .xml .xsl".split()
)
"""Kinds of files that a browser shows as a page or runs: no other hand puts one into a site."""

# A line of the account: "0a1b...  event/index.html".
_LINE: Final = re.compile(r"([0-9a-f]{64})  (\S.*)")
# So many places of one file are named, and so much of each is shown. Characters.
_MOST: Final = 20
_SHOWN: Final = 60
_NO_INDEX: Final = b'<meta name="robots" content="noindex">'


def verify_account(site: Files) -> tuple[Note, ...]:
    """What is not as the account of a site says, which is among its files.

    Notes: `bad-manifest`, `changed-file`, `missing-file`, `unlisted-file` (a page or script is an
    error; other files may be the host's).
    """
    listed, notes = _listed(site.get(MANIFEST, b""))
    for path, digest in listed.items():
        if path not in site:
            notes.append(_error(path, "missing-file", "is listed, but not there"))
        elif hashlib.sha256(site[path]).hexdigest() != digest:
            message = "has another digest than the account, expected the bytes that were published"
            notes.append(_error(path, "changed-file", message))
    notes += [_unlisted(path) for path in sorted(site.keys() - listed.keys() - {MANIFEST})]
    return tuple(notes)


def _listed(account: bytes) -> tuple[Mapping[PurePosixPath, str], list[Note]]:
    """The digests by paths, and notes on lines that are none."""
    listed: dict[PurePosixPath, str] = {}
    notes = []
    for number, line in enumerate(account.decode("utf-8", "replace").splitlines(), 1):
        found = _LINE.fullmatch(line)
        path = PurePosixPath(found[2]) if found else None
        if found and path is not None and path not in listed and _is_inside(path):
            listed[path] = found[1]
        else:
            message = f"`{line[:_SHOWN]}`, expected a digest and a path, each path once"
            notes.append(_error(MANIFEST, "bad-manifest", message, number))
    return listed, notes


def _is_inside(path: PurePosixPath) -> bool:
    return not path.is_absolute() and ".." not in path.parts


def _unlisted(path: PurePosixPath) -> Note:
    """A note on a file that the account does not know."""
    is_active = path.suffix.casefold() in ACTIVE
    severity = Severity.ERROR if is_active else Severity.INFO
    message = "is not listed in the account, expected nothing but what was published"
    return note_on(f"site/{path}", severity, "unlisted-file", message)


def compare(site: Files, given: Files) -> tuple[Note, ...]:
    """Where the files of a site are not what its content gives, line by line.

    Notes: `not-given` (a page or script that the content does not give, or gives and is not there),
    `wrong-bytes`.
    """
    notes: list[Note] = []
    for path in sorted({*site, *given} - {MANIFEST}):
        if path not in given:
            if path.suffix.casefold() in ACTIVE:
                notes.append(_error(path, "not-given", "the content gives no such file"))
        elif path not in site:
            notes.append(_error(path, "not-given", "is not there, but the content gives it"))
        elif site[path] != given[path]:
            notes += _differences(path, site[path], given[path])
    return tuple(notes)


def _differences(path: PurePosixPath, found: bytes, given: bytes) -> Iterator[Note]:
    """Every line of a file that differs, the first ones shown."""
    places = list(_differing(found.split(b"\n"), given.split(b"\n")))
    for number, here, there in places[:_MOST]:
        at, shown, expected = _parted(here, there)
        message = f"`{shown}` from byte {at} of the line, the content gives `{expected}`"
        yield _error(path, "wrong-bytes", message, number)
    if len(places) > _MOST:
        lines = ", ".join(str(number) for number, _, _ in places[_MOST:])
        yield _error(path, "wrong-bytes", f"and in the lines {lines}", places[_MOST][0])


def _differing(found: list[bytes], given: list[bytes]) -> Iterator[tuple[int, bytes, bytes]]:
    """The numbers of lines that differ, and what stands in them and should.

    Where lines were put in or taken out, those between the first and the last that differ.
    """
    last = _common(reversed(found), reversed(given), min(len(found), len(given)))
    first = _common(found, given, min(len(found), len(given)) - last)
    rows = zip_longest(
        found[first : len(found) - last], given[first : len(given) - last], fillvalue=b""
    )
    for number, (here, there) in enumerate(rows, first + 1):
        if here != there:
            yield number, here, there


def _common(found: Iterable[object], given: Iterable[object], most: int) -> int:
    """How many elements two rows begin with together, `most` at most."""
    shared = 0
    for here, there in zip(found, given, strict=False):
        if shared >= most or here != there:
            break
        shared += 1
    return shared


def _parted(here: bytes, there: bytes) -> tuple[int, str, str]:
    """Where two lines part, as a byte from 0, and what each has there up to where they meet."""
    at = _common(here, there, min(len(here), len(there)))
    end = _common(reversed(here), reversed(there), min(len(here), len(there)) - at)
    shown, expected = (line[at : len(line) - end] for line in (here, there))
    return at, _text(shown), _text(expected)


def _text(data: bytes) -> str:
    return data[: 4 * _SHOWN].decode("utf-8", "replace")[:_SHOWN]


def base_url_of(site: Files) -> str:
    """The base address that a site, or that of a year in it, was built for; '' where none."""
    feeds = [path for path in site if path.name == "feed.json"]
    first = min(feeds, key=lambda path: (len(path.parts), path), default=PurePosixPath())
    try:
        feed = json.loads(site.get(first, b""))
    except (ValueError, RecursionError):
        return ""
    page = feed.get("home_page_url", "") if isinstance(feed, dict) else ""
    home = str(first.with_name("index.html")) if feeds else ""
    return page.removesuffix(home) if isinstance(page, str) else ""


def is_private(site: Files) -> bool:
    """Whether every briefing of a site says of itself that it is no page for others."""
    pages = [data for path, data in site.items() if path.match("*/index.html")]
    return bool(pages) and all(_NO_INDEX in page for page in pages)


def _error(path: PurePosixPath, code: str, message: str, line: int = 0) -> Note:
    return note_on(f"site/{path}", Severity.ERROR, code, message, line)

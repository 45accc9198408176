"""The command `add`: files and pages of the web become clippings in seeds/."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from clipbook import filesystem
from clipbook.clippings import free_path, write_fetched
from clipbook.errors import printable
from clipbook.fetch import fetch
from clipbook.model import Files
from clipbook.notes import ClipbookError
from clipbook.text.normalise import slug


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

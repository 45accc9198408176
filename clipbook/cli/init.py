"""The command `init`: a folder ready for clippings."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

import clipbook
from clipbook import filesystem
from clipbook.build import built_in
from clipbook.config import write_config
from clipbook.content import KEPT_PATH, LEDGER_PATH
from clipbook.errors import printable
from clipbook.model import Files
from clipbook.subscriptions import FEEDS_PATH
from clipbook.text.normalise import on_one_line

_IGNORED: Final = """\
# The site is made from the rest.
/site/
.cache/
.*.new-*
.*.lock
"""
_MERGED: Final = f"""\
# Where two people added clippings, what both sides added stays.
content/{LEDGER_PATH} merge=union
content/{KEPT_PATH} merge=union
content/{FEEDS_PATH} merge=union
"""


def init(options: Namespace) -> int:
    """Makes what is missing of a project in a folder, and says what to do next; 0."""
    folder: Path = options.folder
    proposed = on_one_line(folder.resolve().name.replace("-", " ").replace("_", " "))
    title = _asked(proposed.capitalize() or "Briefings", options)
    files = _files(title)
    there = {path for path in files if (folder / path).exists()}
    filesystem.write_new(folder, {path: files[path] for path in files.keys() - there})
    for path in files:
        state = "is there already, and stays" if path in there else "made"
        print(printable(f"{folder / path}: {state}"), file=sys.stderr)
    go = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))}, "
    print(
        printable(f"Next: {go}put clippings into seeds/ (pasted texts will do), `clipbook serve`"),
        file=sys.stderr,
    )
    return 0


def _files(title: str) -> Files:
    """The files of a new project, by their paths in its folder."""
    workflow = filesystem.read_file(publishing() / "github-pages.yml")
    files = {
        "seeds/.gitkeep": b"",
        "site.yaml": write_config(title).encode(),
        ".gitignore": _IGNORED.encode(),
        ".gitattributes": _MERGED.encode(),
        ".github/workflows/pages.yml": workflow,
    }
    schemas = {f".schemas/{path.name}": filesystem.read_file(path) for path in _schemas()}
    return {PurePosixPath(path): data for path, data in (files | schemas).items()}


def _schemas() -> Iterator[Path]:
    """The JSON Schemas by which editors complete and check the files of a project."""
    folder = Path(clipbook.__file__).parent / "schema"
    return (folder / f"{name}.schema.json" for name in ("article", "event", "page", "site"))


def publishing() -> Path:
    """The folder of workflows that publish a site: in the package once installed."""
    installed = built_in() / "publish"
    return installed if installed.is_dir() else built_in() / ".ci" / "publish"


def _asked(proposed: str, options: Namespace) -> str:
    """The title of the site, as the person at the terminal wants it."""
    if options.yes or not sys.stdin.isatty():
        return proposed
    sys.stderr.write(f"Title of the site [{printable(proposed)}]: ")
    sys.stderr.flush()
    return on_one_line(sys.stdin.readline()) or proposed

"""The command `build`: clippings become content, and content becomes a site."""

from __future__ import annotations

import multiprocessing
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final, TypeVar

from clipbook import disk, pipeline
from clipbook.cli.notes import print_notes
from clipbook.clippings import read_clippings
from clipbook.config import read_config, set_value
from clipbook.content import LEDGER
from clipbook.model import Settings
from clipbook.source import ClipbookError, Note

A = TypeVar("A")
B = TypeVar("B")

POOL_FROM: Final = 64
"""Fewer clippings than this are read faster by one process than a pool is started."""

_UNSAFE: Final = frozenset({"wrong-copy", "no-address"})


def build(options: Namespace) -> int:
    """Builds the site; 0 or 1. Raises ClipbookError where it cannot be built or may not be."""
    started = time.monotonic()
    seeds = _folder(options.seeds, "seeds")
    inputs = (options.seeds, options.content, options.templates, options.static)
    disk.check_output(options.out, inputs)
    looks, notes = _looks(options)
    found = read_clippings(seeds.files)
    clippings = found.values
    with _run(options.jobs if len(clippings) >= POOL_FROM else 1) as run:
        content = _optional(options.content, "content")
        again = frozenset(_clipping_name(name, options.seeds) for name in options.again)
        imported = pipeline.import_seeds(clippings, content.files, again, run)
        disk.write_new(options.content, imported.files, PurePosixPath(LEDGER))
        _tell(options, f"{len(imported.files)} content files written")
        output = pipeline.build({**content.files, **imported.files}, clippings, looks, run)
    notes += (*seeds.notes, *found.notes, *content.notes, *imported.notes, *output.notes)
    status = print_notes(notes, options)
    unsafe = sum(note.code in _UNSAFE for note in output.notes)
    if unsafe:
        raise ClipbookError(f"{options.out}: not written: {unsafe} copies without a right address")
    files = {**output.files, disk.MANIFEST: disk.manifest(output.files)}
    disk.publish(options.out, files)
    _tell(options, f"{len(files)} files of the site written in {time.monotonic() - started:.2f} s")
    if not options.quiet:
        print(f"{options.out / 'index.html'}: open it in a browser", file=sys.stderr)
    return status


def _folder(path: Path, shown: str) -> disk.Folder:
    if not path.is_dir():
        raise ClipbookError(f"{path}: no such folder, expected the folder of {shown}")
    return disk.read_folder(path, shown)


def _optional(path: Path, shown: str) -> disk.Folder:
    return disk.read_folder(path, shown) if path.is_dir() else disk.Folder({}, ())


def _looks(options: Namespace) -> tuple[pipeline.Looks, tuple[Note, ...]]:
    """What decides how the site looks: ours, and over it what the person has of the same name."""
    settings, notes = Settings(), tuple[Note, ...]()
    if options.config.is_file():
        result = read_config(str(options.config), disk.read_file(options.config))
        (settings,), notes = result.values, result.notes
    if options.base_url is not None:
        try:
            settings = set_value(settings, "base_url", options.base_url)
        except ValueError as error:
            raise ClipbookError(str(error)) from error
    if options.full_text:
        settings = set_value(settings, "full_text", "true")
    ours = _built_in()
    templates = {
        **_optional(ours / "templates", "templates").files,
        **_optional(options.templates, "templates").files,
    }
    static = {
        **_optional(ours / "static", "static").files,
        **_optional(options.static, "static").files,
    }
    try:
        named = {str(path): data.decode() for path, data in templates.items()}
    except UnicodeDecodeError as error:
        raise ClipbookError(f"{options.templates}: a template is no UTF-8 text") from error
    return pipeline.Looks(settings=settings, templates=named, static=static), notes


def _built_in() -> Path:
    """Our own looks: in the package once installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "looks"
    return installed if installed.is_dir() else package.parent


def _clipping_name(name: str, seeds: Path) -> str:
    """The path of a clipping below seeds/, given as that or as the path of the file."""
    path = Path(name)
    return str(path.relative_to(seeds)) if path.is_relative_to(seeds) else name


@contextmanager
def _run(jobs: int) -> Iterator[pipeline.Run]:
    """`map`, or with more than one job the same over a pool of processes."""
    if jobs == 1:
        yield map
        return
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:

        def run(function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
            return pool.imap(function, items, chunksize=8)

        yield run


def _tell(options: Namespace, message: str) -> None:
    if options.verbose:
        print(message, file=sys.stderr)

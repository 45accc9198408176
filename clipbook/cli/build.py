"""The command `build`: the site of a project, with what is kept between builds and processes."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing
from datetime import UTC, datetime
from typing import Final

from msgspec.structs import replace

from clipbook import filesystem
from clipbook.build import STAGES, Made, Project, keep_marks
from clipbook.build import build as build_project
from clipbook.cache import FOLDER, Cache
from clipbook.cli.notes import print_notes, worded
from clipbook.cli.progress import Stopwatch, is_wanted, shown
from clipbook.cli.unchanged import Seen, keep_said, version
from clipbook.content import LEDGER_PATH
from clipbook.errors import ClipbookError, counted, printable
from clipbook.importer import after_moves, regroup
from clipbook.model import Run
from clipbook.notes import Note, Severity
from clipbook.object_store import ObjectFolder
from clipbook.stages import Cached, Held
from clipbook.workers import processes

_ROOM: Final = 1 << 22
"""So many bytes of results stay in memory: a thousand articles, which are read several times."""
_SHOWN: Final = 10
"""So many new content files are named one by one."""

Kept = tuple[Cache, Held, int]
"""What is kept between builds: in a file, in memory, and how many bytes may be."""


def build(options: Namespace, seen: Seen | None = None) -> int:
    """Builds the site; 0 or 1. Raises ClipbookError where it cannot be built or may not be.

    Where it was `seen` before what it reads, what it says is kept for the next one.
    """
    if options.regroup:
        regroup_content(options)
    watch = Stopwatch()
    notes, made, status = make(options, watch, kept_so_far())
    ends = [f"{options.out / 'index.html'}: open it in a browser"] if not options.quiet else []
    for line in ends:
        print(line, file=sys.stderr)
    if seen and made.is_lasting:
        account = _account(replace(made, new=()), notes, options)
        lines = [*worded(notes, options)[0], *account, *ends]
        keep_said(options, (seen[0], made.content or seen[1]), lines, status)
    if options.verbose:
        print(watch.table(), file=sys.stderr)
    if options.profile:
        filesystem.write_file(options.profile, watch.record())
    return status


def mark(options: Namespace) -> int:
    """Builds the site, and keeps what it tells as a mark; 0 or 1. Raises ClipbookError."""
    status = build(options)
    if not options.quiet:
        print("marked: the next build says what changed since", file=sys.stderr)
    return status


def make(options: Namespace, watch: Stopwatch, kept: Kept) -> tuple[list[Note], Made, int]:
    """The notes of a build, which are printed, too; what it did, and its exit status.

    Of what is kept, the results in memory give way to those of this build.
    """
    cache, held, room = kept
    told: list[Note] = []
    status = 0

    def tell(notes: Iterable[Note]) -> None:
        nonlocal status
        told.extend(notes)
        status = print_notes(told, options)

    with closing(cache), _workers(options) as pool:
        seen = shown(pool, sys.stderr) if is_wanted(sys.stderr) and not options.quiet else pool
        outer = Cached(seen, cache, STAGES, held, room)
        inner = Cached(map, cache, STAGES)
        made = build_project(project_of(options), (watch.timed(outer), inner), tell)
    held.clear()
    held.update(outer.asked)
    name = getattr(options, "mark", None)
    if name is not None:
        keep_marks(project_of(options), made, name, datetime.now(UTC).date())
    for line in _account(made, told, options):
        print(printable(line), file=sys.stderr)
    return told, made, status


def kept_so_far(room: int = _ROOM) -> Kept:
    """What earlier builds kept: nothing of it is in memory, where there is so much room."""
    return Cache(FOLDER, version()), {}, room


def _workers(options: Namespace) -> AbstractContextManager[Run]:
    """What the stages run on: a cluster where one is named, else processes of this machine."""
    if not options.cluster:
        return processes(options.jobs)
    from clipbook.cluster import cluster  # noqa: PLC0415 # serves an optional package alone

    return cluster(options.cluster)


def _account(made: Made, notes: Iterable[Note], options: Namespace) -> Iterator[str]:
    """What a build did, in lines; none where it is to be quiet."""
    if options.quiet:
        return
    said = f"{len(made.new)} new: "
    for clipping, article in made.new[:_SHOWN]:
        yield f"{said}{options.seeds / clipping} -> {options.content / article}"
        said = " " * len(said)
    if len(made.new) > _SHOWN:
        yield f"{said}and {len(made.new) - _SHOWN} more"
    left_out = {note.place.path for note in notes if note.severity is Severity.ERROR}
    counts = [counted(len(made.marks), "event"), counted(made.articles, "article")]
    yield ", ".join([*counts, *([f"{len(left_out)} left out"] if left_out else [])])


def project_of(options: Namespace) -> Project:
    """The project that a command line names."""
    return Project(
        seeds=options.seeds,
        content=options.content,
        templates=options.templates,
        static=options.static,
        pages=options.pages,
        out=options.out,
        config=options.config,
        base_url=options.base_url,
        full_text=options.full_text,
        again=tuple(options.again),
    )


def regroup_content(options: Namespace) -> None:
    """Moves the content files that grouping anew puts elsewhere, once the person agrees.

    Raises ClipbookError where there is nobody to ask.
    """
    if isinstance(options.content, ObjectFolder):
        raise ClipbookError("--regroup: an object store cannot move files, expected a folder here")
    if not options.content.is_dir():
        return
    content = filesystem.read_folder(options.content, "content").files
    moves = regroup(content)
    for move in moves:
        print(f"{options.content / move.source} -> {options.content / move.target}")
    if not moves:
        print("every article is in the event it would be put in", file=sys.stderr)
    elif options.yes or _agrees(len(moves)):
        for move in moves:
            filesystem.move(options.content, move.source, move.target)
        if LEDGER_PATH in content:
            ledger = {LEDGER_PATH: after_moves(content, moves)}
            filesystem.write_new(options.content, ledger, LEDGER_PATH)


def _agrees(number: int) -> bool:
    if not sys.stdin.isatty():
        raise ClipbookError("nothing moved: add --yes to move the files above")
    sys.stderr.write(f"Move {number} files? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}

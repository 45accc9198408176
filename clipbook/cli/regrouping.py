"""The option `--regroup`: says which content files would move, asks, and moves them."""

from __future__ import annotations

import sys
from argparse import Namespace

from clipbook import filesystem
from clipbook.content import LEDGER_PATH
from clipbook.importer import after_moves, regroup
from clipbook.notes import ClipbookError
from clipbook.object_store import ObjectFolder


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

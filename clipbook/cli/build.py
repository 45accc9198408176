"""The command `build`: nothing where nothing changed, and otherwise what `making` does.

What is imported here is all that a build with nothing to do loads.
"""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module

from clipbook.memo import glance, last, scan

_WITHOUT_SAY = frozenset({"command", "jobs", "port", "profile", "words"})
"""The options that change nothing of what is built."""

# New objects between two searches for cycles of garbage: code, values, states and digests are many,
# and few of them are ever part of a cycle.
_COLLECT_AFTER = 50_000

Looked = list[tuple[str, str, dict[str, scan.State], dict[str, scan.State]]]
"""Folders that were looked at: a name, the path, and the states of files and folders in it."""


def build(options: Namespace) -> int:
    """Builds the site; 0 or 1. Raises ClipbookError where it cannot be built or may not be."""
    if options.regroup:
        import_module("clipbook.cli.regrouping").regroup_content(options)
    moment = scan.now()
    looked = _look(options)
    inputs_seen = _files_of(looked)
    digests = last.seen(inputs_seen)
    before = None if options.again or options.profile else last.recall(scan.FOLDER)
    key = command_key(options)
    if before and last.is_as_seen(before, key, digests):
        looked.append(look_at_site(options))
        is_as_before = last.is_as_seen(before, key, last.seen(_files_of(looked[-1:])))
        if is_as_before and last.is_as_used(before):
            _refresh(before, _files_of(looked), moment)
            if not (before.racy or options.regroup or options.verbose):
                _keep_glance(options, before, looked, moment)
            for line in before.said:
                print(line, file=sys.stderr)
            if options.verbose:
                print("nothing changed", file=sys.stderr)
            return before.status
    with _collecting_seldom():
        make = import_module("clipbook.cli.making").make
        gc.freeze()  # what is imported stays
        status: int = make(options, inputs_seen, digests, moment)
    return status


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Looks for garbage less often inside, and afterwards among all that is there."""
    before = gc.get_threshold()
    gc.set_threshold(_COLLECT_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def command_key(options: Namespace) -> str:
    """Everything that decides what a build does, but for the files it reads, as one text."""
    chosen = {name: str(value) for name, value in vars(options).items() if name not in _WITHOUT_SAY}
    return repr((sorted(chosen.items()), os.getcwd(), scan.surroundings()))  # noqa: PTH109 # pathlib is slow


def inputs(options: Namespace) -> last.Folders:
    """The states of every file that a build may read, our own sources among them."""
    return _files_of(_look(options))


def _look(options: Namespace) -> Looked:
    """The same, and the states of the folders that they lie in."""
    config = scan.state_of(str(options.config))
    own = built_in()
    named = {
        "seeds": str(options.seeds),
        "content": str(options.content),
        "templates": str(options.templates),
        "static": str(options.static),
        "our templates": f"{own}/templates",
        "our static": f"{own}/static",
    }
    return [
        *((name, path, *scan.look(path)) for name, path in named.items()),
        ("config", str(options.config.parent), {options.config.name: config} if config else {}, {}),
        ("program", scan.PACKAGE, *scan.look_at_program()),
    ]


def site(options: Namespace) -> tuple[str, str, Mapping[str, scan.State]]:
    """The states of every file of the site as it stands."""
    return _files_of([look_at_site(options)])[0]


def look_at_site(
    options: Namespace,
) -> tuple[str, str, dict[str, scan.State], dict[str, scan.State]]:
    """The same, and the states of its folders."""
    return "site", str(options.out), *scan.look(str(options.out), hidden=True)


def _files_of(looked: Looked) -> last.Folders:
    return [(name, path, files) for name, path, files, _ in looked]


def built_in() -> str:
    """The folder of our own looks: in the package once installed, beside it in a checkout."""
    installed = f"{scan.PACKAGE}/looks"
    return installed if os.path.isdir(installed) else os.path.dirname(scan.PACKAGE)  # noqa: PTH112, PTH120 # the same


def _refresh(before: last.Last, folders: last.Folders, moment: int) -> None:
    """Lets files that have aged since the last build be told by their states from now on."""
    if before.racy:
        known = before.racy
        before.racy = last.racy_files(
            folders, moment, lambda root, path: known.get(f"{root}/{path}", "")
        )
        if before.racy != known:
            last.keep(scan.FOLDER, before)


def _keep_glance(options: Namespace, before: last.Last, looked: Looked, moment: int) -> None:
    """Lets the next build with the same words see at a glance that there is nothing to do."""
    groups: list[dict[str, scan.State]] = []
    absent = [] if os.path.lexists(options.config) else [str(options.config)]
    for name, root, files, folders in looked:
        if not folders and name != "config":
            absent.append(root)
        found = files | folders  # a folder that is named like a file is among both
        groups.append({f"{root}/{path}": state for path, state in found.items()})
    told = (before.said, before.status)
    glance.keep(scan.FOLDER, options.words, told, (groups, absent), moment)

"""The command `build`: nothing where nothing changed, and otherwise what `making` does.

What is imported here is all that a build with nothing to do loads.
"""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from importlib import import_module

from clipbook.memo import glance, last, scan, standing

_WITHOUT_SAY = frozenset({"command", "jobs", "port", "profile", "words"})
"""The options that change nothing of what is built."""

# New objects between two searches for cycles of garbage: code, values, states and digests are many,
# and few of them are ever part of a cycle.
_COLLECT_AFTER = 100_000

_NOWHERE: scan.State = (0, 0, 0, 0)
"""In place of the state of the folder of the settings, in which nothing else is looked at."""


class Seen:
    """What a build saw before it read anything, when, and what was known of the content then.

    `told` is what tells each folder from others.
    """

    __slots__ = ("content", "looked", "moment", "told")

    def __init__(self, options: Namespace) -> None:
        self.moment = scan.now()
        self.content = standing.recall(scan.FOLDER, "read", str(options.content))
        self.looked = inputs(options, self.content)
        self.told = last.seen(self.looked, {"content": self.content})

    def look(self, name: str) -> scan.Look:
        """What the folder of that name holds."""
        return next(look for each, _, look in self.looked if each == name)


def build(options: Namespace) -> int:
    """Builds the site; 0 or 1. Raises ClipbookError where it cannot be built or may not be."""
    if options.regroup:
        import_module("clipbook.cli.regrouping").regroup_content(options)
    _collect_seldom()
    seen = Seen(options)
    before = None if options.again or options.profile else last.recall(scan.FOLDER)
    if before and _stands(options, before, seen):
        for line in before.said:
            print(line, file=sys.stderr)
        if options.verbose:
            print("nothing changed", file=sys.stderr)
        return before.status
    make = import_module("clipbook.cli.making").make
    gc.freeze()  # what is imported stays
    try:
        status: int = make(options, seen)
    finally:
        gc.unfreeze()
    return status


def _stands(options: Namespace, before: last.Last, seen: Seen) -> bool:
    """Whether nothing changed since `before`; then the next build may be told so at a glance."""
    key = command_key(options)
    if not last.is_as_seen(before, key, seen.told):
        return False
    known = standing.recall(scan.FOLDER, "site", str(options.out))
    site = look_at_site(options, known)
    if not last.is_as_seen(before, key, last.seen([site], {"site": known})):
        return False
    if not last.is_as_used(before):
        return False
    looked = [*seen.looked, site]
    _refresh(before, looked, seen.moment)
    if not (before.racy or options.regroup or options.verbose):
        _keep_glance(options, before, looked, seen.moment)
    return True


def _collect_seldom() -> None:
    """Looks for garbage less often from here on: not at the end, either, when everything goes."""
    gc.set_threshold(_COLLECT_AFTER, *gc.get_threshold()[1:])


def command_key(options: Namespace) -> str:
    """Everything that decides what a build does, but for the files it reads, as one text."""
    chosen = {name: str(value) for name, value in vars(options).items() if name not in _WITHOUT_SAY}
    return repr((sorted(chosen.items()), os.getcwd(), scan.surroundings()))  # noqa: PTH109 # pathlib is slow


def inputs(options: Namespace, content: standing.Standing) -> last.Looked:
    """Every file that a build may read, our own sources among them; `content` is known of these."""
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
    known = {"content": content.look}
    looks = {name: scan.look(path, before=known.get(name)) for name, path in named.items()}
    settings: scan.Look = {"": (_NOWHERE, {options.config.name: config}, ())} if config else {}
    return [
        *((name, path, looks[name]) for name, path in named.items()),
        ("config", str(options.config.parent), settings),
        ("program", scan.PACKAGE, scan.look_at_program()),
    ]


def look_at_site(options: Namespace, known: standing.Standing) -> tuple[str, str, scan.Look]:
    """Every file of the site as it stands, of which that is `known`."""
    out = str(options.out)
    return "site", out, scan.look(out, hidden=True, before=known.look)


def built_in() -> str:
    """The folder of our own looks: in the package once installed, beside it in a checkout."""
    installed = f"{scan.PACKAGE}/looks"
    return installed if os.path.isdir(installed) else os.path.dirname(scan.PACKAGE)  # noqa: PTH112, PTH120 # the same


def _refresh(before: last.Last, looked: last.Looked, moment: int) -> None:
    """Lets files that have aged since the last build be told by their states from now on."""
    if before.racy:
        known = before.racy
        before.racy = last.racy_files(
            looked, moment, lambda root, path: known.get(f"{root}/{path}", "")
        )
        if before.racy != known:
            last.keep(scan.FOLDER, before)


def _keep_glance(options: Namespace, before: last.Last, looked: last.Looked, moment: int) -> None:
    """Lets the next build with the same words see at a glance that there is nothing to do."""
    groups: list[dict[str, scan.State]] = []
    absent = [] if os.path.lexists(options.config) else [str(options.config)]
    for name, root, look in looked:
        if not look and name != "config":
            absent.append(root)
        folders = {} if name == "config" else scan.folders_of(look)
        found = scan.files_of(look) | folders  # a folder that is named like a file is among both
        groups.append({f"{root}/{path}": state for path, state in found.items()})
    told = (before.said, before.status)
    glance.keep(scan.FOLDER, options.words, told, (groups, absent), moment)

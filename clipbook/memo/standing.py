"""Remembers the files of folders with their digests, to tell which of them are as they were."""

from __future__ import annotations

import marshal
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from clipbook.memo.scan import State, digest_of_file
from clipbook.memo.sealed import remove, seal, unseal
from clipbook.memo.store import key_of

_KIND: Final = "clipbook-standing/2"
_DIGITS: Final = 8

Known = tuple[dict[str, str], dict[str, State], list[str]]
"""The digests of files by their paths, their states, and which of them are young."""


def recall_site(kept: str, out: Path, states: Mapping[str, State]) -> dict[str, str]:
    """The digests of the files at `out` that are as a build left them, given their states now.

    A file that was so young that it could change unseen is read.
    """
    return _recall(f"{kept}/site-{_name(out)}", out, states)


def keep_site(
    kept: str,
    out: Path,
    digests: Mapping[str, str],
    seen: tuple[Mapping[str, State], Collection[str]],
) -> None:
    """Keeps the states of the files that were written with `digests`, and which are young."""
    states, young = seen
    _keep(f"{kept}/site-{_name(out)}", digests, states, young)


def recall_read(kept: str, root: Path, states: Mapping[str, State]) -> dict[str, str]:
    """The digests of the files below `root` that are as they were when they were read."""
    return _recall(f"{kept}/read-{_name(root)}", root, states)


def keep_read(
    kept: str,
    root: Path,
    digests: Mapping[str, str],
    seen: tuple[Mapping[str, State], Collection[str]],
) -> None:
    """Keeps the digests of files that were read, but for those so young that they could change."""
    states, young = seen
    doubtful = frozenset(young)
    old = {path: state for path, state in states.items() if path not in doubtful}
    _keep(f"{kept}/read-{_name(root)}", digests, old, ())


def _recall(file: str, root: Path, states: Mapping[str, State]) -> dict[str, str]:
    body = unseal(file, _KIND)
    if body is None:
        return {}
    known: Known = marshal.loads(body)  # noqa: S302 # sealed by ourselves, see memo/store.py
    digests, before, young = known
    standing = digests
    if before != states:
        standing = {
            path: digest for path, digest in digests.items() if states.get(path) == before[path]
        }
    for path in young:
        if path in standing and digest_of_file(f"{root}/{path}") != standing[path]:
            del standing[path]
    return standing


def _keep(
    file: str, digests: Mapping[str, str], states: Mapping[str, State], young: Collection[str]
) -> None:
    seen = {path: digest for path, digest in digests.items() if path in states}
    known: Known = seen, dict(states), list(young)
    if not seal(file, _KIND, marshal.dumps(known)):
        remove(file)


def _name(folder: Path) -> str:
    return key_of(os.path.realpath(folder)).hex()[:_DIGITS] + ".bin"

"""Remembers the files of folders with their digests, to tell which of them are as they were."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from clipbook.memo.scan import State, digest_of_file
from clipbook.memo.store import Store, key_of

_SITE = "site"
_READ = "files read"


def recall_site(store: Store, out: Path, states: Mapping[str, State]) -> dict[str, str]:
    """The digests of the files at `out` that are as a build left them, given their states now.

    A file that was so young that it could change unseen is read.
    """
    young, rows = _recall(store, _SITE, out) or ((), {})
    return {
        path: digest
        for path, (digest, state) in rows.items()
        if states.get(path) == state
        and (path not in young or digest_of_file(f"{out}/{path}") == digest)
    }


def keep_site(
    store: Store,
    out: Path,
    digests: Mapping[str, str],
    seen: tuple[Mapping[str, State], frozenset[str]],
) -> None:
    """Keeps the states of the files that were written with `digests`, and which are young."""
    states, young = seen
    rows = {path: (digest, states[path]) for path, digest in digests.items() if path in states}
    _keep(store, _SITE, out, (young, rows))


def recall_read(store: Store, root: Path, states: Mapping[str, State]) -> dict[str, str]:
    """The digests of the files below `root` that are as they were when they were read."""
    rows = _recall(store, _READ, root) or {}
    return {path: digest for path, (digest, state) in rows.items() if states.get(path) == state}


def keep_read(
    store: Store,
    root: Path,
    digests: Mapping[str, str],
    seen: tuple[Mapping[str, State], Callable[[State], bool]],
) -> None:
    """Keeps the digests of files that were read, but for those so young that they could change."""
    states, is_young = seen
    rows = {
        path: (digest, state)
        for path, digest in digests.items()
        if (state := states.get(path)) and not is_young(state)
    }
    _keep(store, _READ, root, rows)


def _recall(store: Store, kind: str, folder: Path) -> Any:  # noqa: ANN401 # what `_keep` was given
    key = key_of(str(folder.resolve()))
    found = store.find(kind, [key])
    return marshal.loads(found[key]) if key in found else None  # noqa: S302 # see memo/store.py


def _keep(store: Store, kind: str, folder: Path, value: Any) -> None:  # noqa: ANN401 # of plain values
    store.keep(kind, {key_of(str(folder.resolve())): marshal.dumps(value)})

"""Remembers the files of a site with their digests, to tell which of them stand as written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from clipbook.memo.scan import State, digest_of_file
from clipbook.memo.store import Store, key_of, packed, unpacked

_KIND = "site"
Digests = Mapping[PurePosixPath, str]


def recall_site(store: Store, out: Path, states: Mapping[str, State]) -> dict[PurePosixPath, str]:
    """The digests of the files at `out` that are as a build left them, given their states now.

    A file that was so young that it could change unseen is read.
    """
    key = key_of(str(out.resolve()))
    found = store.find(_KIND, [key])
    if key not in found:
        return {}
    young, rows = unpacked(found[key])
    return {
        PurePosixPath(path): digest
        for path, (digest, state) in rows.items()
        if states.get(path) == state
        and (path not in young or digest_of_file(f"{out}/{path}") == digest)
    }


def keep_site(
    store: Store, out: Path, digests: Digests, seen: tuple[Mapping[str, State], frozenset[str]]
) -> None:
    """Keeps the states of the files that were written with `digests`, and which are young."""
    states, young = seen
    rows = {
        str(path): (digest, states[str(path)])
        for path, digest in digests.items()
        if str(path) in states
    }
    store.keep(_KIND, {key_of(str(out.resolve())): packed((young, rows))})

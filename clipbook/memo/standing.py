"""Remembers the files of folders with their digests, to tell which of them are as they were."""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Collection, Mapping

from clipbook.memo.scan import Look, State, digest_of_file
from clipbook.memo.sealed import remove, seal, unseal
from clipbook.paths import folder_of

Digests = dict[str, Mapping[str, str]]
"""The digests of files by their paths, those of each folder by its path."""

Beside = tuple[dict[str, State], list[str]]
"""The states of the folders of another folder by their paths, and the files that it lacks.

All other files are in both, under two names.
"""

_KIND = "clipbook-standing/3"
_DIGITS = 8


class Standing:
    """What is known of the files below a folder, which were seen as `lasting` gives them.

    `young` are those that could have changed unseen since. `beside` is a folder that is kept beside
    it, if it is known. A `mark` tells what was kept once from others.
    """

    __slots__ = ("_rows", "beside", "digests", "look", "mark", "young")

    def __init__(
        self,
        *,
        look: Look | None = None,
        digests: Digests | None = None,
        young: Collection[str] = (),
        beside: Beside | None = None,
        mark: str = "",
    ) -> None:
        self.look = look or {}
        self.digests = digests or {}
        self.young = young
        self.beside = beside
        self.mark = mark
        self._rows: dict[str, bytes] = {}

    def pack(self, before: Standing) -> bytes:
        """All of it as bytes, which of folders that are as `before` are the same."""
        states = {}
        for folder, (state, files, inside) in self.look.items():
            states[folder] = state
            known = self.digests.get(folder, {})
            is_same = (
                folder in before._rows
                and files is before.look[folder][1]
                and known is before.digests[folder]
            )
            self._rows[folder] = (
                before._rows[folder] if is_same else marshal.dumps((files, inside, dict(known)))
            )
        return marshal.dumps((states, self._rows, list(self.young), self.beside))

    def unpack(self, body: bytes) -> None:
        """Takes over what `pack` gave."""
        states, self._rows, self.young, self.beside = marshal.loads(body)  # noqa: S302 # sealed by ourselves, see memo/store.py
        for folder, row in self._rows.items():
            files, inside, self.digests[folder] = marshal.loads(row)  # noqa: S302 # the same
            self.look[folder] = states[folder], files, inside

    def of(self, look: Look, root: str) -> Digests:
        """The digests of those files that are as they were, given what is below `root` now.

        One that was young is read.
        """
        changed = {
            path for path in self.young if digest_of_file(f"{root}/{path}") != self._digest(path)
        }
        doubtful = {folder_of(path) for path in changed}
        return {
            folder: known
            if listing is before and folder not in doubtful
            else {
                path: digest
                for path, digest in known.items()
                if listing[1].get(path) == before[1].get(path) and path not in changed
            }
            for folder, listing in look.items()
            if (known := self.digests.get(folder)) and (before := self.look.get(folder))
        }

    def _digest(self, path: str) -> str | None:
        return self.digests.get(folder_of(path), {}).get(path)


def recall(kept: str, kind: str, root: str) -> Standing:
    """What `keep` kept last of the folder `root`."""
    found = unseal(_path(kept, kind, root), _KIND)
    if found is None:
        return Standing()
    known = Standing(mark=found[1])
    known.unpack(found[0])
    return known


def keep(kept: str, kind: str, root: str, known: Standing, before: Standing) -> str:
    """Keeps what is known of `root`, given what was; a mark of it, empty where the disk refused."""
    path = _path(kept, kind, root)
    mark = seal(path, _KIND, known.pack(before))
    if not mark:
        remove(path)
    return mark


def name_of(root: str | os.PathLike[str]) -> str:
    """A name for what is kept of the folder `root`, whatever it is called by."""
    return hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:_DIGITS]


def _path(kept: str, kind: str, root: str) -> str:
    return f"{kept}/{kind}-{name_of(root)}.bin"
